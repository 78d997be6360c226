"""Tells what a text is: a person's, a team's or a branch statement, a report on 整改, or something else."""

import re
from collections.abc import Iterator, Sequence

from duizhao.core.outline.model import Outline, Span
from duizhao.core.trail.model import Guess, Kind, Stretch
from duizhao.core.trail.near_misses import Evidence, near_miss
from duizhao.core.trail.sections import is_piece

_REPORT_TITLE = re.compile(
    "(?:问题|整改|任务).{0,4}销号|整改(?:落实|工作|任务|措施|方案|进展|完成)*(?:情况|进展|工作)*(?:的)?(?:报告|汇报|通报|总结|方案|台账|清单|公告|情况$)",
    re.MULTILINE,
)
_REPORT_OPENING = re.compile(
    "现将(?:(?!对照检查|检视|剖析)[^。：]){0,40}整改(?:(?!对照检查|检视|剖析)[^。：]){0,16}(?:报告|汇报|通报|公布|公开)"
    "|制定(?:如下|以下|本)[^。，]{0,4}整改方案|整改[^。]{0,30}制定(?:如下|以下|本)方案"
    "|生活会(?:召开)?(?:以来|之?后)[^。]{0,40}整改[^。]{0,20}。现将[^。]{0,16}(?:报告|汇报|通报)"
)
_OWN_TITLE = re.compile(
    "个人|本人|书记(?!处)|局长|主任|校长|院长|处长|科长|党员(?!领导)|同志|委员(?!会)"
)
_TEAM_TITLE = re.compile(
    "班子|支委会|(?:党组(?!书记|成员|副)|党委(?!书记|委员[^会]|副)|支部(?!书记|委员(?!会)|副))(?![\u4e00-\u9fffx×X*]{2,3}$)",
    re.MULTILINE,
)
_BRANCH = re.compile("组织生活会|民主评议党员")
_BRANCH_TEAM = re.compile("支委会|支部委员会|支部班子")
_MEETING = re.compile("民主生活会|mzshh")
_TEAM_EVERY, _TEAM_LEAST = 250, 2


def kind_of(outline: Outline, stretches: Sequence[Stretch]) -> Guess[Kind]:
    """The kind of a text with the reason; `other` is a confident answer, not a fallback."""
    text = outline.text
    title = "\n".join(_title_lines(outline))
    if _REPORT_TITLE.search(title) or _REPORT_TITLE.search(title.replace("\n", "")):
        return Guess(Kind.RECTIFICATION, "标题写明是整改情况或整改方案一类的材料")
    parts = frozenset(stretch.part for stretch in stretches)
    evidence = Evidence(title, text.plain(Span(0, len(text.content))), parts)
    if not evidence.titled and _REPORT_OPENING.search(evidence.head):
        return Guess(Kind.RECTIFICATION, "开头写明是整改情况或整改方案一类的材料")
    if reason := near_miss(evidence):
        return Guess(Kind.OTHER, reason)
    told = "标题写明是对照检查一类的材料" if evidence.titled else "正文有存在的问题、原因或措施"
    return _whose(evidence, told)


def _title_lines(outline: Outline) -> Iterator[str]:
    """The title, line by line; of several texts in one file the first one's."""
    text, first = outline.text, next(iter(outline.root.children), None)
    if outline.title:
        yield from (paragraph.plain.text for paragraph in text.paragraphs_in(outline.title))
    elif first and first.heading and is_piece(first):
        yield first.heading.title


def _whose(evidence: Evidence, told: str) -> Guess[Kind]:
    """Whose statement it is: by the title, else by who speaks."""
    if _OWN_TITLE.search(evidence.title):
        return _person(evidence, f"{told}，标题写的是个人")
    if _TEAM_TITLE.search(evidence.title):
        return Guess(Kind.TEAM, f"{told}，标题写的是班子")
    often = evidence.plurals * _TEAM_EVERY > len(evidence.body)
    if evidence.plurals >= _TEAM_LEAST and often and evidence.plurals > 2 * evidence.singles:
        return Guess(Kind.TEAM, f"{told}，通篇说的是班子")
    if _BRANCH.search(evidence.head) and _BRANCH_TEAM.search(evidence.head):
        return Guess(Kind.TEAM, f"{told}，说的是支部委员会")
    return _person(evidence, f"{told}，通篇说的是本人")


def _person(evidence: Evidence, told: str) -> Guess[Kind]:
    announced = _BRANCH.search(evidence.head) and not _MEETING.search(
        evidence.title + evidence.head
    )
    if _BRANCH.search(evidence.title) or announced:
        return Guess(Kind.BRANCH_PERSONAL, f"{told}，写明是组织生活会")
    return Guess(Kind.PERSONAL, told)
