"""Forms for statements: words as the browser sends them, files, comments, replies, matters, sections."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from duizhao.core.cycle.autosave import Sent
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Text
from duizhao.core.outline.unreadable import Unreadable
from duizhao.runs.open import open_text
from duizhao.web.kit.uploads import read_upload
from duizhao.web.meetings.selectors import committee
from duizhao.web.statements.models import MATTERS, Statement
from duizhao.web.statements.services.sections import SectionWords
from duizhao.web.statements.texts import MOST_CHARACTERS
from duizhao.web.units.models import Person

MOST_REASON = 400
_UNKNOWN = -1


class WriteForm(forms.Form):
    """The words of a text, and which page sends them for the how-manieth time."""

    words = forms.CharField(
        label="正文",
        required=False,
        strip=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"class": "writing", "rows": 20, "spellcheck": "false"}),
    )
    client = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    number = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean_words(self) -> str:
        """The words with the line ends that the core counts."""
        return str(self.cleaned_data["words"]).replace("\r\n", "\n").replace("\r", "\n")

    def sent(self) -> Sent:
        """Which save this is."""
        data = self.cleaned_data
        seen = data["seen"]
        return Sent(
            client=data["client"],
            number=data["number"] or 0,
            seen=_UNKNOWN if seen is None else seen,
        )


class UploadForm(forms.Form):
    """A file whose text becomes a new version."""

    file = forms.FileField(
        label="文件",
        help_text="Word（.docx）、WPS 或文本文件，20 MB 以内。文件里的文字成为新的一版，原来的版本都留着。",
        error_messages={"required": "请选一个文件。", "empty": "文件是空的，请检查是不是选错了。"},
    )
    text: Text
    content: bytes

    def clean_file(self) -> str:
        """The name of the file, once its text could be read."""
        file = self.cleaned_data["file"]
        self.content = read_upload(file)
        try:
            self.text = open_text(file.name, self.content, Limits())
        except Unreadable as error:
            raise ValidationError(f"{error.reason}{error.cure}") from error
        return str(file.name)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label="理由", max_length=MOST_REASON, error_messages={"required": "请写明理由。"}
    )


class SetAsideForm(ReasonForm):
    """Why a finding is no problem."""

    fingerprint = forms.CharField(max_length=40, widget=forms.HiddenInput)


class CommentForm(forms.Form):
    """What a reviewer says, and of which words."""

    words = forms.CharField(
        label="批注哪几个字",
        required=False,
        max_length=1000,
        help_text="在正文里选中文字会自动填到这里；不填是对全文的意见。",
    )
    near = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    text = forms.CharField(
        label="批注",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写批注。"},
    )


class ReplyForm(forms.Form):
    """What the author, or later the reviewer, says to a comment."""

    words = forms.CharField(
        max_length=2000, error_messages={"required": "请写明改了什么，或者为什么不改。"}
    )


class MattersForm(forms.Form):
    """What a person explains apart from his text."""

    personal = forms.CharField(
        label=MATTERS[0][1],
        required=False,
        max_length=5000,
        help_text="按通知要求说明；没有需要说明的，写“没有”。可以先空着，提交审核以前要写。",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    inquiry = forms.CharField(
        label=MATTERS[1][1],
        required=False,
        max_length=5000,
        help_text="受到谈话函询的，逐项说明；没有的，写“没有”。可以先空着，提交审核以前要写。",
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class SectionForm(forms.Form):
    """One section of the team's text."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label="标题", required=False, max_length=120)
    assignee: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label="分给", queryset=None, required=False, empty_label="会务和主要负责人"
    )

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Person]", self.fields["assignee"])
        field.queryset = committee(statement.meeting)


SectionFormSet = forms.formset_factory(SectionForm, extra=3, max_num=30)


def planned(rows: list[dict[str, Any]]) -> list[SectionWords]:
    """The sections that were typed; a row without a title is none."""
    return [
        SectionWords(row["title"].strip(), row["assignee"], row["pk"])
        for row in rows
        if row.get("title", "").strip()
    ]


class TakeOverForm(forms.Form):
    """Why a section is taken out of another's hands."""

    note = forms.CharField(
        label="为什么接手", max_length=200, error_messages={"required": "请写明为什么接手。"}
    )
