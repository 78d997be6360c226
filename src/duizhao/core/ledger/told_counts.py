"""Holds the numbers that a report tells (x 项问题, y 项措施, z 项完成) against the ledger's, each with its place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.ledger.finding_counts import UNGROUPED, Counts, GroupCounts
from duizhao.core.trail.amounts import Amount, amounts_in
from duizhao.core.zh.normal import plain


class Told(StrEnum):
    """What a number in a report counts."""

    FINDINGS = "findings"
    DONE = "done"
    UNFINISHED = "unfinished"
    MEASURES = "measures"
    MEASURES_DONE = "measures_done"
    MEASURES_OPEN = "measures_open"
    RATE = "rate"


TOLD_LABELS = {
    Told.FINDINGS: "问题",
    Told.DONE: "完成整改的问题",
    Told.UNFINISHED: "没有完成的问题",
    Told.MEASURES: "措施",
    Told.MEASURES_DONE: "完成的措施",
    Told.MEASURES_OPEN: "没有完成的措施",
    Told.RATE: "问题完成率",
}
_FINDING, _MEASURE = "问题", "措施"
_UNITS = frozenset({"项", "个", "条", "件"})
_OF_FINDINGS = re.compile("(?:反馈的?|具体|整改|突出|巡察|巡视|审计){0,3}问题")
_OF_MEASURES = re.compile("(?:具体|整改){0,2}(?:措施|任务)")
_NAMED_BEFORE = re.compile(
    "(?P<what>问题|措施|任务)(?:共计?|有|合计|总计|清单|台账|共有|[：:]|已?经?(?:完成|办结|销号)(?:整改)?)?$"
)
_DONE_BEFORE = re.compile("(?:完成|办结|解决|销号|整改到位)(?:整改|销号)?(?:了|的有?)?$")
_DONE_AFTER = re.compile(
    "(?:已经?|全部|均|都)*(?:完成|办结|解决|销号|整改到位)(?!(?:整改|销号|了|的)?[\\d一二三四五六七八九十])"
)
_OPEN_BEFORE = re.compile("(?:未|没有|尚|还有|正在|推进|剩余|余下)[^，。；、]{0,6}$")
_OPEN_AFTER = re.compile("(?:还|尚|仍)*(?:未|没有|正在|在推进)")
_RATE_BEFORE = re.compile("(?:完成|整改|办结|销号)率(?:为|达到?|是)?$")
_OTHERS = re.compile("发现|查出|查摆|自查|排查|举一反三")
_CLAUSE = re.compile("[，。；！？、：:（）()\n]")
_SENTENCE = re.compile("[。！？\n]")
_HEADING = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?|方面$")
_ENDS_CLAUSE = tuple("，。；！？、（(")
_HUNDRED = 100
_AROUND = 16
"""How many characters are shown before and after a number."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that a report tells otherwise than the ledger; `paragraph` counts from 1.

    `instead` says what else it may count, with the ledger's number of that.
    """

    told: Told
    number: float
    ledger: float
    paragraph: int
    before: str
    words: str
    after: str
    group: str = ""
    instead: tuple[tuple[Told, float], ...] = ()

    @property
    def label(self) -> str:
        """What is counted, and of which group where not of all."""
        label = TOLD_LABELS[self.told]
        return f"“{self.group}”的{label}" if self.group else label

    @property
    def others(self) -> list[tuple[str, float]]:
        """What else it may count, in words, with the ledger's number."""
        return [(TOLD_LABELS[told], number) for told, number in self.instead]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many numbers of a report were understood and agree, and those that differ."""

    agreeing: int
    differing: tuple[Difference, ...]


def compare(
    paragraphs: Iterable[str], counts: Counts, groups: Sequence[GroupCounts] = ()
) -> Comparison:
    """Hold every number that plainly counts findings or measures against the ledger.

    A sentence that names a group is held against that group's counts. Round figures disagree
    with nothing; neither does a number that may count two things and is right for one of them.
    """
    agreeing, differing = 0, []
    for place, paragraph in enumerate(paragraphs, 1):
        form = plain(paragraph).text
        for kinds, amount in _told_in(form):
            group = _named(_sentence_around(form, amount), groups)
            of = group.counts if group else counts
            if any(_agree(told, amount.number, _of(told, of)) for told in kinds):
                agreeing += 1
                continue
            start, end = amount.start, amount.end
            differing.append(
                Difference(
                    told=kinds[0],
                    number=amount.number,
                    ledger=_of(kinds[0], of),
                    paragraph=place,
                    before=form[max(0, start - _AROUND) : start],
                    words=form[start:end],
                    after=form[end : end + _AROUND],
                    group=group.group if group else "",
                    instead=tuple((told, _of(told, of)) for told in kinds[1:]),
                )
            )
    return Comparison(agreeing, tuple(differing))


def _told_in(form: str) -> Iterator[tuple[list[Told], Amount]]:
    """The numbers that count findings or measures, each with what it may count, the likeliest first."""
    named: list[str] = []
    sentence = -1
    for amount in amounts_in(form):
        begins = _start_of(_SENTENCE, form, amount.start)
        if begins != sentence:
            sentence, named = begins, []
        kinds = _read(form, amount, named)
        if kinds and not amount.loose:
            yield kinds, amount


def _read(form: str, amount: Amount, named: list[str]) -> list[Told]:
    """What an amount may count; where it names nothing itself, what the sentence has spoken of, in `named`."""
    clause = form[_start_of(_CLAUSE, form, amount.start) : amount.start]
    rest = form[amount.end :]
    if amount.unit == "%":
        return [Told.RATE] if _RATE_BEFORE.search(clause) else []
    if amount.unit not in _UNITS or _OTHERS.search(clause):
        return []
    subject, tail = _subject(clause, rest)
    if subject:
        named[:] = [subject, *(one for one in named if one != subject)]
    elif not _stands_alone(clause, rest):
        return []
    done = bool(_DONE_BEFORE.search(clause) or _DONE_AFTER.match(tail))
    is_open = bool(_OPEN_BEFORE.search(clause) or _OPEN_AFTER.match(tail))
    kinds = [_kind(one, done=done, is_open=is_open) for one in named]
    return kinds[:1] if subject else kinds


def _subject(clause: str, rest: str) -> tuple[str, str]:
    """The noun that an amount counts, which stands after it or right before it, and what follows."""
    for pattern, noun in ((_OF_FINDINGS, _FINDING), (_OF_MEASURES, _MEASURE)):
        if found := pattern.match(rest):
            return noun, rest[found.end() :]
    if before := _NAMED_BEFORE.search(clause):
        return (_FINDING if before["what"] == _FINDING else _MEASURE), rest
    return "", rest


def _stands_alone(clause: str, rest: str) -> bool:
    """Whether an amount without a noun of its own goes on about what was named: 已完成 8 项，"""
    ends = not rest or rest.startswith(_ENDS_CLAUSE)
    return ends and bool(_DONE_BEFORE.search(clause) or _OPEN_BEFORE.search(clause))


def _kind(subject: str, *, done: bool, is_open: bool) -> Told:
    if subject == _FINDING:
        return Told.UNFINISHED if is_open else Told.DONE if done else Told.FINDINGS
    return Told.MEASURES_OPEN if is_open else Told.MEASURES_DONE if done else Told.MEASURES


def _of(told: Told, counts: Counts) -> float:
    match told:
        case Told.FINDINGS:
            return counts.findings
        case Told.DONE:
            return counts.done
        case Told.UNFINISHED:
            return counts.unfinished
        case Told.MEASURES:
            return counts.measures
        case Told.MEASURES_DONE:
            return counts.measures_done
        case Told.MEASURES_OPEN:
            return counts.measures_open
        case Told.RATE:
            return round(_HUNDRED * counts.done / counts.findings, 1) if counts.findings else 0


def _agree(told: Told, number: float, ledger: float) -> bool:
    return abs(number - ledger) < 1 if told is Told.RATE else number == ledger


def _named(sentence: str, groups: Sequence[GroupCounts]) -> GroupCounts | None:
    for group in groups:
        name = _HEADING.sub("", plain(group.group).text)
        if group.group != UNGROUPED and name and name in sentence:
            return group
    return None


def _sentence_around(form: str, amount: Amount) -> str:
    ends = _SENTENCE.search(form, amount.end)
    return form[_start_of(_SENTENCE, form, amount.start) : ends.start() if ends else len(form)]


def _start_of(mark: re.Pattern[str], form: str, end: int) -> int:
    return max((found.end() for found in mark.finditer(form, 0, end)), default=0)
