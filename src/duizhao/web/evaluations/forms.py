"""Forms for evaluations, for the grade that was decided, and the ballot itself."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from duizhao.core.cycle.evaluation import DECIDED_BY_LABELS, GRADE_LABELS, DecidedBy, Grade
from duizhao.web.evaluations.models import Evaluated
from duizhao.web.evaluations.services import GradeWords
from duizhao.web.kit.widgets import DayInput

BAD_DATE = {"required": "请填写日期。", "invalid": "日期写成 2026-01-12 这样。"}
GRADE_CHOICES = [(grade.value, label) for grade, label in GRADE_LABELS.items()]


class EvaluationForm(forms.Form):
    """An evaluation: what it is called, until when."""

    title = forms.CharField(
        label="名称",
        max_length=80,
        initial="民主评议党员",
        error_messages={"required": "请给这次评议起个名称。"},
    )
    due = forms.DateField(
        label="截止日期",
        help_text="当天结束前都可以投。会上投完的，填开会那天。",
        widget=DayInput(),
        error_messages=BAD_DATE,
    )


class ExtendForm(forms.Form):
    """A later day."""

    due = forms.DateField(label="延长到", widget=DayInput(), error_messages=BAD_DATE)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label="理由", max_length=400, error_messages={"required": "请写明理由。"}
    )


class GradeForm(forms.Form):
    """The grade that the branch decided: which, who decided, when, why. Nothing is proposed."""

    grade = forms.ChoiceField(
        label="等次", choices=GRADE_CHOICES, widget=forms.RadioSelect,
        error_messages={"required": "请选一个等次。"},
    )  # fmt: skip
    decided_by = forms.ChoiceField(
        label="谁定的", choices=[(d.value, label) for d, label in DECIDED_BY_LABELS.items()]
    )
    decided_on = forms.DateField(label="定的日期", widget=DayInput(), error_messages=BAD_DATE)
    reason = forms.CharField(
        label="理由", max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="如：个人自评、党员互评、评议票数和平时表现综合起来怎样看。",
        error_messages={"required": "请写明理由。"},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, row: Evaluated, today: date) -> None:  # noqa: ANN401  Django's own
        had = {name: getattr(row, name) for name in ("grade", "decided_by", "decided_on", "reason")}
        super().__init__(data, initial=had if row.grade else {"decided_on": today})

    def words(self) -> GradeWords:
        """What was typed."""
        sent = self.cleaned_data
        return GradeWords(
            grade=Grade(sent["grade"]),
            decided_by=DecidedBy(sent["decided_by"]),
            decided_on=sent["decided_on"],
            reason=sent["reason"],
        )


class BallotForm(forms.Form):
    """A ballot: for each member a grade, or none."""

    def __init__(self, data: Any = None, *, rows: Iterable[Evaluated]) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        self._rows = {f"grade_{row.person_id}": row for row in rows}
        for name, row in self._rows.items():
            self.fields[name] = forms.ChoiceField(
                label=row.person.name, required=False, widget=forms.RadioSelect,
                choices=[*GRADE_CHOICES, ("", "不评")],
            )  # fmt: skip

    def clean(self) -> None:
        """At least one grade."""
        if not self.errors and not self.marks():
            raise forms.ValidationError("一个等次也没有选。请至少评一位同志再投票。")

    def marks(self) -> dict[int, Grade]:
        """The grades that were chosen."""
        return {
            row.person_id: Grade(self.cleaned_data[name])
            for name, row in self._rows.items()
            if self.cleaned_data.get(name)
        }
