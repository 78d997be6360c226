"""Recognises how a paragraph or clause is numbered: 一、 （一） 1. （1） ① 一是 其一 首先 第一，"""

import re
from collections.abc import Iterator

from duizhao.core.outline.model import Marker, MarkerKind
from duizhao.core.zh.led import led_by
from duizhao.core.zh.numerals import to_int

_HAN_DIGITS, _DIGITS = "一二三四五六七八九十", "0123456789"
_N = f"[{_HAN_DIGITS}]{{1,3}}"
_KINDS: tuple[tuple[MarkerKind, str, re.Pattern[str]], ...] = (  # the second: how each begins
    (
        MarkerKind.PIECE,
        "【（篇范例第",
        re.compile(
            rf"[【（]?(?:(?:篇|范文|例文)(?P<n>{_N}|\d{{1,2}})|第(?P<m>{_N}|\d{{1,2}})篇)[】）]?[：、，.]?"
        ),
    ),
    (MarkerKind.CHAPTER, "第", re.compile(rf"第(?P<n>{_N})(?:部分|个部分|大部分)[：、，]?")),
    (MarkerKind.HAN, _HAN_DIGITS, re.compile(rf"(?P<n>{_N})(?:、|[.，](?!是)|：(?=.))、?")),
    (MarkerKind.HAN_BRACKET, f"（{_HAN_DIGITS}", re.compile(rf"（?(?P<n>{_N})）[、.]?")),
    (
        MarkerKind.NAMED,
        "问差不表原措对",
        re.compile(rf"(?:问题|差距|不足|表现|原因|措施|对策)(?P<n>{_N}|\d{{1,2}})[：:、，]"),
    ),
    (
        MarkerKind.DECIMAL_DEEP,
        _DIGITS,
        re.compile(r"\d{1,2}\.\d{1,2}\.(?P<n>\d{1,2})(?!\d)[.、]?"),
    ),
    (
        MarkerKind.DECIMAL,
        _DIGITS,
        re.compile(r"\d{1,2}\.(?P<n>\d{1,2})(?![\d亿万%元倍个公吨平])[、]?"),
    ),
    (MarkerKind.ARABIC, _DIGITS, re.compile(r"(?P<n>\d{1,2})(?:[.．](?!\d)|、)")),
    (MarkerKind.ARABIC_BRACKET, f"（{_DIGITS}", re.compile(r"（?(?P<n>\d{1,2})）[、.]?")),
    (
        MarkerKind.ORDINAL,
        "第",
        re.compile(rf"第(?P<n>{_N})(?:个(?:方面|问题)?)?(?:[，、：]|是|点是|，是)"),
    ),
    (MarkerKind.POINT, _HAN_DIGITS, re.compile(rf"(?P<n>{_N})(?:个?是|要|则)(?!一)[：，]?")),
    (MarkerKind.AMONG, "其", re.compile(rf"其(?P<n>{_N})[，、：是]?")),
)
_NUMBER = re.compile(r"\s*(?P<n>\d{1,2})[ \t\u3000]+[\u4e00-\u9fff][^。；：]{1,24}$")
_KINDS_OF = {
    first: tuple((kind, pattern) for kind, firsts, pattern in _KINDS if first in firsts)
    for first in {char for _, firsts, _ in _KINDS for char in firsts}
}
_BLOCKS, _DOTS, _SMALL_DOTS = "■□▲★", "●○◎▶➢", "◆◇•·▪"
_BULLETS = (
    (MarkerKind.BLOCK, _BLOCKS),
    (MarkerKind.DOT, _DOTS),
    (MarkerKind.SMALL_DOT, _SMALL_DOTS),
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SEQUENCE = re.compile("(首先|其次|再次|再者|最后)(?:[，、：是]|(?=，))")
_SEQUENCE_ORDER = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 4}
_INLINE = led_by(
    "\\d一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳其再最第首（",
    rf"(?:^|(?<=[。；：，！？:”）]))"
    rf"(?:(?P<point>{_N})(?:个?是|要)(?!一)[：，]?|其(?P<among>{_N})[，、：是]|第(?P<ordinal>{_N})[，：]"
    rf"|(?P<sequence>首先|其次|再次|最后)[，、：]|（(?P<arabic_bracket>\d{{1,2}})）|(?P<circled>[{_CIRCLED}])"
    rf"|(?P<arabic>\d{{1,2}})(?:\.(?!\d)|、)|（(?P<han_bracket>{_N})）|(?P<han>{_N})、(?!{_N}))",
)
_GROUPS = {
    "point": MarkerKind.POINT,
    "among": MarkerKind.AMONG,
    "ordinal": MarkerKind.ORDINAL,
    "arabic_bracket": MarkerKind.ARABIC_BRACKET,
    "arabic": MarkerKind.ARABIC,
    "han_bracket": MarkerKind.HAN_BRACKET,
    "han": MarkerKind.HAN,
}


def marker_of(plain: str, written: str = "") -> Marker | None:
    """The marker at the start of a paragraph in plain form, or None.

    Where the paragraph is given as written too, a number is also seen that only a blank parts
    from the heading (3 检视问题情况).
    """
    if not plain or plain[0] not in _FIRST:
        return None
    for kind, pattern in _KINDS_OF.get(plain[0], ()):
        if match := pattern.match(plain):
            groups = match.groupdict()
            ordinal = to_int(groups.get("n") or groups.get("m") or "")
            if ordinal:
                mark = plain[match.end() - 1] if kind is MarkerKind.ARABIC else ""
                return Marker(kind, ordinal, match.end(), mark)
    if plain[0] in _CIRCLED:
        return Marker(MarkerKind.CIRCLED, _CIRCLED.index(plain[0]) + 1, 1)
    for kind, glyphs in _BULLETS:
        if plain[0] in glyphs:
            return Marker(kind, 0, 1)
    if match := _NUMBER.match(written):
        return Marker(MarkerKind.NUMBER, int(match["n"]), len(match["n"]))
    if match := _SEQUENCE.match(plain):
        return Marker(MarkerKind.SEQUENCE, _SEQUENCE_ORDER[match.group(1)], match.end())
    return None


def inline_markers(plain: str) -> tuple[tuple[int, Marker], ...]:
    """Markers that begin a clause inside a paragraph: (position, marker), in order."""
    return tuple(_inline(plain))


def _inline(plain: str) -> Iterator[tuple[int, Marker]]:
    for match in _INLINE.finditer(plain):
        length = match.end() - match.start()
        group = match.lastgroup or ""
        value = match.group(group)
        if group == "sequence":
            yield match.start(), Marker(MarkerKind.SEQUENCE, _SEQUENCE_ORDER[value], length)
        elif group == "circled":
            yield match.start(), Marker(MarkerKind.CIRCLED, _CIRCLED.index(value) + 1, length)
        elif ordinal := to_int(value):
            yield match.start(), Marker(_GROUPS[group], ordinal, length)


_FIRST = frozenset([*_KINDS_OF, *"首其再最", *_CIRCLED, *_BLOCKS, *_DOTS, *_SMALL_DOTS])
