"""The form for the departments and branches of a unit: one a line."""

from django import forms
from django.core.exceptions import ValidationError

MOST, LONGEST = 300, 80


class LinesField(forms.CharField):
    """Names, one a line, none twice."""

    widget = forms.Textarea(attrs={"rows": 10})

    def clean(self, value: object) -> list[str]:
        """The names without blanks and blank lines. ValidationError for too many or too long ones."""
        lines = [line.strip() for line in str(super().clean(value)).splitlines()]
        names = list(dict.fromkeys(line for line in lines if line))
        if len(names) > MOST:
            raise ValidationError(f"最多 {MOST} 个，现在有 {len(names)} 个。")
        long = [name for name in names if len(name) > LONGEST]
        if long:
            raise ValidationError(f"“{long[0][:20]}……”超过 {LONGEST} 个字，请一行写一个名称。")
        return names


class UnitListsForm(forms.Form):
    """Departments and branches."""

    departments = LinesField(label="部门", required=False, help_text="一行一个。")
    branches = LinesField(label="党支部", required=False, help_text="一行一个。")
