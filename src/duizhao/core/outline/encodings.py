"""Turns the bytes of a plain text file into characters, whatever encoding an office saved it in.

The ladder: byte order mark, strict UTF-8, then UTF-16 without a mark, GB18030 and damaged UTF-8
compared by how much of each reading is common Chinese. Plain ASCII and UTF-8 readings without
any Chinese are doubted as well, because two Han characters of UTF-16 or GB18030 can look like them.
"""

import codecs
import re
from dataclasses import dataclass
from functools import cache

from duizhao.core.outline.unreadable import Unreadable

_SAMPLE = 2048  # bytes
_FEW_BYTES = 40  # a shorter text may be a name of rare characters
_PADDING = 8  # NULs at the end that no encoding writes
_SHORTEST_PADDED = 16  # fewer bytes before the NULs are the head of a program, not a text
_PLAUSIBLE, _PLAUSIBLE_OF_FEW = 0.6, 0.25
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_HAN_OR_LATER = re.compile("[\u0800-\U0010ffff]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_WORDS = re.compile(r"[\w\s.,:;!?'\"()-]*", re.ASCII)
_SIGNS = frozenset(
    "〇√·×°±§¶²³÷—–‘’“”…‰※→←↑↓℃№、。〈〉《》「」『』【】〔〕①②③④⑤⑥⑦⑧⑨⑩■□●○◆◇★☆△▲\u3000\ue5e5"
)
_OLD_BLANK = "\ue5e5"  # GBK A3A0: web pages of the 2000s indent paragraphs with it
_LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, the encoding they were read in, and what was lost on the way."""

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes) -> Decoded:
    """The characters of a plain text file.

    A character cut off at the end of the file is left out, and single bad bytes become U+FFFD;
    `note` says so. Raises Unreadable for bytes that make sense in no encoding.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _read(data[len(mark) :], encoding)
    data = _unpadded(data)
    rivals = _rivals(data)
    if not rivals:
        return _read(data, "utf-8")
    sample = _sample(data)
    plausible = {encoding: _plausibility(sample, encoding) for encoding in rivals}
    best = max(rivals, key=lambda encoding: plausible[encoding])
    if plausible[best] < (_PLAUSIBLE if len(sample) > _FEW_BYTES else _PLAUSIBLE_OF_FEW):
        raise Unreadable(
            "认不出文件的文字编码，或者它不是文本文件。",
            "请用原来的软件打开，另存为 .docx，或另存为 UTF-8 编码的 .txt。",
        )
    return _read(data, best)


def _unpadded(data: bytes) -> bytes:
    """The bytes without the NULs that a computer which lost power leaves behind a text."""
    text = data.rstrip(b"\0")
    padded = len(data) - len(text) >= _PADDING and len(text) >= _SHORTEST_PADDED
    return data[: len(text) + len(text) % 2] if padded else data


def _rivals(data: bytes) -> tuple[str, ...]:
    """The encodings worth comparing, the likeliest first; none when the bytes are surely UTF-8."""
    try:
        text, used = codecs.utf_8_decode(data, "strict", False)  # noqa: FBT003  positional only
    except UnicodeDecodeError:
        return "gb18030", "utf-8", "utf-16-le", "utf-16-be"
    head = text[:_SAMPLE]
    controls = len(_CONTROL.findall(head))
    if controls and controls > len(_HAN_OR_LATER.findall(head)):
        return "utf-8", "utf-16-le", "utf-16-be"
    if _HAN_OR_LATER.search(text):
        return ()
    if used == len(data) and text.isascii():
        return () if _WORDS.fullmatch(text) else ("utf-8", "utf-16-le", "utf-16-be")
    return "utf-8", "gb18030", "utf-16-le", "utf-16-be"


def _sample(data: bytes) -> bytes:
    """All of a short text; of a long one the stretch from the first byte beyond ASCII."""
    beyond = _BEYOND_ASCII.search(data) if len(data) > _SAMPLE else None
    start = beyond.start() // 4 * 4 if beyond else 0  # where a character of any encoding may begin
    return data[start : start + _SAMPLE]


def _read(data: bytes, encoding: str) -> Decoded:
    text, cut = _decode_leniently(data, encoding)
    lost = text.count(_LOST)
    notes = []
    if cut:
        notes.append("文件末尾的一个字不完整，没有读入")
    if lost:
        notes.append(f"有 {lost} 处字节认不出是什么字，读作“{_LOST}”")
    return Decoded(text.replace(_OLD_BLANK, "\u3000"), encoding, "；".join(notes) or None)


def _decode_leniently(data: bytes, encoding: str) -> tuple[str, bool]:
    """The text with U+FFFD for bad bytes, and whether its last character was cut off."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(data)
    pending, _ = decoder.getstate()
    return text, bool(pending)


def _plausibility(sample: bytes, encoding: str) -> float:
    """How much a reading looks like Chinese office text: 1 for common characters only, 0 or less for rubbish."""
    text, _ = _decode_leniently(sample, encoding)
    if not text:
        return 0.0
    common = _common()
    return sum(1.0 if char in common else _weight(char) for char in text) / len(text)


def _weight(char: str) -> float:
    if char.isascii() and char.isprintable():
        return 1.0 if char.isalpha() else 0.3
    if "\u4e00" <= char <= "\u9fff":
        return 0.5
    if "\u3400" <= char <= "\u4dbf" or "\U00020000" <= char <= "\U0003ffff":
        return 0.5
    if "\u00a0" <= char <= "\u07ff":
        return 0.2
    if _CONTROL.match(char) or char == _LOST:
        return -2.0
    return 0.0


@cache
def _common() -> frozenset[str]:
    """Blanks, digits, the signs of Chinese texts, full-width forms, and the first levels of GB2312 and Big5."""
    simplified = bytes(
        byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell)
    ).decode("gb2312", "ignore")
    traditional = bytes(
        byte
        for row in range(0xA4, 0xC7)
        for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        for byte in (row, cell)
    ).decode("big5", "ignore")
    full_width = "".join(map(chr, range(0xFF01, 0xFF5F)))
    return frozenset(simplified + traditional + full_width + "\t\n\f\r 0123456789.,()-") | _SIGNS
