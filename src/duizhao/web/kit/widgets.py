"""Controls that every form uses in the same way."""

from django import forms


class DayInput(forms.DateInput):
    """A browser's own date control, which wants its value as 2026-01-12 whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")
