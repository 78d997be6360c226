"""The plain form of a passage: one way of writing it, with the way back to the original positions."""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

_LETTERS_AND_DIGITS = {
    code: code - 0xFEE0
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_MARKS = str.maketrans("()〔〕［］[]．", "（）（）【】【】.")
RADICALS = {
    code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
} | dict(
    zip(
        map(ord, "⺁⺝⺟⺠⺩⻁⻄⻅⻉⻋⻓⻔⻙⻚⻛⻜⻢⻥⻦⻧⻪⻬⻮⻰⻳"),
        "厂月母民王虎西见贝车长门韦页风飞马鱼鸟卤黾齐齿龙龟",
        strict=True,
    )
)
"""Radicals that browsers and PDFs put in the place of the characters that look like them, with those characters."""
_FOLD = {**_LETTERS_AND_DIGITS, **_MARKS, **RADICALS}
_FOLDED = re.escape("".join(map(chr, _FOLD)))
_FOLDABLE = re.compile(f"[{_FOLDED}]")
_HALF_MARKS = ",;:?!"
_HALF = re.compile(f"[{_HALF_MARKS}]")
_HALF_BESIDE_HAN = re.compile(
    r"(?<=[\u4e00-\u9fff”’）》、])\s*[,;:?!]|(?<!&nbsp)[,;?!](?=\s*[\u4e00-\u9fff“‘（《])"
)
_FULL = str.maketrans(_HALF_MARKS, "，；：？！")
_WITHOUT_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SPACE = rf"\s{_WITHOUT_WIDTH}"
_BLANK = re.compile(f"(?:&nbsp;|[{_SPACE}])+")
_BEGINS_BLANK = re.compile(f"[&{_SPACE}]")
TRADITIONAL_SIGNS = (
    "們對問題與實習會黨員學開關個從這進過還沒區號業務責質隊領導發應體斷點濟產總結嚴規範認識為國強調讀書記處級機構線條決議論證說話語請"
    "經驗並後來時間動態勢據標準備報張組織網絡單雙種類職權紀錄監檢舉長幹勁遠見觀視聽讓許諾願滿歷煉懷擔當負優劃辦樹黃東廠農場車電話錢財資糧"
    "貫徹執義風險聯係統籌創適應廣眾專題項畫階層難題轉變緊鬆懶鬥爭養潔親屬兒婦僅僑訴訪謀劃層樣頭業餘無實際現場評價"
)
"""Characters that only traditional writing has; one of them tells that a passage is written so."""
_TRADITIONAL = re.compile(f"[{TRADITIONAL_SIGNS}]")
_CHANGES = f"{_FOLDED}{_HALF_MARKS}{TRADITIONAL_SIGNS}"
_IS_FOLDED = re.compile(f"[{_CHANGES}]")
_IS_CHANGED = re.compile(f"[{_CHANGES}&{_SPACE}]")


@dataclass(frozen=True, slots=True)
class Plain:
    """A passage in plain form and, when positions moved, the original offset of each character.

    Full-width letters and digits become half-width, brackets full-width, half-width
    punctuation beside a Chinese character full-width, radicals characters, traditional characters simplified, and
    white space (&nbsp; of web pages too) is gone. `offsets` is None when nothing moved.
    """

    text: str
    offsets: Sequence[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original passage of the plain range [start, end)."""
        if self.offsets is None:
            return start, end
        if start >= len(self.offsets):
            last = self.offsets[-1] + 1 if self.offsets else 0
            return last, last
        first = self.offsets[start]
        return first, (self.offsets[end - 1] + 1 if end > start else first)

    def position(self, original: int) -> int:
        """The plain offset of the first character at or after an original offset."""
        if self.offsets is None:
            return min(original, len(self.text))
        return bisect_left(self.offsets, original)


def fold(passage: str) -> str:
    """The passage with each character replaced by its plain form; the length stays.

    A look for what would be replaced is ten times faster than replacing, and most passages
    hold nothing of it.
    """
    if not _IS_FOLDED.search(passage):
        return passage
    folded = passage.translate(_FOLD) if _FOLDABLE.search(passage) else passage
    if _TRADITIONAL.search(folded):
        folded = "".join(map(simplified, folded))
    if _HALF.search(folded):
        folded = _HALF_BESIDE_HAN.sub(lambda match: match.group().translate(_FULL), folded)
    return folded


def is_traditional(passage: str) -> bool:
    """Whether a passage holds characters that only traditional writing has."""
    return bool(_TRADITIONAL.search(passage))


def plain(passage: str) -> Plain:
    """The plain form of a passage."""
    if not _IS_CHANGED.search(passage):
        return Plain(passage, None)
    folded = fold(passage)
    if not _BEGINS_BLANK.search(folded):
        return Plain(folded, None)
    pieces, offsets, last = [], array("L"), 0
    for blank in _BLANK.finditer(folded):
        pieces.append(folded[last : blank.start()])
        offsets.extend(range(last, blank.start()))
        last = blank.end()
    if not last:
        return Plain(folded, None)
    offsets.extend(range(last, len(folded)))
    return Plain("".join([*pieces, folded[last:]]), offsets)


def squeezed_length(passage: str) -> int:
    """Number of characters without white space: how offices count the length of a text."""
    return len(squeezed(passage))


def squeezed(passage: str) -> str:
    """The passage without white space."""
    bare = "".join(passage.replace("&nbsp;", "").split())
    for blank in _WITHOUT_WIDTH:
        bare = bare.replace(blank, "")
    return bare


@cache
def simplified(char: str) -> str:
    """A character in simplified writing."""
    if char < "\u3400":
        return char
    simple = _converter()(char)
    return simple if len(simple) == 1 else char


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC  # noqa: PLC0415  loads dictionaries, and few texts need it

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
