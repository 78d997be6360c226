"""Reads any file that people hand in: the kind is told from its bytes, the text handed to the right reader."""

from collections.abc import Callable

from duizhao.core.outline.container.file_kind import CONVERTED, FileKind, kind_of
from duizhao.core.outline.gather import EMPTY
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Text
from duizhao.core.outline.secrecy import secrecy_mark
from duizhao.core.outline.unreadable import Unreadable

Reader = Callable[[str, bytes, Limits], Text]
_AS_DOCX = "请用 Word 或 WPS 打开，另存为 .docx 再检查。"
_REFUSED = {
    FileKind.HTML: ("文件其实是网页，不是 Word 文档。", _AS_DOCX),
    FileKind.IMAGE: ("文件是图片，没有文字。", "请用文字识别（OCR）软件转成文字，再检查。"),
    FileKind.ARCHIVE: ("文件是压缩包。", "请先解压，再检查里面的文件。"),
    FileKind.SHEET: ("文件是电子表格，不是文档。", "请把材料存成 .docx 再检查。"),
    FileKind.SLIDES: ("文件是演示文稿，不是文档。", "请把材料存成 .docx 再检查。"),
    FileKind.ENCRYPTED: ("文件是加密的，读不出来。", "请先去掉密码或解密，另存后再检查。"),
    FileKind.MACROS: (
        "文件带有宏，已拒绝读取。",
        "请用 Word 或 WPS 打开，另存为不带宏的 .docx 再检查。",
    ),
    FileKind.OTHER_OFFICE: ("认不出这是什么文件，或者它已经损坏。", _AS_DOCX),
}


def read(name: str, data: bytes, limits: Limits) -> Text:
    """The text of a file.

    Raises Unreadable when the file is empty, too large, of a kind that isn't read, broken,
    encrypted or macro-bearing, needs the outside converter (see `needs_converter`), or carries a
    mark of secrecy that the limits don't allow.
    """
    if len(data) > limits.file_bytes:
        raise too_large(len(data), limits)
    if not data.strip(b" \t\r\n\0"):
        raise EMPTY
    kind = kind_of(data)
    if kind in _REFUSED:
        raise Unreadable(*_REFUSED[kind])
    if kind in CONVERTED:
        raise Unreadable("文件是旧格式，不能直接读取。", _AS_DOCX)
    text = _reader(kind)(name, data, limits)
    if not limits.allow_secret:
        _refuse_secret(text, kind, data, limits)
    return text


def needs_converter(data: bytes) -> bool:
    """Whether the file must go through an outside converter before `read` (.doc .wps .rtf .odt .uot)."""
    return kind_of(data) in CONVERTED


def too_large(size: int, limits: Limits) -> Unreadable:
    """What is said about a file of that many bytes."""
    return Unreadable(
        f"文件有 {size / 2**20:.0f} MB，超过 {limits.file_bytes / 2**20:.0f} MB。",
        "请确认选对了文件；图片多的，请先删去图片另存。",
    )


def _reader(kind: FileKind) -> Reader:
    """The reader of a kind; what it needs is loaded when the first file of the kind comes."""
    match kind:
        case FileKind.DOCX:
            from duizhao.core.outline.docx.read_docx import read_docx  # noqa: PLC0415  start-up time

            return read_docx
        case FileKind.PDF:
            from duizhao.core.outline.pages.read_pdf import read_pdf  # noqa: PLC0415  start-up time

            return read_pdf
        case FileKind.OFD:
            from duizhao.core.outline.pages.read_ofd import read_ofd  # noqa: PLC0415  start-up time

            return read_ofd
        case _:
            from duizhao.core.outline.txt.read_txt import read_txt  # noqa: PLC0415  start-up time

            return read_txt


def _refuse_secret(text: Text, kind: FileKind, data: bytes, limits: Limits) -> None:
    if (kind is FileKind.DOCX and _in_margins(data, limits)) or secrecy_mark(text):
        raise Unreadable(
            "文件带有密级标志，已停止读取，内容没有留存。",
            "涉密文件只能在涉密计算机上处理；本机确实可以处理的，请在设置中写明 allow_secret。",
        )


def _in_margins(data: bytes, limits: Limits) -> bool:
    from duizhao.core.outline.docx.margins import is_marked_in_margins  # noqa: PLC0415  start-up time

    return is_marked_in_margins(data, limits)
