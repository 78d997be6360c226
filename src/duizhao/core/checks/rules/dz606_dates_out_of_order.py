"""日期前后颠倒或者不存在

## 看什么
不存在的日期（2月30日）；先止后起的时间段（2024年9月至2024年3月）；措施的期限早于会议年度，或者早于落款日期；问题和整改情况里写的事，发生在落款日期之后，或者晚于会议年度的下一年。
## 为什么
日期不合情理，往往是笔误，或者从往年的稿子里带来的。
## 会提示
> （2024年度的材料）四、整改措施。（一）2023年6月底前修订学习制度。
## 不提示
> （2024年度的材料）2023年6月修订的学习制度，执行得还不严。
## 看不出什么
没有写年份的日期，无法判断先后。会议年度不确定、没有落款日期的，不看期限。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.questions.passages import Passage, passages_in
from duizhao.core.checks.questions.written_dates import (
    WrittenDate,
    date_of,
    dates_in,
    reversed_periods_in,
)
from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Part, Statement
from duizhao.core.zh.led import led_by

_DATED = re.compile(r"\d[年月]")
_DEADLINE = led_by(
    "2",
    r"(?<!\d)(?P<date>20\d\d年(?:\d{1,2}月)?)(?:底|末|上半年|下半年|\d{1,2}日)?(?:之前|以前|前|内)(?!期|几|些|后|年|三|所|来|述|期|容|部|外|心|涵|设|蒙)",
)
_SIGNED = re.compile(r"^(?P<date>20\d\d年\d{1,2}月(?:\d{1,2}日)?)$")
_AHEAD = re.compile(
    "将|拟|计划|预计|力争|争取|确保|目标|截止|到期|届满|期限|规划|延|推迟|定于|等到|前|底"
)
_TOLD = frozenset({Part.OPENING, Part.PROBLEMS, Part.FOLLOW_UP})
_LAST_LINES = 3


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Impossible dates, reversed periods, and dates that don't fit the meeting or the signature."""
    for paragraph in reading.text.paragraphs:
        if _DATED.search(paragraph.plain.text):
            yield from _wrong_in_itself(Passage(paragraph, 0, len(paragraph.plain.text)))
    statement = reading.statement
    signed = _signed(statement)
    for stretch in statement.stretches:
        for passage in passages_in(reading.text, stretch.span):
            if not _DATED.search(passage.words):
                continue
            if stretch.part is Part.MEASURES:
                yield from _deadlines_passed(passage, statement.meeting_year.value, signed)
            elif stretch.part in _TOLD:
                yield from _told_too_early(passage, statement.meeting_year.value, signed)


def _wrong_in_itself(passage: Passage) -> Iterator[Hint]:
    words = passage.words
    for date in dates_in(words):
        if not date.exists:
            message = f"没有“{words[date.start : date.end]}”这个日期，请核对"
            yield Hint(passage.at(date.start, date.end), message, level=Level.MUST)
    for start, end in reversed_periods_in(words):
        yield Hint(passage.at(start, end), f"“{words[start:end]}”的止期早于起期")


def _signed(statement: Statement) -> WrittenDate | None:
    """The date that stands on a line of its own at the end or in the title."""
    text = statement.text
    titles = [p for span in statement.spans_of(Part.TITLE)[:1] for p in text.paragraphs_in(span)]
    for paragraph in (*text.paragraphs[-_LAST_LINES:], *titles):
        if match := _SIGNED.match(paragraph.plain.text.strip("（）")):
            return date_of(match["date"], 0)
    return None


def _deadlines_passed(
    passage: Passage, year: int | None, signed: WrittenDate | None
) -> Iterator[Hint]:
    for match in _DEADLINE.finditer(passage.words):
        due = date_of(match["date"], match.start())
        place = passage.at(match.start(), match.end())
        if year is not None and due.year is not None and due.year < year:
            yield Hint(place, f"期限“{match.group()}”早于会议年度 {year} 年")
        elif signed is not None and due.before(signed):
            yield Hint(place, f"期限“{match.group()}”早于材料的落款日期")


def _told_too_early(
    passage: Passage, year: int | None, signed: WrittenDate | None
) -> Iterator[Hint]:
    for date in dates_in(passage.words):
        words = passage.words[date.start : date.end]
        around = (
            passage.words[max(0, date.start - 8) : date.start]
            + passage.words[date.end : date.end + 3]
        )
        if date.year is None or not date.exists or _AHEAD.search(around):
            continue
        if signed is not None and signed.before(date):
            yield Hint(passage.at(date.start, date.end), f"“{words}”晚于材料的落款日期")
        elif year is not None and date.year > year + 1:
            message = f"“{words}”晚于 {year} 年度会议召开的时间"
            yield Hint(passage.at(date.start, date.end), message)


RULE = Rule(
    code="DZ606",
    name="dates-out-of-order",
    level=Level.ADVICE,
    basis=Basis("公文写作通行要求"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
)
