"""Bounds for what people upload: how large, and of which kind by content."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile

from duizhao.core.outline.container.file_kind import FileKind, kind_of
from duizhao.core.outline.encodings import decode
from duizhao.core.outline.unreadable import Unreadable

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was uploaded: its name and its bytes."""

    name: str
    data: bytes

    @property
    def shown_name(self) -> str:
        """The name without folders, as long as a row can keep it."""
        return PurePath(self.name).name[-200:]

    def put_into(self, field: FieldFile, stem: str) -> None:
        """Keep the file in a row's field, which is saved by the caller; the sender's name stays out of the path."""
        suffix = PurePath(self.shown_name).suffix.lower()[:10]
        field.save(f"{stem}{suffix}", ContentFile(self.data), save=False)


def read_upload(
    file: "UploadedFile[bytes]", kinds: Iterable[FileKind] | None = None, most: int = MOST_BYTES
) -> bytes:
    """The bytes of an upload. Raises ValidationError, in words for its sender, when refused."""
    size = file.size or 0
    if size > most:
        raise ValidationError(
            f"文件 {size / MEGABYTE:.1f} MB，超过 {most // MEGABYTE} MB。请压缩图片或拆成几个文件再传。"
        )
    if not size:
        raise ValidationError("文件是空的。请检查是不是选错了文件。")
    data: bytes = file.read()
    if kinds is not None and (kind_of(data) not in set(kinds) or _is_rubbish(data)):
        raise ValidationError("文件的内容不是要求的格式。请另存为要求的格式再传。")
    return data


def _is_rubbish(data: bytes) -> bool:
    """What counts as text only because it was not recognised as anything else, and is none."""
    if kind_of(data) is not FileKind.TEXT:
        return False
    try:
        decode(data)
    except Unreadable:
        return True
    return False
