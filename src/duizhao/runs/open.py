"""Opens a file that a person names and reads its text, through the outside converter where it must."""

import errno
import stat
from dataclasses import replace
from pathlib import Path

from duizhao.core.outline.container.file_kind import kind_of
from duizhao.core.outline.container.safe_zip import ZIP, require_sound
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Text
from duizhao.core.outline.read import needs_converter, read, too_large
from duizhao.core.outline.unreadable import Unreadable
from duizhao.runs.convert import convert_to_docx
from duizhao.runs.files import readable

_FAULTS = {
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈",
    errno.ENOTDIR: "所在的位置不是文件夹",
    errno.EIO: "磁盘读取出错",
}
_CHECK_NAME = "请检查文件名和所在的文件夹。"


def open_text(file: str, data: bytes | None, limits: Limits) -> Text:
    """The text of a file; `data` are its bytes where they were read already.

    A file that had to be converted has its own kind as `source` and a note that says so. Raises
    Unreadable when the file can't be opened or read.
    """
    name = readable(Path(file).name or file)
    if data is None:
        data = read_bytes(Path(file), limits)
    if len(data) > limits.file_bytes:
        raise too_large(len(data), limits)
    if not needs_converter(data):
        return read(name, data, limits)
    if data.startswith(ZIP):
        require_sound(data, limits)
    text = read(name, convert_to_docx(data), limits)
    notes = (*text.notes, "由 LibreOffice 转换成 .docx 后读取")
    return replace(text, source=kind_of(data).value, notes=notes)


def read_bytes(path: Path, limits: Limits) -> bytes:
    """The bytes of a file, never more than the limits allow.

    Raises Unreadable when there is no such file, it may not be read, is too large, or is a
    folder, a device or a broken link.
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise Unreadable("这是文件夹，不是文件。", "请写明文件夹里的文件。")
        if not stat.S_ISREG(about.st_mode):
            raise Unreadable("这是设备或管道，不是普通文件。", _CHECK_NAME)
        if about.st_size > limits.file_bytes:
            raise too_large(about.st_size, limits)
        with path.open("rb") as file:
            return file.read(limits.file_bytes + 1)
    except FileNotFoundError as error:
        missing = "这是失效的链接，指向的文件不在了。" if path.is_symlink() else "没有这个文件。"
        raise Unreadable(missing, _CHECK_NAME) from error
    except PermissionError as error:
        raise Unreadable(
            "没有读取这个文件的权限。", "请检查文件的权限，或另存一份再检查。"
        ) from error
    except (OSError, ValueError) as error:
        reason = f"打不开这个文件（{_said(error)}）。"
        raise Unreadable(reason, _CHECK_NAME) from error


def _said(error: OSError | ValueError) -> str:
    code = getattr(error, "errno", None) or 0
    return _FAULTS.get(code, f"系统错误 {code}" if code else "文件名无效")
