"""Forms for findings: one by hand, a pasted text, what was recognised in it, a list to import."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory

from duizhao.core.inspections.judge import LONGEST_GROUP, LONGEST_NUMBER, LONGEST_WORDS
from duizhao.core.inspections.numbered_findings import NumberedFinding
from duizhao.web.inspections.forms.about import People, about_one, about_several, key_of
from duizhao.web.inspections.models import Finding, Inspection
from duizhao.web.inspections.services.findings import FindingWords
from duizhao.web.kit.uploads import read_upload

MOST_CHARACTERS = 200_000
MOST_FOUND = 300
PASTED = "粘贴的文字.txt"


class FindingForm(forms.Form):
    """One finding; about several when it is new, about one when it is changed."""

    number = forms.CharField(
        label="序号",
        required=False,
        max_length=LONGEST_NUMBER,
        help_text="照反馈文件里的写；空着就接着往下编。",
    )
    group = forms.CharField(
        label="所属类别",
        required=False,
        max_length=LONGEST_GROUP,
        help_text="反馈里的大标题，如：落实全面从严治党主体责任方面。",
    )
    words = forms.CharField(
        label="问题",
        max_length=LONGEST_WORDS,
        help_text="照反馈的原话写，一条只写一个问题。",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "请照反馈的原话写出问题。"},
    )

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        *,
        inspection: Inspection,
        finding: Finding | None = None,
    ) -> None:
        initial: dict[str, object] = {}
        if finding is not None:
            initial = {
                "number": finding.number,
                "group": finding.group,
                "words": finding.point.words,
                "about": key_of(finding.point.person),
            }
        super().__init__(data, initial=initial)
        also = finding.point.person if finding else None
        self._people = People(inspection.meeting, also)
        self.fields["about"] = (
            about_several(self._people) if finding is None else about_one(self._people)
        )

    def found(self) -> FindingWords:
        """What was typed."""
        data = self.cleaned_data
        keys = data["about"] if isinstance(data["about"], list) else [data["about"]]
        return FindingWords(
            number=data["number"],
            group=data["group"],
            words=data["words"],
            about=tuple(self._people.person(key) for key in keys),
        )


class PasteForm(forms.Form):
    """The text of a feedback, pasted or as a file."""

    words = forms.CharField(
        label="把反馈的文字粘贴在这里",
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    file = forms.FileField(
        label="或者选择文件",
        required=False,
        help_text="Word、WPS、PDF、OFD 或文本文件，20 MB 以内。只用来读出问题，这里不保存。",
    )
    clauses = forms.BooleanField(
        label="“一是”“二是”各算一条",
        required=False,
        initial=True,
        help_text="去掉勾，就按上一层的编号算一条。",
    )

    def clean_file(self) -> tuple[str, bytes] | None:
        """The file's name and its bytes."""
        file = self.cleaned_data.get("file")
        return (file.name, read_upload(file)) if file else None

    def clean(self) -> dict[str, Any]:
        """Something must be there to read."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("file") and not cleaned.get("words", "").strip():
            raise ValidationError("请粘贴文字，或者选择文件。")
        return cleaned

    def text(self) -> tuple[str, bytes]:
        """The name and the bytes of what is read; a file goes before pasted words."""
        file: tuple[str, bytes] | None = self.cleaned_data["file"]
        return file or (PASTED, self.cleaned_data["words"].encode())


class FoundFindingForm(forms.Form):
    """A finding that was recognised in a text, to be taken or left."""

    take = forms.BooleanField(label="要这一条", required=False)
    number = forms.CharField(label="序号", required=False, max_length=LONGEST_NUMBER)
    group = forms.CharField(label="所属类别", required=False, max_length=LONGEST_GROUP)
    words = forms.CharField(
        label="问题",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    doubt = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["about"] = about_one(people)

    def clean(self) -> dict[str, Any]:
        """What is taken must say something."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("take") and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", "问题空着。不要这一条，请去掉勾。")
        return cleaned

    def found(self) -> FindingWords:
        """What is to be entered."""
        data = self.cleaned_data
        return FindingWords(
            number=data["number"],
            group=data["group"],
            words=data["words"],
            about=(self.people.person(data["about"]),),
        )


FoundFindingFormSet = formset_factory(
    FoundFindingForm, extra=0, max_num=MOST_FOUND, absolute_max=MOST_FOUND
)


def found_findings(
    inspection: Inspection,
    data: Any = None,  # noqa: ANN401  Django's own
    recognised: Iterable[NumberedFinding] = (),
    known: frozenset[str] = frozenset(),
) -> "BaseFormSet[FoundFindingForm]":
    """The rows of what was recognised; ticked unless in doubt or, by its words, entered already."""
    rows = []
    for one in recognised:
        doubt = "已经登记过" if one.words in known else one.doubt
        rows.append(
            {
                "take": not doubt,
                "number": one.number,
                "group": one.group,
                "words": one.words,
                "doubt": doubt,
            }
        )
    return FoundFindingFormSet(
        data, prefix="found", initial=rows, form_kwargs={"people": People(inspection.meeting)}
    )


class HandInForm(forms.Form):
    """The list."""

    file = forms.FileField(
        label="反馈问题表（.xlsx）",
        help_text="模板，或单位自己的问题清单：表头一行或几行、合并的单元格、空行都可以。",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "请选一个文件。"},
    )
