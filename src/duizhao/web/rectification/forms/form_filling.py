"""A form to be filled from the ledger: the file, and of which day and which items."""

from datetime import date
from typing import Any

from django import forms

from duizhao.core.ledger.form import SCOPE_LABELS, Scope
from duizhao.web.kit.widgets import DayInput


class FormHandInForm(forms.Form):
    """The form as a spreadsheet."""

    file = forms.FileField(
        label="要填的表（.xlsx）",
        help_text="空表：只有标题、表头和表下的签字栏。格式不动，按表头逐条往下填。",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "请选一个文件。"},
    )


class FillForm(forms.Form):
    """Of which day, and which items."""

    day = forms.DateField(
        label="截至哪一天", widget=DayInput(),
        error_messages={"required": "请填写日期。", "invalid": "日期写成 2026-01-12 这样。"},
    )  # fmt: skip
    scope = forms.ChoiceField(
        label="填哪些", choices=[(one.value, label) for one, label in SCOPE_LABELS.items()]
    )

    def __init__(self, data: Any = None, *, today: date) -> None:  # noqa: ANN401  Django's own
        super().__init__(data, initial={"day": today, "scope": Scope.ALL.value})
        self._today = today

    def clean_day(self) -> date:
        """No day to come."""
        day: date = self.cleaned_data["day"]
        if day > self._today:
            raise forms.ValidationError("最晚填到今天。")
        return day
