"""Forms for the plan of a programme and for the acts of its life."""

from datetime import date
from typing import Any

from django import forms

from duizhao.core.cycle.parameter import Parameter, Shape
from duizhao.core.cycle.programme_terms import PROGRAMME_PARAMETERS, ProgrammeTerms
from duizhao.core.cycle.remark import USUAL_BODIES
from duizhao.core.cycle.workdays import Counting
from duizhao.web.kit.widgets import DayInput
from duizhao.web.programmes.models import Programme, Reviewer
from duizhao.web.programmes.services.programmes import PlanWords

_DAY = {"required": "请填写日期。", "invalid": "日期写成 2026-01-12 这样。"}
_LONGEST_NAME = Reviewer._meta.get_field("name").max_length or 0  # noqa: SLF001  Django's public name for it
_MOST_REVIEWERS = 12


class PlanForm(forms.Form):
    """The terms, who reviews the report, which meeting adopted the plan and when."""

    reviewers = forms.CharField(
        label="进展报告送哪几家审核",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="一行一家。常见的是五家，按反馈文件和上级要求改。",
        error_messages={"required": "请写明送哪几家审核。"},
    )
    adopted_by = forms.CharField(
        label="方案由哪次会议审定", required=False, max_length=120,
        help_text="如：局党组 2025 年第 21 次会议。还没有审定的先空着。",
    )  # fmt: skip
    adopted_on = forms.DateField(
        label="审定日期", required=False, widget=DayInput(), error_messages=_DAY
    )

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        *,
        programme: Programme | None,
        received_on: date,
        today: date,
    ) -> None:
        super().__init__(data)
        self._received_on, self._today = received_on, today
        own = self.fields
        self.fields = {**{one.key: _field(one) for one in PROGRAMME_PARAMETERS}, **own}
        for one in PROGRAMME_PARAMETERS:
            self.initial[one.key] = getattr(programme, one.key) if programme else one.default
        names = [one.name for one in programme.reviewers.all()] if programme else USUAL_BODIES
        self.initial["reviewers"] = "\n".join(names)
        if programme is not None:
            self.initial["adopted_by"] = programme.adopted_by
            self.initial["adopted_on"] = programme.adopted_on

    def clean_reviewers(self) -> tuple[str, ...]:
        """The names, each once."""
        lines = str(self.cleaned_data["reviewers"]).splitlines()
        names = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
        if len(names) > _MOST_REVIEWERS:
            raise forms.ValidationError(f"最多 {_MOST_REVIEWERS} 家。")
        if long := [name for name in names if len(name) > _LONGEST_NAME]:
            raise forms.ValidationError(f"“{long[0][:12]}……”太长，最多 {_LONGEST_NAME} 个字。")
        return names

    def clean_adopted_on(self) -> date | None:
        """A day from the feedback until today."""
        day: date | None = self.cleaned_data["adopted_on"]
        if day is not None and day < self._received_on:
            raise forms.ValidationError(f"比收到反馈的日期（{self._received_on}）还早，请核对。")
        if day is not None and day > self._today:
            raise forms.ValidationError("这一天还没有到，审定以后再填。")
        return day

    def clean(self) -> dict[str, Any]:
        """The meeting and its day together."""
        data = super().clean() or {}
        if "adopted_on" in data and bool(data.get("adopted_by")) != bool(data["adopted_on"]):
            self.add_error("adopted_on", "审定的会议和日期请一起填写。")
        return data

    def words(self) -> PlanWords:
        """What was typed."""
        data = self.cleaned_data
        return PlanWords(
            terms=ProgrammeTerms(
                counting=Counting(data["counting"]), plan_days=data["plan_days"],
                months=data["months"], report_days=data["report_days"],
                publish_days=data["publish_days"],
            ),
            reviewers=data["reviewers"], adopted_on=data["adopted_on"],
            adopted_by=data["adopted_by"],
        )  # fmt: skip


class SendForm(forms.Form):
    """When the progress report was sent, and to whom."""

    sent_on = forms.DateField(label="报送日期", widget=DayInput(), error_messages=_DAY)
    sent_to = forms.CharField(
        label="报给谁", max_length=200, error_messages={"required": "请写明报给谁。"},
        help_text="如：市委巡察工作领导小组。",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, today: date) -> None:  # noqa: ANN401  Django's own
        super().__init__(data, initial={"sent_on": today})
        self._today = today

    def clean_sent_on(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["sent_on"]
        if day > self._today:
            raise forms.ValidationError("这一天还没有到，报送以后再登记。")
        return day


class ReasonForm(forms.Form):
    """A reason."""

    reason = forms.CharField(
        label="理由", max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明理由。"},
    )  # fmt: skip


class ClosingForm(forms.Form):
    """How things stand at the end."""

    words = forms.CharField(
        label="了结时的情况", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="上级怎样评价，哪些转为长期坚持，由谁管。",
        error_messages={"required": "请写明了结时的情况。"},
    )  # fmt: skip


def _field(one: Parameter) -> forms.Field:
    help_text = f"{one.help}依据：{one.basis}。"
    if one.shape is Shape.CHOICE:
        return forms.ChoiceField(
            label=one.label, choices=list(one.choices.items()), help_text=help_text
        )
    wrong = one.allowed() + "。"
    return forms.IntegerField(
        label=f"{one.label}（{one.unit}）", min_value=int(one.least), max_value=int(one.most),
        help_text=help_text,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )  # fmt: skip
