"""Forms for readings and group sessions."""

from typing import Any

from django import forms

from duizhao.core.outline.container.file_kind import FileKind
from duizhao.web.kit.uploads import File, read_upload
from duizhao.web.kit.widgets import DayInput
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants
from duizhao.web.study.models import StudySession
from duizhao.web.study.selectors import attendance_by_person
from duizhao.web.study.services import Seat, SessionWords

_DAY = DayInput()
_KINDS = (
    FileKind.DOCX, FileKind.PDF, FileKind.OFD, FileKind.TEXT, FileKind.IMAGE, FileKind.DOC,
    FileKind.SLIDES,
)  # fmt: skip


class ReadingForm(forms.Form):
    """Something that must be read."""

    title = forms.CharField(
        label="学习内容", max_length=200, error_messages={"required": "请写出学什么。"}
    )
    source = forms.CharField(label="出处", required=False, max_length=200)
    due = forms.DateField(label="学完期限", required=False, widget=_DAY)
    file = forms.FileField(
        label="文件", required=False, help_text="Word、PDF、OFD、文本、图片或演示文稿，20 MB 以内。"
    )

    def clean_file(self) -> File | None:
        """The file, judged by its content."""
        file = self.cleaned_data.get("file")
        return File(file.name, read_upload(file, _KINDS)) if file else None


class DoneForm(forms.Form):
    """A person's word that he has read something."""

    on = forms.DateField(
        label="学习日期", widget=_DAY, error_messages={"required": "请填写学习日期。"}
    )
    thoughts = forms.CharField(
        label="体会", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class SessionForm(forms.Form):
    """A group session and, for each member, whether he was there."""

    held_on = forms.DateField(
        label="日期", widget=_DAY, error_messages={"required": "请填写日期。"}
    )
    topic = forms.CharField(
        label="内容", max_length=200, error_messages={"required": "请写出学了什么。"}
    )
    where = forms.CharField(label="地点", required=False, max_length=80)
    minutes = forms.IntegerField(label="时长（分钟）", required=False, min_value=1, max_value=1440)
    record = forms.CharField(
        label="记录", required=False, max_length=20000, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        *,
        meeting: Meeting,
        session: StudySession | None = None,
    ) -> None:
        names = ("held_on", "topic", "where", "minutes", "record")
        super().__init__(data, initial={n: getattr(session, n) for n in names if session})
        self.team = list(participants(meeting))
        there = attendance_by_person(session) if session else {}
        for person in self.team:
            row = there.get(person.pk)
            self.fields[f"present_{person.pk}"] = forms.BooleanField(
                label=f"{person} 到会", required=False, initial=row.present if row else True
            )
            self.fields[f"reason_{person.pk}"] = forms.CharField(
                label=f"{person} 缺席原因",
                required=False,
                max_length=120,
                initial=row.reason if row else "",
            )
            self.fields[f"made_up_{person.pk}"] = forms.DateField(
                label=f"{person} 补学日期",
                required=False,
                widget=_DAY,
                initial=row.made_up_on if row else None,
            )

    def clean(self) -> dict[str, Any]:
        """Who was absent has a reason."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for person in self.team:
            if not cleaned.get(f"present_{person.pk}") and not cleaned.get(f"reason_{person.pk}"):
                self.add_error(f"reason_{person.pk}", f"{person}没有到会，请写明原因。")
        return cleaned

    def words(self) -> SessionWords:
        """What was typed of the session."""
        names = ("held_on", "topic", "where", "minutes", "record")
        return SessionWords(**{name: self.cleaned_data[name] for name in names})

    def seats(self) -> list[Seat]:
        """Who was there."""
        return [
            Seat(
                person_id=person.pk,
                present=self.cleaned_data[f"present_{person.pk}"],
                reason=self.cleaned_data[f"reason_{person.pk}"],
                made_up_on=self.cleaned_data[f"made_up_{person.pk}"],
            )
            for person in self.team
        ]

    def rows(self) -> list[tuple[str, Any, Any, Any]]:
        """The members with their three fields, for the table."""
        return [
            (
                person.name,
                self[f"present_{person.pk}"],
                self[f"reason_{person.pk}"],
                self[f"made_up_{person.pk}"],
            )
            for person in self.team
        ]
