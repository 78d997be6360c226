"""What the picture of the trail is narrowed to."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from duizhao.core.ledger.strands import STOP_LABELS
from duizhao.web.rectification.selectors.strands import TrailChosen


class TrailForm(forms.Form):
    """Whose strands, and where they stop."""

    stop = forms.ChoiceField(
        label="停在哪一步", required=False,
        choices=[
            ("", "全部，没有着落的在前"), ("loose", "只看没有着落的"),
            *((stop.value, label) for stop, label in STOP_LABELS.items()),
        ],
    )  # fmt: skip
    whose = forms.ChoiceField(label="谁的", required=False)

    def __init__(self, data: Any, *, people: Sequence[tuple[str, str]]) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        cast("forms.ChoiceField", self.fields["whose"]).choices = [("", "全部"), *people]

    def chosen(self) -> TrailChosen:
        """What was chosen; a value that isn't offered narrows nothing."""
        self.is_valid()
        data = self.cleaned_data
        return TrailChosen(whose=data.get("whose", ""), stop=data.get("stop", ""))
