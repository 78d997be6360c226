"""Forms for a feedback's heading, and for narrowing the list."""

from typing import Any, cast

from django import forms

from duizhao.core.cycle.inspection import INSPECTION_KIND_LABELS, InspectionKind
from duizhao.core.cycle.point import POINT_STATE_LABELS
from duizhao.core.outline.container.file_kind import FileKind
from duizhao.web.inspections.models import Inspection
from duizhao.web.inspections.selectors import Source
from duizhao.web.inspections.services.inspections import InspectionWords
from duizhao.web.kit.uploads import File, read_upload
from duizhao.web.kit.widgets import DayInput

_KINDS = (
    FileKind.DOCX, FileKind.PDF, FileKind.OFD, FileKind.TEXT, FileKind.IMAGE, FileKind.DOC,
    FileKind.SHEET,
)  # fmt: skip


class InspectionForm(forms.Form):
    """Who inspected, what the document is called, when it came, and the document."""

    kind = forms.ChoiceField(
        label="类型",
        choices=[(kind.value, label) for kind, label in INSPECTION_KIND_LABELS.items()],
    )
    inspected_by = forms.CharField(
        label="谁来的",
        max_length=120,
        help_text="如：市委第三巡察组。",
        error_messages={"required": "请写明是哪个组、哪个单位。"},
    )
    title = forms.CharField(
        label="反馈文件名称",
        max_length=200,
        help_text="如：关于巡察市水务局党组的反馈意见。",
        error_messages={"required": "请写出反馈文件的名称。"},
    )
    received_on = forms.DateField(
        label="收到日期",
        widget=DayInput(),
        error_messages={"required": "请填写收到日期。", "invalid": "日期写成 2026-01-12 这样。"},
    )
    file = forms.FileField(
        label="反馈文件",
        required=False,
        help_text="Word、PDF、OFD、表格、文本或图片，20 MB 以内。会务、主要负责人、督导组能下载，下载有记录。",
    )
    drop_file = forms.BooleanField(label="删去已经上传的文件", required=False)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        files: Any = None,  # noqa: ANN401
        *,
        inspection: Inspection | None = None,
    ) -> None:
        names = ("kind", "inspected_by", "title", "received_on")
        super().__init__(
            data, files, initial={name: getattr(inspection, name) for name in names if inspection}
        )
        if inspection is None or not inspection.file:
            del self.fields["drop_file"]

    def clean_file(self) -> File | None:
        """The file, judged by its content."""
        file = self.cleaned_data.get("file")
        return File(file.name, read_upload(file, _KINDS)) if file else None

    def words(self) -> InspectionWords:
        """What was typed."""
        data = self.cleaned_data
        return InspectionWords(
            kind=InspectionKind(data["kind"]),
            inspected_by=data["inspected_by"],
            title=data["title"],
            received_on=data["received_on"],
            file=data["file"],
            drop_file=data.get("drop_file", False),
        )


class NarrowingForm(forms.Form):
    """What the list is narrowed to."""

    q = forms.CharField(
        label="查找",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "全部"), *((s.value, label) for s, label in POINT_STATE_LABELS.items())],
    )
    source = forms.ChoiceField(label="来自", required=False)

    def __init__(self, data: Any, *, sources: list[Source]) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        field = cast("forms.ChoiceField", self.fields["source"])
        field.choices = [("", "全部"), *((one.key, one.label) for one in sources)]

    def chosen(self) -> dict[str, str]:
        """What was chosen; a value that isn't offered narrows nothing."""
        self.is_valid()
        data = self.cleaned_data
        return {
            "words": data.get("q", ""),
            "state": data.get("state", ""),
            "source": data.get("source", ""),
        }
