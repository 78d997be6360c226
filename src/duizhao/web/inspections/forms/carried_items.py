"""Forms for open items of earlier meetings: one by hand, a text of last year, what was read from it."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory

from duizhao.core.inspections.left_open import LeftOpen
from duizhao.web.inspections.forms.about import People, about_one, key_of
from duizhao.web.inspections.models import CarriedItem
from duizhao.web.inspections.selectors import earlier_meetings, last_before
from duizhao.web.inspections.services.carried_items import CarriedWords
from duizhao.web.kit.uploads import read_upload
from duizhao.web.meetings.models import Meeting

MOST_WORDS = 2000
MOST_CHARACTERS = 200_000
MOST_FOUND = 100
FIRST_YEAR = 2012
PASTED = "去年的材料.txt"


class OriginForm(forms.Form):
    """Which earlier meeting something comes from."""

    earlier: "forms.ModelChoiceField[Meeting]" = forms.ModelChoiceField(
        label="程序里的哪次会议",
        queryset=None,
        required=False,
        empty_label="程序里没有",
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Meeting]", self.fields["earlier"])
        field.queryset = earlier_meetings(meeting)
        self.fields["from_year"] = forms.IntegerField(
            label="哪个年度的会议",
            min_value=FIRST_YEAR,
            max_value=meeting.year,
            error_messages={
                "required": "请写明是哪个年度的会议。",
                "invalid": "请写四位数字的年度，如 2024。",
                "min_value": f"年度不能早于 {FIRST_YEAR}。",
                "max_value": "不能晚于这次会议的年度。",
            },
        )
        self.order_fields(["from_year", "earlier"])


class CarriedItemForm(OriginForm):
    """One open item."""

    words = forms.CharField(
        label="遗留的事项",
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一条只写一件事。",
        error_messages={"required": "请写出遗留的事项。"},
    )
    promised = forms.CharField(
        label="当时怎样承诺", required=False, max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )  # fmt: skip
    became = forms.CharField(
        label="后来怎样", required=False, max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )  # fmt: skip

    field_order = ("words", "about", "from_year", "earlier", "promised", "became")

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  Django's own
        meeting: Meeting,
        item: CarriedItem | None = None,
    ) -> None:
        initial: dict[str, object] = {
            "from_year": meeting.year - 1,
            "earlier": last_before(meeting),
        }
        if item is not None:
            names = ("from_year", "earlier", "promised", "became")
            initial = {name: getattr(item, name) for name in names}
            initial |= {"words": item.point.words, "about": key_of(item.point.person)}
        super().__init__(*args, meeting=meeting, initial=initial)
        self._people = People(meeting, item.point.person if item else None)
        self.fields["about"] = about_one(self._people)
        self.order_fields(self.field_order)

    def found(self) -> CarriedWords:
        """What was typed."""
        data = self.cleaned_data
        return CarriedWords(
            words=data["words"],
            from_year=data["from_year"],
            earlier=data["earlier"],
            promised=data["promised"],
            became=data["became"],
            about=self._people.person(data["about"]),
        )


class LastTextForm(OriginForm):
    """The text of an earlier meeting: whose it is, from which meeting, pasted or as a file."""

    file = forms.FileField(
        label="去年的对照检查材料",
        required=False,
        help_text="Word、WPS、PDF、OFD 或文本文件，20 MB 以内。只用来读出事项，原件不保存。",
    )
    words = forms.CharField(
        label="或者把文字粘贴在这里",
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    field_order = ("about", "from_year", "earlier", "file", "words")

    def __init__(self, *args: Any, meeting: Meeting) -> None:  # noqa: ANN401  Django's own
        initial = {"from_year": meeting.year - 1, "earlier": last_before(meeting)}
        super().__init__(*args, meeting=meeting, initial=initial)
        self.fields["about"] = about_one(People(meeting))
        self.fields["about"].label = "谁的材料"
        self.order_fields(self.field_order)

    def clean_file(self) -> tuple[str, bytes] | None:
        """The file's name and its bytes."""
        file = self.cleaned_data.get("file")
        return (file.name, read_upload(file)) if file else None

    def clean(self) -> dict[str, Any]:
        """Something must be there to read."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("file") and not cleaned.get("words", "").strip():
            raise ValidationError("请选择文件，或者粘贴文字。")
        return cleaned

    def text(self) -> tuple[str, bytes]:
        """The name and the bytes of what is read; a file goes before pasted words."""
        file: tuple[str, bytes] | None = self.cleaned_data["file"]
        return file or (PASTED, self.cleaned_data["words"].encode())


class FoundItemForm(forms.Form):
    """An open item that was read from a text, to be taken or left."""

    take = forms.BooleanField(label="要这一条", required=False)
    words = forms.CharField(
        label="遗留的事项",
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    promised = forms.CharField(
        label="当时怎样承诺", required=False, max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 2})
    )  # fmt: skip
    became = forms.CharField(
        label="后来怎样", required=False, max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 2})
    )  # fmt: skip
    reason = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["about"] = about_one(people)

    def clean(self) -> dict[str, Any]:
        """What is taken must say something."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("take") and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", "事项空着。不要这一条，请去掉勾。")
        return cleaned

    def found(self, origin: OriginForm) -> CarriedWords:
        """What is to be entered, as coming from the meeting that was named."""
        data = self.cleaned_data
        return CarriedWords(
            words=data["words"],
            promised=data["promised"],
            became=data["became"],
            about=self.people.person(data["about"]),
            from_year=origin.cleaned_data["from_year"],
            earlier=origin.cleaned_data["earlier"],
        )


FoundItemFormSet = formset_factory(
    FoundItemForm, extra=0, max_num=MOST_FOUND, absolute_max=MOST_FOUND
)


def found_items(
    meeting: Meeting,
    data: Any = None,  # noqa: ANN401  Django's own
    read: Iterable[LeftOpen] = (),
    about: str = "",
) -> "BaseFormSet[FoundItemForm]":
    """The rows of what was read; ticked where the text itself says that it isn't finished."""
    rows = [
        {
            "take": one.unfinished,
            "words": one.words,
            "promised": one.promised,
            "became": one.became,
            "reason": one.reason,
            "about": about,
        }
        for one in read
    ]
    return FoundItemFormSet(
        data, prefix="found", initial=rows, form_kwargs={"people": People(meeting)}
    )
