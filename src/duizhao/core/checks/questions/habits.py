"""Punctuation habits that official texts don't follow: what each is called and how it is found."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from duizhao.core.outline.model import Paragraph, Place, Span, Text

_HAN = "\u4e00-\u9fff"
_NUMERAL = "一二三四五六七八九十"
_LONG = 20
_SENTENCE = re.compile("[，。；]")
_MARKS_IN_A_ROW = re.compile("[，。；：、！？][，。；：、！？]+")
_ORDINAL_AND_PAUSE = re.compile(
    rf"(?:第[{_NUMERAL}]{{1,3}}|首先|其次|再次|最后|其[{_NUMERAL}])、(?!第|其)"
)
_MEANT = re.compile("[！？]+|。{3,}")
_BLANK = re.compile(rf"[ \u3000\xa0](?<=[{_HAN}，。；：、”].)(?=[{_HAN}“])")
_ENDS_BARE = re.compile(f"[{_HAN}]")
_LAID_OUT = frozenset({"pdf", "ofd"})
Ranges = Iterator[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Habit:
    """One habit: what is said about it, how it is found in a paragraph, whether it is a mistake.

    A text that has none of the characters `shown_by`, or in which `anywhere` finds nothing, can't
    have the habit: so most habits are ruled out without a look at every paragraph.
    """

    name: str
    message: str
    find: Callable[[Paragraph], Ranges]
    shown_by: str
    anywhere: re.Pattern[str]
    mistake: bool = False


def places_of(habit: Habit, text: Text) -> Iterator[Span]:
    """Every place of a text with a habit, in order."""
    if text.source in _LAID_OUT and habit in {STRAY_BLANK, NO_END_MARK}:
        return
    content = text.content
    if not (any(char in content for char in habit.shown_by) and habit.anywhere.search(content)):
        return
    for paragraph in text.paragraphs:
        for start, end in habit.find(paragraph):
            yield Span(paragraph.start + start, paragraph.start + end)


def _written(name: str, message: str, pattern: str, shown_by: str) -> Habit:
    """The habit of which a pattern matches each place in a paragraph as it is written.

    Patterns begin with the character that shows the habit, and look behind it or count more of
    it afterwards: that is many times faster than doing so at every character.
    """
    search = re.compile(pattern).finditer

    def find(paragraph: Paragraph) -> Ranges:
        return (match.span() for match in search(paragraph.text))

    return Habit(name, message, find, shown_by, re.compile(pattern, re.MULTILINE))


def _marks_in_a_row(paragraph: Paragraph) -> Ranges:
    """Two marks and more in a row, but for ？！ and for dots that are meant as an ellipsis."""
    for match in _MARKS_IN_A_ROW.finditer(paragraph.text):
        if not _MEANT.fullmatch(match.group()):
            yield match.span()


def _pauses_after_ordinals(paragraph: Paragraph) -> Ranges:
    """第一、 首先、 at the beginning of a clause."""
    text = paragraph.text
    for match in _ORDINAL_AND_PAUSE.finditer(text):
        if match.start() == 0 or text[match.start() - 1] in "。；：":
            yield match.span()


def _nested(name: str, message: str, opening: str, closing: str) -> Habit:
    """The habit of opening marks inside a pair of the same kind, where all of them have partners."""
    marks = re.compile(f"[{opening}{closing}]")

    def find(paragraph: Paragraph) -> Ranges:
        if paragraph.text.count(opening) != paragraph.text.count(closing):
            return
        depth = 0
        for match in marks.finditer(paragraph.text):
            if match.group() == closing:
                depth -= 1
                continue
            if depth > 0:
                yield match.span()
            depth += 1

    return Habit(name, message, find, opening, re.compile(f"{opening}[^{closing}]*{opening}"))


def _stray_blanks(paragraph: Paragraph) -> Ranges:
    """Single blanks between Chinese characters of running text, not of names, titles or tables."""
    long = len(paragraph.text) > _LONG and paragraph.place is not Place.TABLE
    if long and _SENTENCE.search(paragraph.text):
        yield from (match.span() for match in _BLANK.finditer(paragraph.text))


def _bare_ends(paragraph: Paragraph) -> Ranges:
    """The last character of running text (a sentence is closed before it) that no mark closes."""
    text = paragraph.text.rstrip()
    last = len(text) - 1
    runs = last >= _LONG and "。" in text and paragraph.place is not Place.TABLE
    if runs and _ENDS_BARE.match(text, last):
        yield last, last + 1


NO_END_MARK = Habit(
    "no_end_mark",
    "这一段最后没有标点，句子像是没有写完",
    _bare_ends,
    "。",
    re.compile(rf"[{_HAN}]\s*$", re.MULTILINE),
)
STRAY_BLANK = Habit(
    "stray_blank", "文字之间有空格，像是多余的", _stray_blanks, " \u3000\xa0", _BLANK
)
HABITS = (
    Habit(
        "two_marks",
        "两个标点连在一起，留下一个即可",
        _marks_in_a_row,
        "，。；：、",
        _MARKS_IN_A_ROW,
        mistake=True,
    ),
    _written(
        "half_width_mark",
        "这里用了半角标点，应当用全角",
        rf"[,;:!?](?<=[{_HAN}”’）》].)(?!\d)|\.(?<=[{_HAN}”’）》].)(?=[{_HAN}“\s]|$)",
        ",;:!?.",
    ),
    _written(
        "half_width_bracket",
        "括号用了半角，应当用全角“（ ）”",
        rf"\((?=[{_HAN}“《])[^()]{{0,40}}\)?|\([^()]*[{_HAN}”》]\)",
        "(",
    ),
    _written(
        "straight_quote",
        "引号用了直的，应当用“ ”",
        rf"\"(?=[^\"]*[{_HAN}])[^\"\n]*\"",
        '"',
    ),
    _written(
        "pause_between_pairs",
        "并列的引号之间、书名号之间通常不用顿号",
        "、(?<=[”》].)(?=[“《])",
        "”》",
    ),
    Habit(
        "pause_after_ordinal",
        "“第一”“首先”这样的次序词后面应当用逗号",
        _pauses_after_ordinals,
        "第首其再最",
        _ORDINAL_AND_PAUSE,
    ),
    _written(
        "comma_after_number",
        "编号“一”后面应当用顿号",
        rf"^[{_NUMERAL}]{{1,3}}[，,．.](?!是)",
        _NUMERAL,
    ),
    _written(
        "mark_after_bracketed_number",
        "带括号的编号后面不用标点",
        rf"^[（(][{_NUMERAL}\d]{{1,3}}[）)][、，.．,]",
        "（(",
    ),
    _written(
        "pause_after_digit",
        "阿拉伯数字的编号后面用圆点（1.），不用顿号",
        r"^\d{1,2}、(?!\d)",
        "0123456789",
    ),
    _written(
        "dots",
        "省略号应当写成“……”",
        r"\.\.\.\.{0,2}(?<!\.{6})(?!\.)|。。。+|…(?<!……)(?!…)",
        ".。…",
    ),
    _written(
        "dashes",
        "破折号应当写成“——”",
        rf"---?(?=[{_HAN}“])|—(?<=[{_HAN}].)(?=[{_HAN}])",
        "-—",
    ),
    _written(
        "full_width_digit",
        "数字、字母用了全角，应当用半角",
        "[０-９Ａ-Ｚａ-ｚ]+",
        "０１２３４５６７８９ＡＢＣＤＥＦＧ",
    ),
    _nested("nested_quotes", "引号里面再用引号，里面的应当用单引号‘ ’", "“", "”"),
    _nested("nested_titles", "书名号里面再用书名号，里面的应当用单书名号〈 〉", "《", "》"),
    NO_END_MARK,
    STRAY_BLANK,
)
