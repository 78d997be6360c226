"""Forms to hand in a list of people and to say what its columns mean."""

from collections.abc import Mapping, Sequence

from django import forms

from duizhao.core.roster.columns import ROSTER_COLUMN_LABELS, RosterColumn


class HandInForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label="人员表（.xlsx）",
        help_text="模板，或单位自己的花名册：表头一行或几行、合并的单元格、空行都可以。",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class ColumnsForm(forms.Form):
    """What each heading means; one select a heading."""

    def __init__(
        self, *args: object, headings: Sequence[str], chosen: Mapping[str, RosterColumn]
    ) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self._headings = headings
        choices = [("", "不读这一列"), *((c.value, v) for c, v in ROSTER_COLUMN_LABELS.items())]
        for place, heading in enumerate(headings):
            column = chosen.get(heading)
            self.fields[f"column{place}"] = forms.ChoiceField(
                label=heading,
                choices=choices,
                required=False,
                initial=column.value if column else "",
            )

    def clean(self) -> dict[str, object]:
        """Each column from one heading only."""
        cleaned = super().clean() or {}
        words = [word for word in cleaned.values() if word]
        for column, label in ROSTER_COLUMN_LABELS.items():
            if words.count(column.value) > 1:
                self.add_error(None, f"“{label}”选了两列，请只留一列。")
        return cleaned

    def mapping(self) -> dict[str, str]:
        """Heading → column, empty where the column isn't read."""
        return {
            heading: self.cleaned_data[f"column{place}"]
            for place, heading in enumerate(self._headings)
        }
