"""The forms of an entry: a tap, or everything that can be said of it, asked by the kind of its indicator."""

from datetime import date
from typing import Any, cast
from uuid import uuid4

from django import forms

from duizhao.core.indicators.checklist import MATTER_LABELS, POINT_LABELS
from duizhao.core.indicators.kinds import REGULATION_STEP_LABELS, IndicatorKind
from duizhao.web.indicators.models import Covered, Entry, Indicator
from duizhao.web.indicators.services.entries import EntryWords
from duizhao.web.kit.widgets import DayInput

_DAYS = {"required": "请填写日期。", "invalid": "日期写成 2026-01-12 这样。"}
_STEPS = [("", "请选择"), *((s.value, label) for s, label in REGULATION_STEP_LABELS.items())]
_ON = {
    IndicatorKind.RESPONSE_LAG: "本单位第一次行动的日期",
    IndicatorKind.DECISION: "会议日期",
    IndicatorKind.MEETING_LENGTH: "会议日期",
}
_NOTE = {
    IndicatorKind.RESPONSE_LAG: "上级什么决定，本单位做了什么",
    IndicatorKind.DECISION: "议的什么事",
    IndicatorKind.MEETING_LENGTH: "什么会",
}


class TapForm(forms.Form):
    """A tap: of whom, which step, and the key of the button."""

    key = forms.UUIDField()
    covered: "forms.ModelChoiceField[Covered]" = forms.ModelChoiceField(
        queryset=None, required=False
    )
    step = forms.ChoiceField(choices=_STEPS, required=False)

    def __init__(self, data: Any, *, indicator: Indicator) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        members = indicator.covered.filter(dropped=False)
        cast("forms.ModelChoiceField[Covered]", self.fields["covered"]).queryset = members

    def words(self, *, today: date) -> EntryWords:
        """An entry dated today."""
        data = self.cleaned_data
        return EntryWords(on=today, covered=data["covered"], step=data["step"], key=data["key"])


class EntryForm(forms.Form):
    """An entry with its date, a note and what shows it."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    covered: "forms.ModelChoiceField[Covered]" = forms.ModelChoiceField(
        label="对象", queryset=None, required=False, empty_label="不在范围里，写在说明里"
    )
    step = forms.ChoiceField(
        label="到了哪一步", choices=_STEPS, error_messages={"required": "请选一步。"}
    )
    since = forms.DateField(label="上级决定的日期", widget=DayInput(), error_messages=_DAYS)
    on = forms.DateField(label="日期", widget=DayInput(), error_messages=_DAYS)
    amount = forms.IntegerField(label="数目", min_value=1, max_value=10_000)
    matter = forms.ChoiceField(
        label="属于哪一类", choices=[(m.value, label) for m, label in MATTER_LABELS.items()]
    )
    note = forms.CharField(label="说明", max_length=200, required=False)
    material_days = forms.IntegerField(label="材料提前几天送达", min_value=0, max_value=60)
    entitled = forms.IntegerField(label="应到几人", min_value=1, max_value=200)
    present = forms.IntegerField(label="到会几人", min_value=0, max_value=200)
    kept = forms.MultipleChoiceField(
        label="做到了哪些",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(point.value, label) for point, label in POINT_LABELS.items()],
    )
    evidence = forms.CharField(
        label="佐证",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="看得出做了的东西：记录在哪里，文号，照片编号。",
    )
    reason = forms.CharField(label="为什么改", required=False, max_length=200)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        *,
        indicator: Indicator,
        entry: Entry | None = None,
        today: date,
    ) -> None:
        super().__init__(data, initial=_written(entry) if entry else {"on": today, "amount": 1})
        self._kind = kind = IndicatorKind(indicator.kind)
        self.fields["key"].initial = uuid4()
        members = indicator.covered.filter(dropped=False)
        if entry is not None and entry.covered_id is not None:
            members = members | indicator.covered.filter(pk=entry.covered_id)
        cast("forms.ModelChoiceField[Covered]", self.fields["covered"]).queryset = members
        self.fields["on"].label = _ON.get(kind, "日期")
        self.fields["note"].label = _NOTE.get(kind, "说明")
        self.fields["note"].required = kind in {
            IndicatorKind.DECISION, IndicatorKind.RESPONSE_LAG,
        }  # fmt: skip
        self.fields["note"].error_messages["required"] = "请写明是哪一件。"
        if kind is IndicatorKind.MEETING_LENGTH:
            self.fields["amount"].label = "开了多少分钟"
            self.fields["amount"].initial = None
        for name in _left_out(kind, covers=members.exists()):
            del self.fields[name]
        if entry is None:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """No more can be present than are entitled."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        present, entitled = cleaned.get("present"), cleaned.get("entitled")
        if present is not None and entitled is not None and present > entitled:
            self.add_error("present", "到会的不会比应到的多，列席的不算在内。")
        return cleaned

    def words(self) -> EntryWords:
        """What was typed."""
        data = self.cleaned_data
        answers: dict[str, object] = {}
        if self._kind is IndicatorKind.DECISION:
            names = ("matter", "material_days", "present", "entitled", "kept")
            answers = {name: data[name] for name in names}
        return EntryWords(
            key=data["key"],
            on=data["on"],
            covered=data.get("covered"),
            since=data.get("since"),
            amount=data.get("amount") or 1,
            step=data.get("step", ""),
            answers=answers,
            note=data["note"],
            evidence=data["evidence"],
        )


def _written(entry: Entry) -> dict[str, object]:
    names = ("covered", "step", "since", "on", "amount", "note", "evidence")
    return {**{name: getattr(entry, name) for name in names}, **entry.answers}


def _left_out(kind: IndicatorKind, *, covers: bool) -> tuple[str, ...]:
    """The fields that a kind has no use for."""
    decision = ("matter", "material_days", "entitled", "present", "kept")
    set_of = () if covers else ("covered",)
    match kind:
        case IndicatorKind.DECISION:
            return ("covered", "step", "since", "amount")
        case IndicatorKind.RESPONSE_LAG:
            return (*decision, "covered", "step", "amount")
        case IndicatorKind.MEETING_LENGTH:
            return (*decision, "covered", "step", "since")
        case IndicatorKind.REGULATION:
            return (*decision, *set_of, "since", "amount")
    return (*decision, *set_of, "step", "since")
