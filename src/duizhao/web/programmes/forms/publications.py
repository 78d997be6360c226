"""Forms for a publication, and for a report whose numbers are to be compared."""

from collections.abc import Mapping
from typing import Any

from django import forms

from duizhao.core.outline.container.file_kind import FileKind
from duizhao.web.kit.uploads import read_upload
from duizhao.web.kit.widgets import DayInput
from duizhao.web.programmes.models import Publication
from duizhao.web.programmes.services.publications import PublicationWords

_DAY = {"invalid": "日期写成 2026-01-12 这样。"}
_KINDS = (FileKind.DOCX, FileKind.TEXT)
_MOST_WORDS = 100_000
_LONGEST_REASON = 200


class PublicationForm(forms.Form):
    """The text, when and where it was made public, and which findings are left out for which reason."""

    text = forms.CharField(
        label="公开的文稿", required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}), help_text="数目按台账拟好，其他内容请补写。",
    )  # fmt: skip
    published_on = forms.DateField(
        label="公开日期", required=False, widget=DayInput(), error_messages=_DAY
    )
    where = forms.CharField(
        label="在哪里公开", required=False, max_length=200,
        help_text="如：局机关党员大会；局门户网站、公开栏。",
    )  # fmt: skip

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        *,
        publication: Publication,
        findings: Mapping[str, str],
        withheld: Mapping[str, str],
        text: str,
    ) -> None:
        super().__init__(
            data,
            initial={
                "text": publication.text or text, "published_on": publication.published_on,
                "where": publication.where,
            },
        )  # fmt: skip
        self._findings = findings
        for place, number in enumerate(findings):
            self.fields[f"withheld{place}"] = forms.BooleanField(
                label=f"第 {number} 条不公开", required=False, initial=number in withheld
            )
            self.fields[f"reason{place}"] = forms.CharField(
                label=f"第 {number} 条不公开的理由", required=False, max_length=_LONGEST_REASON,
                initial=withheld.get(number, ""),
            )  # fmt: skip

    def plain_fields(self) -> list[forms.BoundField]:
        """The fields but those of single findings."""
        return [self[name] for name in ("text", "published_on", "where")]

    def choices(self) -> list[tuple[str, str, forms.BoundField, forms.BoundField]]:
        """Each number with its finding, its tick and its reason."""
        return [
            (number, words, self[f"withheld{place}"], self[f"reason{place}"])
            for place, (number, words) in enumerate(self._findings.items())
        ]

    def words(self) -> PublicationWords:
        """What was typed."""
        data = self.cleaned_data
        return PublicationWords(
            text=data["text"], on=data["published_on"], where=data["where"],
            withheld={
                number: data[f"reason{place}"]
                for place, number in enumerate(self._findings)
                if data[f"withheld{place}"]
            },
        )  # fmt: skip


class ReportForm(forms.Form):
    """A report, pasted or as a file."""

    text = forms.CharField(
        label="报告的文字", required=False, max_length=_MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 10}),
    )  # fmt: skip
    file = forms.FileField(
        label="或者选一个文件",
        required=False,
        help_text="Word（.docx）或者文本，20 MB 以内；只读出来比，不保存。",
    )

    def clean_file(self) -> tuple[str, bytes] | None:
        """The name and the bytes of the file, judged by its content."""
        file = self.cleaned_data.get("file")
        return (file.name, read_upload(file, _KINDS)) if file else None

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        data = super().clean() or {}
        if not self.errors and not data.get("text", "").strip() and not data.get("file"):
            raise forms.ValidationError("请粘贴报告的文字，或者选一个文件。")
        return data
