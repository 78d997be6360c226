"""The form in which evidence is handed in."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.evidence import EVIDENCE_KIND_LABELS, LEVEL_LABELS, EvidenceKind, Level
from duizhao.core.outline.container.file_kind import FileKind, kind_of
from duizhao.core.outline.container.macros import bears_macros
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable
from duizhao.runs.open import open_text
from duizhao.web.indicators.access import indicators_for
from duizhao.web.kit.uploads import File, read_upload
from duizhao.web.kit.widgets import DayInput
from duizhao.web.rectification.models import Evidence, Item
from duizhao.web.rectification.services.work import EvidenceWords
from duizhao.web.study.access import sessions_for
from duizhao.web.talks.access import talks_for

KINDS = (
    FileKind.DOCX, FileKind.PDF, FileKind.OFD, FileKind.TEXT, FileKind.IMAGE, FileKind.DOC,
    FileKind.SHEET,
)  # fmt: skip
_READ = frozenset({FileKind.DOCX, FileKind.PDF, FileKind.OFD, FileKind.TEXT})
"""The kinds that are looked at for a mark of secrecy; what is only a picture can't be."""
_DAY = {"required": "请填写材料的日期。", "invalid": "日期写成 2026-01-12 这样。"}


class EvidenceForm(forms.Form):
    """A piece of evidence: a file, words, or something that the program has on record."""

    kind = forms.ChoiceField(
        label="种类", choices=[(k.value, word) for k, word in EVIDENCE_KIND_LABELS.items()]
    )
    title = forms.CharField(
        label="名称", max_length=200, help_text="如：2026年一季度督办件办结台账。",
        error_messages={"required": "请写出材料的名称。"},
    )  # fmt: skip
    proves = forms.CharField(
        label="证明什么", max_length=400, help_text="一句话：它说明哪件事做到了。",
        error_messages={"required": "请写明它证明什么。"},
    )  # fmt: skip
    dated_on = forms.DateField(
        label="材料日期", widget=DayInput(), help_text="材料本身是哪天的，不是上传的日期。",
        error_messages=_DAY,
    )  # fmt: skip
    holds_until = forms.DateField(
        label="有效期至", required=False, widget=DayInput(), help_text="过了这天就不能再证明的，填上。",
        error_messages=_DAY,
    )  # fmt: skip
    level = forms.ChoiceField(
        label="知悉范围", choices=[(one.value, word) for one, word in LEVEL_LABELS.items()],
        initial=Level.INTERNAL.value, help_text="标有密级的文件不能放进来。",
    )  # fmt: skip
    file = forms.FileField(
        label="文件", required=False,
        help_text="Word、PDF、OFD、表格、文本或图片，20 MB 以内；带宏的、压缩包不收。种类选“文件”时要有。",
    )  # fmt: skip
    words = forms.CharField(
        label="文字记录", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="种类选“文字记录”时要有：谁、什么时候、在哪里、看到什么。",
    )  # fmt: skip

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        files: Any = None,  # noqa: ANN401
        *,
        item: Item,
        actor: Actor,
        today: date,
        replaces: Evidence | None = None,
    ) -> None:
        names = ("title", "proves", "level")
        initial: dict[str, object] = {n: getattr(replaces, n) for n in names if replaces}
        super().__init__(data, files, initial={"dated_on": today, **initial})
        self._replaces = replaces
        sessions = sessions_for(actor, item.meeting.unit)
        talks = talks_for(actor, item.meeting).exclude(state="due")
        self.fields["session"] = _one(sessions, "集中学习", "种类选“集中学习”时选一次。")
        self.fields["talk"] = _one(
            talks, "谈心谈话", "种类选“谈心谈话”时选一次；谈话内容仍只有双方能看。"
        )
        self.fields["indicator"] = _one(
            indicators_for(actor, item.meeting.unit),
            "指标",
            "种类选“指标”时选一个；它今天的进度一并存下，以后再登记的不算在这一件里。",
        )
        self.fields["task"] = _one(item.tasks.all(), "哪项任务", "空着就是整条的佐证。")

    def clean_file(self) -> File | None:
        """The file, judged by its content; what bears macros or a mark of secrecy is refused."""
        file = self.cleaned_data.get("file")
        if not file:
            return None
        data = read_upload(file, KINDS)
        if bears_macros(data, Limits()):
            raise ValidationError("文件带有宏，不收。请用 Word、WPS 另存为不带宏的再交。")
        if kind_of(data) in _READ and _is_secret(file.name, data):
            raise ValidationError("文件标有密级，不能放进来。请在规定的涉密设备上保管。")
        return File(file.name, data)

    def clean(self) -> dict[str, Any]:
        """What the kind asks for must be there, and the dates must follow each other."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        asked = {
            "file": "file", "note": "words", "study": "session", "talk": "talk",
            "indicator": "indicator",
        }  # fmt: skip
        name = asked[cleaned["kind"]] if cleaned.get("kind") in asked else ""
        if name and name not in self.errors and not cleaned.get(name):
            what = self.fields[name].label
            self.add_error(name, f"种类选了“{self._kind(cleaned['kind'])}”，请给出{what}。")
        until, begins = cleaned.get("holds_until"), cleaned.get("dated_on")
        if until and begins and until < begins:
            self.add_error("holds_until", "有效期不能早于材料日期。")
        return cleaned

    def found(self) -> EvidenceWords:
        """What was handed in; what the kind doesn't ask for is left out."""
        data = self.cleaned_data
        kind = EvidenceKind(data["kind"])
        return EvidenceWords(
            kind=kind, title=data["title"], proves=data["proves"], dated_on=data["dated_on"],
            holds_until=data["holds_until"], level=Level(data["level"]), words=data["words"],
            file=data["file"] if kind is EvidenceKind.FILE else None,
            session=data["session"] if kind is EvidenceKind.STUDY else None,
            talk=data["talk"] if kind is EvidenceKind.TALK else None,
            indicator=data["indicator"] if kind is EvidenceKind.INDICATOR else None,
            task=data["task"], replaces=self._replaces,
        )  # fmt: skip

    def _kind(self, value: str) -> str:
        return EVIDENCE_KIND_LABELS[EvidenceKind(value)]


def _one(rows: Any, label: str, help_text: str) -> "forms.ModelChoiceField[Any]":  # noqa: ANN401  three kinds of rows
    return forms.ModelChoiceField(
        label=label, queryset=rows, required=False, empty_label="不选", help_text=help_text
    )


def _is_secret(name: str, data: bytes) -> bool:
    """Whether a file is refused only because of its mark of secrecy; one that can't be read has none."""
    try:
        open_text(name, data, Limits())
    except Unreadable:
        try:
            open_text(name, data, Limits(allow_secret=True))
        except Unreadable:
            return False
        return True
    return False
