"""Punctuation habits that official texts don't follow: what each is called and how it is found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.outline.model import Paragraph, Place, Span, Text

_HAN = "\u4e00-\u9fff"
_NUMERAL = "一二三四五六七八九十"
_LONG = 20
_NO_BLANKS_KNOWN = frozenset({"pdf", "ofd"})


class Gravity(StrEnum):
    """Whether a habit is a mistake or only unusual."""

    MISTAKE = "mistake"
    UNUSUAL = "unusual"


@dataclass(frozen=True, slots=True)
class Habit:
    """One habit: what is said about it, and the pattern whose group `at` (or whole) is shown."""

    name: str
    message: str
    pattern: re.Pattern[str]
    gravity: Gravity = Gravity.UNUSUAL


HABITS = (
    Habit(
        "two_marks",
        "两个标点连在一起，留下一个即可",
        re.compile("(?<!。)(?!。{3})[，。；：、]+[，。；：、！？]|[！？][，。；：、]"),
        Gravity.MISTAKE,
    ),
    Habit(
        "half_width_mark",
        "这里用了半角标点，应当用全角",
        re.compile(rf"(?<=[{_HAN}”’）》])(?:[,;:!?](?!\d)|\.(?=[{_HAN}“\s]|$))"),
    ),
    Habit(
        "half_width_bracket",
        "括号用了半角，应当用全角“（ ）”",
        re.compile(rf"\((?=[{_HAN}“《])[^()]{{0,40}}\)?|\([^()]*[{_HAN}”》]\)"),
    ),
    Habit(
        "straight_quote",
        "引号用了直的，应当用“ ”",
        re.compile(rf"\"(?=[^\"]*[{_HAN}])[^\"\n]*\""),
    ),
    Habit(
        "pause_between_pairs",
        "并列的引号之间、书名号之间通常不用顿号",
        re.compile("(?<=[”》])、(?=[“《])"),
    ),
    Habit(
        "pause_after_ordinal",
        "“第一”“首先”这样的次序词后面应当用逗号",
        re.compile(
            rf"(?:^|(?<=[。；：]))(?:第[{_NUMERAL}]{{1,3}}|首先|其次|再次|最后|其[{_NUMERAL}])、(?!第|其)"
        ),
    ),
    Habit(
        "comma_after_number",
        "编号“一”后面应当用顿号",
        re.compile(rf"^[{_NUMERAL}]{{1,3}}[，,．.](?!是)"),
    ),
    Habit(
        "mark_after_bracketed_number",
        "带括号的编号后面不用标点",
        re.compile(rf"^[（(][{_NUMERAL}\d]{{1,3}}[）)][、，.．,]"),
    ),
    Habit(
        "pause_after_digit",
        "阿拉伯数字的编号后面用圆点（1.），不用顿号",
        re.compile(r"^\d{1,2}、(?!\d)"),
    ),
    Habit(
        "dots",
        "省略号应当写成“……”",
        re.compile(r"(?<!\.)\.{3,5}(?!\.)|。{3,}|(?<!…)…(?!…)"),
    ),
    Habit(
        "dashes",
        "破折号应当写成“——”",
        re.compile(rf"(?<=[{_HAN}”）])-{{2,3}}(?=[{_HAN}“])|(?<=[{_HAN}])(?<!—)—(?!—)(?=[{_HAN}])"),
    ),
    Habit(
        "full_width_digit",
        "数字、字母用了全角，应当用半角",
        re.compile("[０-９Ａ-Ｚａ-ｚ]+"),
    ),
    Habit(
        "nested_quotes",
        "引号里面再用引号，里面的应当用单引号‘ ’",
        re.compile("(?<=“)[^“”]*(?P<at>“)(?=[^“”]*”[^“”]*”)"),
    ),
    Habit(
        "nested_titles",
        "书名号里面再用书名号，里面的应当用单书名号〈 〉",
        re.compile("(?<=《)[^《》]*(?P<at>《)(?=[^《》]*》[^《》]*》)"),
    ),
)
BLANK = Habit(
    "stray_blank",
    "文字之间有空格，像是多余的",
    re.compile(rf"(?<=[{_HAN}，。；：、”])[ \u3000\xa0](?=[{_HAN}“])"),
)
_SENTENCE = re.compile("[，。；]")


def places_of(habit: Habit, text: Text) -> Iterator[Span]:
    """Every place of a text with a habit, in order."""
    for paragraph in text.paragraphs:
        for match in habit.pattern.finditer(paragraph.text):
            start, end = match.span("at") if "at" in match.re.groupindex else match.span()
            yield Span(paragraph.start + start, paragraph.start + end)


def stray_blanks(text: Text) -> Iterator[Span]:
    """Single blanks between Chinese characters of running text, not of names, titles or tables."""
    if text.source in _NO_BLANKS_KNOWN:
        return
    for paragraph in text.paragraphs:
        if _runs(paragraph):
            for match in BLANK.pattern.finditer(paragraph.text):
                yield Span(paragraph.start + match.start(), paragraph.start + match.end())


def _runs(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text."""
    long = len(paragraph.text) > _LONG and paragraph.place is not Place.TABLE
    return long and _SENTENCE.search(paragraph.text) is not None
