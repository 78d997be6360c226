"""Forms for the acts of an item's life: words, reasons, dates, a verifier."""

from datetime import date
from typing import Any, cast

from django import forms

from duizhao.web.kit.widgets import DayInput
from duizhao.web.rectification.models import Item
from duizhao.web.units.models import Person
from duizhao.web.units.selectors import people_of

_DAY = {"required": "请填写日期。", "invalid": "日期写成 2026-01-12 这样。"}
MOST_WORDS = 2000


def _words(label: str, required: str, help_text: str = "", most: int = 400) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": required},
    )  # fmt: skip


class ReasonForm(forms.Form):
    """A reason."""

    reason = _words("理由", "请写明理由。")


class TaskDoneForm(forms.Form):
    """That a task is done."""

    result = _words("完成情况", "请写明完成情况。", "做了什么，结果怎样，有数写数。", MOST_WORDS)
    done_on = forms.DateField(label="完成日期", widget=DayInput(), error_messages=_DAY)

    def __init__(self, data: Any = None, *, today: date) -> None:  # noqa: ANN401  Django's own
        super().__init__(data, initial={"done_on": today})


class ClosingForm(forms.Form):
    """What has come of it, with the request to close."""

    effect = _words(
        "整改成效", "请写明整改成效。", "现在怎样了，凭什么说改好了；群众感受得到什么。", MOST_WORDS
    )


class VerifierForm(forms.Form):
    """Who verifies."""

    verifier: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label="核验人", queryset=None, empty_label="选一位不负责这件事的人",
        error_messages={"required": "请选核验人。"},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, item: Item, doers: frozenset[int]) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        field = cast("forms.ModelChoiceField[Person]", self.fields["verifier"])
        people = people_of(item.meeting.unit).filter(left__isnull=True)
        field.queryset = people.exclude(pk__in=doers)


class VerifyForm(forms.Form):
    """What the verifier saw."""

    words = _words(
        "核验意见", "请写明看了什么、怎样核实的。", "看了哪些佐证，到哪里看过，问过谁。", MOST_WORDS
    )


class ExtensionForm(forms.Form):
    """More time: why, until when."""

    reason = _words("延期的理由", "请写明延期的理由。")
    until = forms.DateField(label="延到", widget=DayInput(), error_messages=_DAY)


class DecisionForm(forms.Form):
    """What is decided on a request for more time."""

    words = forms.CharField(
        label="批复意见", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="不同意的，写明理由。",
    )  # fmt: skip


class ReopenForm(forms.Form):
    """Why a closed item is open again, and until when."""

    reason = _words("问题怎样又出现了", "请写明问题怎样又出现了。")
    due = forms.DateField(label="新的完成期限", widget=DayInput(), error_messages=_DAY)


class CheckForm(forms.Form):
    """What a spot check saw; a date where the problem is back."""

    words = _words("看了什么、看到什么", "请写明看了什么、看到什么。", most=MOST_WORDS)
    back = forms.ChoiceField(
        label="结果", choices=[("no", "没有回潮"), ("yes", "有回潮，重新打开")], initial="no"
    )
    due = forms.DateField(
        label="新的完成期限", required=False, widget=DayInput(), help_text="有回潮的，定新的期限。",
        error_messages=_DAY,
    )  # fmt: skip
