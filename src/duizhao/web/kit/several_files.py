"""A field that takes several files at once, each within the bounds of an upload."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from duizhao.web.kit.uploads import MOST_BYTES, read_upload


class FilesInput(forms.ClearableFileInput):
    """A control for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once, each with its name and bytes; `more` says what to do with more than `most`.

    Where the field need not be filled in, no file is an empty list. `accept` is what the browser
    offers in its dialogue; what comes is judged by its content.
    """

    def __init__(
        self,
        *,
        most: int,
        more: str,
        accept: str = "",
        most_bytes: int = MOST_BYTES,
        **rest: Any,  # noqa: ANN401  Django's own
    ) -> None:
        attributes = {"multiple": True, **({"accept": accept} if accept else {})}
        super().__init__(widget=FilesInput(attrs=attributes), **rest)
        self._most, self._more, self._bytes = most, more, most_bytes

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ANN401  Django's signature
        """The files; an empty list where none was chosen and none need be."""
        files: list[UploadedFile[bytes]] = [
            super(FilesField, self).clean(one, initial) for one in data or [] if one
        ]
        if self.required and not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > self._most:
            raise ValidationError(f"一次最多 {self._most} 个文件。{self._more}")
        return [(file.name or "材料", read_upload(file, most=self._bytes)) for file in files]
