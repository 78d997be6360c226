"""Forms for what reviewers remark, and for the answers."""

from datetime import date
from typing import Any, cast

from django import forms

from duizhao.web.inspections.models import Finding
from duizhao.web.kit.widgets import DayInput
from duizhao.web.programmes.models import Programme, Remark, Reviewer
from duizhao.web.programmes.services.remarks import RemarkWords

_DAY = {"required": "请填写日期。", "invalid": "日期写成 2026-01-12 这样。"}
_MOST = 4000


class FindingField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no subscript at run time
    """A finding, by its number and its first words."""

    def label_from_instance(self, obj: Finding) -> str:
        """What the select shows."""
        return f"第 {obj.number} 条 {obj.point.words[:30]}"


class RemarkForm(forms.Form):
    """Who remarked what, when, and on which finding."""

    reviewer: "forms.ModelChoiceField[Reviewer]" = forms.ModelChoiceField(
        label="哪家提的",
        queryset=None,
        empty_label="请选",
        error_messages={"required": "请选哪家提的。"},
    )
    given_on = forms.DateField(label="意见日期", widget=DayInput(), error_messages=_DAY)
    words = forms.CharField(
        label="意见原话", max_length=_MOST, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="一条意见录一次，照原话；以后不能改，录错了删去重录。",
        error_messages={"required": "请录入意见的原话。"},
    )  # fmt: skip
    finding = FindingField(
        label="关于哪条问题", queryset=None, required=False, empty_label="整个报告"
    )

    def __init__(self, data: Any = None, *, programme: Programme, today: date) -> None:  # noqa: ANN401  Django's own
        super().__init__(data, initial={"given_on": today})
        self._today = today
        reviewer = cast("forms.ModelChoiceField[Reviewer]", self.fields["reviewer"])
        reviewer.queryset = programme.reviewers.all()
        finding = cast("FindingField", self.fields["finding"])
        finding.queryset = programme.inspection.findings.select_related("point")

    def clean_given_on(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["given_on"]
        if day > self._today:
            raise forms.ValidationError("这一天还没有到，请核对。")
        return day

    def words_typed(self) -> RemarkWords:
        """What was typed."""
        data = self.cleaned_data
        return RemarkWords(
            reviewer=data["reviewer"], given_on=data["given_on"], words=data["words"],
            finding=data["finding"],
        )  # fmt: skip


class AnswerForm(forms.Form):
    """The answer to a remark."""

    changed = forms.ChoiceField(
        label="怎样处理", choices=[("yes", "采纳，已经改了"), ("no", "没有照改，作说明")],
        initial="yes", widget=forms.RadioSelect,
    )  # fmt: skip
    answer = forms.CharField(
        label="答复", max_length=_MOST, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="采纳的写明改了什么、改在哪里；没有照改的写明为什么。",
        error_messages={"required": "请写明改了什么、改在哪里，或者为什么没有照改。"},
    )  # fmt: skip


class MergeForm(forms.Form):
    """Into which remark, and why both say the same."""

    into = forms.ChoiceField(label="并入哪一条", error_messages={"required": "请选并入哪一条。"})
    reason = forms.CharField(
        label="为什么说的是同一件事", max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明为什么说的是同一件事。"},
    )  # fmt: skip

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        *,
        others: list[Remark],
        chosen: str = "",
    ) -> None:
        super().__init__(data, initial={"into": chosen})
        self._others = {str(one.pk): one for one in others}
        field = cast("forms.ChoiceField", self.fields["into"])
        field.choices = [("", "请选"), *((key, str(one)) for key, one in self._others.items())]

    def chosen(self) -> Remark:
        """The remark that was chosen."""
        return self._others[self.cleaned_data["into"]]


class SilentForm(forms.Form):
    """On which day a reviewer said that it has no remark."""

    silent_on = forms.DateField(label="回复日期", widget=DayInput(), error_messages=_DAY)
