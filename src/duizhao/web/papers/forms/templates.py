"""The form by which a template is uploaded: its file is looked at before anything is kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from duizhao.core.papers.kind import AnyKind
from duizhao.core.papers.offered import fields_of
from duizhao.core.papers.templates.check import MOST_BYTES, examine
from duizhao.core.papers.templates.faults import Fault
from duizhao.web.kit.uploads import MEGABYTE, File, read_upload
from duizhao.web.papers.services.templates import Looked


class TemplateForm(forms.Form):
    """A .docx with fields. `faults` are all that is wrong with it, `looked` what is kept where nothing is."""

    file = forms.FileField(
        label="模板文件",
        help_text=f"Word 或 WPS 存的 .docx，{MOST_BYTES // MEGABYTE} MB 以内，不带宏、批注和修订。上传就查，有一处不对就不收。",
        error_messages={"required": "请选一个文件。", "empty": "文件是空的，请检查是不是选错了。"},
        widget=forms.FileInput(attrs={"accept": ".docx,.dotx"}),
    )
    looked: Looked

    def __init__(self, *args: Any, kind: AnyKind, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        self._kind = kind
        self.faults: tuple[Fault, ...] = ()

    def clean_file(self) -> str:
        """The name of the file, once its template was found sound."""
        sent = self.cleaned_data["file"]
        file = File(sent.name, read_upload(sent, most=MOST_BYTES))
        examined = examine(file.shown_name, file.data, fields_of(self._kind))
        self.faults = examined.faults
        if examined.faults:
            raise ValidationError(
                f"“{file.shown_name}”有 {len(examined.faults)} 处要改，没有收下。"
            )
        self.looked = Looked(file, examined.fields)
        return file.shown_name
