"""The forms of the quick check and of the look at layouts."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from duizhao.core.frameworks.load import load
from duizhao.core.frameworks.mistakes import FrameworkMistake
from duizhao.core.frameworks.model import Framework
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.layout.profile import Profile
from duizhao.web.check.layouts import PROFILES
from duizhao.web.kit.several_files import FilesField
from duizhao.web.kit.uploads import MEGABYTE, read_upload
from duizhao.web.meetings.framework import framework_of
from duizhao.web.meetings.models import Meeting

MOST_FILES = 20
MOST_CHARACTERS = 200_000
PASTED = "粘贴的文字.txt"
_OF_MEETING = "meeting-"


class LayoutForm(forms.Form):
    """Whose layout is to be looked at, and by which profile; `direct` asks for the copy at once."""

    chosen = FilesField(
        label="选择 .docx",
        most=MOST_FILES,
        more="整个文件夹请用 duizhao layout 文件夹。",
        accept=".docx",
        help_text=f".doc、.wps 请先另存为 .docx；每个 20 MB 以内，最多 {MOST_FILES} 个。",
    )
    profile = forms.ChoiceField(
        label="版式",
        required=False,
        choices=[
            ("", "看有没有发文字号"),
            ("material", "材料、讲话（没有红头）"),
            ("official", "公文"),
        ],
    )
    direct = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """A copy alone can be handed back only of one file."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("direct") and len(cleaned.get("chosen") or ()) > 1:
            raise ValidationError("直接下载一次只能改一个文件；几个文件请先看版式。")
        return cleaned

    def picked(self) -> Profile | None:
        """The profile that was picked; None where the file shall propose one."""
        return PROFILES.get(self.cleaned_data["profile"])


class CheckForm(forms.Form):
    """What is to be checked."""

    chosen = FilesField(
        label="选择文件",
        required=False,
        most=MOST_FILES,
        more="整个文件夹请用 duizhao check 文件夹。",
        help_text=f"Word、WPS、PDF、OFD 或文本文件，可以一次选几个；每个 20 MB 以内，最多 {MOST_FILES} 个。",
    )
    words = forms.CharField(
        label="或者把文字粘贴在这里",
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    framework = forms.ChoiceField(label="框架", required=False)
    notice = forms.FileField(
        label="自己写的框架文件",
        required=False,
        help_text="本单位按通知写的 .yaml；用它就不用选上面的。",
    )
    anonymised = forms.BooleanField(label="材料有意隐去了名称，不查占位内容", required=False)

    def __init__(self, *args: Any, meetings: Iterable[Meeting] = (), **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        self._meetings = {f"{_OF_MEETING}{meeting.pk}": meeting for meeting in meetings}
        own = [(key, f"{meeting.title}的通知和参数") for key, meeting in self._meetings.items()]
        shipped = [(one.key, one.name) for one in shipped_frameworks()]
        self.fields["framework"].choices = [  # type: ignore[attr-defined]
            ("", "按材料自己提出"),
            *([("本单位的会议", own), ("随程序的框架", shipped)] if own else shipped),
        ]

    def clean_notice(self) -> Framework | None:
        """The framework that the file holds, or every mistake in it."""
        file = self.cleaned_data.get("notice")
        if not file:
            return None
        try:
            return load(file.name, read_upload(file, most=MEGABYTE))
        except FrameworkMistake as wrong:
            raise ValidationError(str(wrong)) from wrong

    def clean(self) -> dict[str, Any]:
        """Something must be there to check."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if (
            not self.errors
            and not cleaned.get("chosen")
            and not (cleaned.get("words") or "").strip()
        ):
            raise ValidationError("请选择文件，或者粘贴文字。")
        return cleaned

    def texts(self) -> list[tuple[str, bytes]]:
        """The texts with their names."""
        words = self.cleaned_data["words"]
        pasted = [(PASTED, words.encode())] if words.strip() else []
        return [*self.cleaned_data["chosen"], *pasted]

    def picked(self) -> Framework | None:
        """The framework that was picked, with a meeting's its figures; None where the text shall propose one."""
        own: Framework | None = self.cleaned_data["notice"]
        key = self.cleaned_data["framework"]
        if not own and key in self._meetings:
            own = framework_of(self._meetings[key])
        return own or next((one for one in shipped_frameworks() if one.key == key), None)
