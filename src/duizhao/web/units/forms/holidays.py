"""The form for the holidays of a year: the notice pasted, typed line by line, or as a file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from duizhao.core.cycle.holiday_notice import read_holidays
from duizhao.core.cycle.unfit import Unfit
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.read import read
from duizhao.core.outline.unreadable import Unreadable
from duizhao.web.kit.uploads import MEGABYTE, read_upload

_MOST = 10_000


class HolidaysForm(forms.Form):
    """What the notice says; `words` are a file's text where one was chosen."""

    words = forms.CharField(
        label="放假和调休",
        required=False,
        max_length=_MOST,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="把国务院办公厅通知的正文粘贴进来，或者一行写一个：元旦：1月1日至3日放假。1月4日上班。",
    )
    file = forms.FileField(
        label="或者选通知的文件",
        required=False,
        help_text=".docx、.pdf、.ofd 或者文本文件；选了文件就用文件里的。",
    )

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        self._year = year

    def clean_file(self) -> str:
        """The text of the file, which takes the place of what stands in the field."""
        file = self.cleaned_data.get("file")
        if not file:
            return ""
        try:
            text = read(file.name, read_upload(file, most=MEGABYTE), Limits())
        except Unreadable as error:
            raise ValidationError(str(error)) from error
        words = "\n".join(paragraph.text for paragraph in text.paragraphs)[:_MOST]
        self.data = {**self.data, "words": words}
        return words

    def clean(self) -> dict[str, Any]:
        """The words can be read; every mistake in them is told."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            cleaned["words"] = cleaned["file"] or cleaned["words"]
            try:
                read_holidays(cleaned["words"], self._year)
            except Unfit as unfit:
                self.add_error("words", list(unfit.reasons))
        return cleaned
