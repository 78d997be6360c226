"""The two days between which a ledger is compared."""

from datetime import date
from typing import Any

from django import forms

from duizhao.web.kit.widgets import DayInput

_WRONG = "日期写成 2026-01-12 这样。"


class DaysForm(forms.Form):
    """From the end of one day to the end of another; the second is today where it isn't given."""

    first = forms.DateField(
        label="从哪一天（上次报告）", widget=DayInput(),
        error_messages={"required": "请填写日期。", "invalid": _WRONG},
    )  # fmt: skip
    last = forms.DateField(
        label="到哪一天", required=False, widget=DayInput(), error_messages={"invalid": _WRONG}
    )

    def __init__(self, data: Any, *, today: date) -> None:  # noqa: ANN401  Django's own
        super().__init__(data, initial={"last": today})
        self._today = today

    def clean(self) -> dict[str, Any]:
        """The first day before the last, which is no later than today."""
        data = super().clean() or {}
        first = data.get("first")
        last = data["last"] = min(data.get("last") or self._today, self._today)
        if first and first >= last:
            self.add_error("first", "要比后一天早，后一天最晚是今天。")
        return data

    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.cleaned_data["first"], self.cleaned_data["last"]
