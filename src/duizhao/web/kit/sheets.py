"""What every import from a spreadsheet shows: what its columns mean, and a workbook as an answer."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from django import forms
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from duizhao.core.sheets.list_kind import C, ListKind
from duizhao.web.kit.uploads import MEGABYTE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_BYTES = 5 * MEGABYTE
"""How large a list may be that is handed in."""


class ColumnsForm(forms.Form):
    """What each heading of a list means; one select a heading. `nothing` is the choice of no column."""

    def __init__(
        self,
        *args: object,
        kind: "ListKind[C]",
        headings: Sequence[str],
        chosen: Mapping[str, StrEnum],
        nothing: str = "不读这一列",
    ) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self._headings = headings
        self._labels = {column.value: label for column, label in kind.labels.items()}
        for place, heading in enumerate(headings):
            column = chosen.get(heading)
            self.fields[f"column{place}"] = forms.ChoiceField(
                label=heading,
                choices=[("", nothing), *self._labels.items()],
                required=False,
                initial=column.value if column else "",
            )

    def clean(self) -> dict[str, object]:
        """Each column from one heading only."""
        cleaned = super().clean() or {}
        words = [word for word in cleaned.values() if word]
        for value, label in self._labels.items():
            if words.count(value) > 1:
                self.add_error(None, f"“{label}”选了两列，请只留一列。")
        return cleaned

    def mapping(self) -> dict[str, str]:
        """Heading → column, empty where the column isn't read."""
        return {
            heading: self.cleaned_data[f"column{place}"]
            for place, heading in enumerate(self._headings)
        }


def workbook_answer(content: bytes, name: str) -> HttpResponse:
    """A workbook to be saved under a name."""
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer
