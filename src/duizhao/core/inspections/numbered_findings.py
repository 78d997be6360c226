"""Splits the text of a feedback into its numbered findings: 一、 （一） 1. 一是, headings as their groups."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from duizhao.core.outline.markers import inline_markers, marker_of
from duizhao.core.outline.model import Marker, MarkerKind, Paragraph, Text
from duizhao.core.outline.txt.line_ends import ends_sentence, seam
from duizhao.core.zh.normal import fold

_ORDER = {kind: place for place, kind in enumerate(MarkerKind)}
_CLAUSES = frozenset({MarkerKind.POINT, MarkerKind.AMONG, MarkerKind.ORDINAL, MarkerKind.SEQUENCE})
_CLOSING = re.compile(
    r"反馈会|会上[，,]|(?:对|针对|就)(?:以上|上述|此次|本次|反馈)|"
    r"[^。]{0,16}(?:巡视|巡察|审计|督查|督导|检查)组?(?:还|同时|要求|指出|强调|收到)|"
    r"请[^。]{0,16}(?:认真|按照|抓好|高度重视)|此外|特此|附件?[：:]"
)
_SIGNATURE = re.compile(
    r"[^，。；：]{2,30}(?:组|委员会|办公室|局|厅|部|委)|20\d\d年\d{1,2}月\d{1,2}日|〔?20\d\d〕?.{0,8}号"
)
_DEMAND = re.compile("意见和?建议|(?:整改|工作|有关|几点)(?:意见|建议|要求)|建议$")
_BACKGROUND = re.compile(
    "总体评价|基本情况|主要(?:成效|成绩|做法)|取得的?成效|(?:巡视|巡察|审计|督查)(?:工作)?(?:开展)?(?:概况|情况)$"
)
_NUMBER_CELL = re.compile(r"(\d{1,3})[ \u3000]*\t")
"""A number in a cell of its own, as lines pasted from a spreadsheet begin."""
_LONGEST_GROUP = 60
_LONGEST_NEAREST = 300
_SHORTEST = 6
_WRAPPED_BY = 2


@dataclass(frozen=True, slots=True)
class NumberedFinding:
    """A finding as it stands in the text: its number as written, the headings over it, its words.

    `doubt` says why it may be none (a demand, a part on what went well); empty where nothing does.
    """

    number: str
    group: str
    words: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised, and the paragraphs that belong to no number."""

    findings: tuple[NumberedFinding, ...]
    left_out: tuple[str, ...]


@dataclass
class _Numbered:
    """A number with the words behind it, while the text is walked."""

    marker: Marker
    written: str
    words: str
    above: "_Numbered | None"
    below: list["_Numbered"] = field(default_factory=list)

    @property
    def key(self) -> tuple[MarkerKind, str]:
        return self.marker.kind, self.marker.mark

    def line(self) -> list["_Numbered"]:
        """The headings over it, outermost first, and itself."""
        return [*(self.above.line() if self.above else ()), self]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one paragraph: the number that opens it, if any, and what follows."""

    marker: Marker | None
    written: str
    words: str


def numbered_findings(text: Text, *, clauses: bool = True) -> Recognised:
    """The findings of a feedback in order; with `clauses`, 一是 and 二是 are findings of their own.

    A text without any number gives a finding for each paragraph, in doubt.
    """
    roots: list[_Numbered] = []
    left_out: list[str] = []
    current: _Numbered | None = None
    before, closed = "", False
    for at, paragraph in enumerate(text.paragraphs):
        following = text.paragraphs[at + 1] if at + 1 < len(text.paragraphs) else None
        for piece in _pieces(paragraph, following, current, before, clauses=clauses):
            if piece.marker is not None:
                current, closed = _put(piece, current, roots), False
            elif current is None or closed or _closes(piece.words):
                closed = True
                left_out.append(piece.words)
            else:
                current.words = _joined(current.words, piece.words)
        before = paragraph.text
    if not roots:
        return Recognised(tuple(_bare(words) for words in left_out), ())
    leaves = (leaf for root in roots for leaf in _leaves(root))
    return Recognised(tuple(_finding(leaf) for leaf in leaves), tuple(left_out))


def _pieces(
    paragraph: Paragraph,
    following: Paragraph | None,
    current: _Numbered | None,
    before: str,
    *,
    clauses: bool,
) -> Iterator[_Piece]:
    """A paragraph cut at the numbers that count on from what stands before it."""
    plain = paragraph.plain.text
    first = _marker(paragraph, clauses=clauses)
    line = {one.key: one.marker.ordinal for one in current.line()} if current else {}
    if first is not None and not _opens(first, line, before):
        first = None
    cuts: list[tuple[int, Marker]] = [(0, first)] if first else []
    counted = dict(line)
    if first:
        counted = _after(first, counted)
    inside = [(at, marker) for at, marker in inline_markers(plain) if at >= _end(cuts)]
    for place, (at, marker) in enumerate(inside):
        if marker.kind in _CLAUSES and not clauses:
            continue
        if _counts_on(marker, counted, [other for _, other in inside[place + 1 :]], following):
            cuts.append((at, marker))
            counted = _after(marker, counted)
    if not cuts:
        yield _Piece(None, "", paragraph.text.strip())
        return
    if cuts[0][0] > 0:
        yield _Piece(None, "", _words(paragraph, 0, cuts[0][0]))
    ends = [*(at for at, _ in cuts[1:]), len(plain)]
    for (at, marker), end in zip(cuts, ends, strict=True):
        written = _words(paragraph, at, at + marker.length)
        yield _Piece(marker, written, _words(paragraph, at + marker.length, end))


def _marker(paragraph: Paragraph, *, clauses: bool) -> Marker | None:
    if cell := _NUMBER_CELL.match(paragraph.text):
        return Marker(MarkerKind.ARABIC, int(cell[1]), len(cell[1]), "\t")
    marker = marker_of(paragraph.plain.text, paragraph.text)
    return None if marker is not None and marker.kind in _CLAUSES and not clauses else marker


def _opens(marker: Marker, line: dict[tuple[MarkerKind, str], int], before: str) -> bool:
    """Whether a number at a line's start is one, and no number that a wrapped line happens to begin with."""
    if not before or ends_sentence(before) or not marker.ordinal:
        return True
    return marker.ordinal == line.get((marker.kind, marker.mark), 0) + 1


def _counts_on(
    marker: Marker,
    counted: dict[tuple[MarkerKind, str], int],
    later: Sequence[Marker],
    following: Paragraph | None,
) -> bool:
    """Whether a number inside a paragraph goes on counting, or begins a count that goes on."""
    last = counted.get((marker.kind, marker.mark))
    if last is not None and marker.ordinal == last + 1:
        return True
    if marker.ordinal != 1:
        return False
    opener = marker_of(following.plain.text) if following else None
    return any(
        other.kind is marker.kind and other.ordinal == 1 + 1
        for other in (*later, *((opener,) if opener else ()))
    )


def _after(
    marker: Marker, counted: dict[tuple[MarkerKind, str], int]
) -> dict[tuple[MarkerKind, str], int]:
    """What has been counted once a number stands: everything below it begins anew."""
    kept = {key: n for key, n in counted.items() if _ORDER[key[0]] <= _ORDER[marker.kind]}
    return {**kept, (marker.kind, marker.mark): marker.ordinal}


def _end(cuts: list[tuple[int, Marker]]) -> int:
    return cuts[0][1].length if cuts else 0


def _put(piece: _Piece, current: _Numbered | None, roots: list[_Numbered]) -> _Numbered:
    """Hang a numbered piece where its number belongs: beside its like, else below what is open."""
    assert piece.marker is not None  # noqa: S101  the caller has looked
    key = piece.marker.kind, piece.marker.mark
    line = current.line() if current else []
    above = current
    like = next((one for one in line if one.key == key), None)
    if like is not None:
        above = like.above
    else:
        while above is not None and _ORDER[above.marker.kind] > _ORDER[piece.marker.kind]:
            above = above.above
    new = _Numbered(piece.marker, piece.written, piece.words, above)
    (above.below if above else roots).append(new)
    return new


def _leaves(numbered: _Numbered) -> Iterator[_Numbered]:
    if not numbered.below:
        yield numbered
    for one in numbered.below:
        yield from _leaves(one)


def _finding(leaf: _Numbered) -> NumberedFinding:
    *over, itself = leaf.line()
    headings = [_heading(one.words) for one in over[:-1]]
    if over:
        headings.append(_trimmed(over[-1].words).rstrip("。")[:_LONGEST_NEAREST])
    return NumberedFinding(
        number="".join(_number(one) for one in (*over, itself)),
        group=" ／ ".join(headings),
        words=_trimmed(itself.words),
        doubt=_doubt([one.words for one in over], itself.words),
    )


def _number(numbered: _Numbered) -> str:
    """A number as it is written behind those over it: 二（一）1·一是."""
    written = fold(numbered.written).strip("、.，,：: ")
    return f"·{written}" if numbered.marker.kind in _CLAUSES and numbered.above else written


def _bare(words: str) -> NumberedFinding:
    return NumberedFinding("", "", words, "没有编号，按一段一条列出")


def _doubt(over: list[str], words: str) -> str:
    headings = [_heading(one) for one in over] or [_heading(words)]
    if any(_DEMAND.search(heading) for heading in headings):
        return "像是整改要求，不是问题"
    if any(_BACKGROUND.search(heading) for heading in headings):
        return "像是基本情况，不是问题"
    return "太短，看不出说的什么" if len(words.strip()) < _SHORTEST else ""


def _heading(words: str) -> str:
    """The first sentence, as a heading is written."""
    return re.split("[。；：\n]", words.strip(), maxsplit=1)[0][:_LONGEST_GROUP]


def _trimmed(words: str) -> str:
    return words.strip().rstrip("；;，,、：:").strip()


def _closes(words: str) -> bool:
    """Whether a paragraph without a number speaks of the feedback as a whole, or signs it."""
    bare = words.strip()
    return bool(_CLOSING.match(bare) or _SIGNATURE.fullmatch(bare))


def _joined(before: str, after: str) -> str:
    """Two lines as one where the first was cut in the middle of a sentence, else one below the other."""
    line = before.rpartition("\n")[2]
    if not before:
        return after
    if not ends_sentence(line) and len(after) <= len(line) + _WRAPPED_BY:
        return before + seam(before, after) + after
    return f"{before}\n{after}"


def _words(paragraph: Paragraph, begin: int, end: int) -> str:
    if begin >= end:
        return ""
    first, last = paragraph.plain.original(begin, end)
    return paragraph.text[first:last].strip()
