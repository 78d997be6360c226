"""Finds dates that can't be, beside the day of the sitting: what comes before it dated after, and the other way round."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from duizhao.core.agreement.model import OutOfOrder, PaperText
from duizhao.core.agreement.told import days_in
from duizhao.core.zh.normal import plain

_BEFORE_SITTING = frozenset({"notice", "plan", "opinion-summary"})
_AFTER_SITTING = frozenset(
    {"minutes", "criticism-summary", "rectification-plan", "meeting-report", "circular"}
)
_DATE_ALONE = re.compile(r"\s*\d{4}年\d{1,2}月\d{1,2}日\s*")
_LEAD = re.compile(r"(?P<side>会前|会后)[^。；！？\d]{0,12}$")
_SITTING = re.compile(r"[^。；]{0,12}(?:召开|举行|开会)")


def out_of_order(papers: Sequence[PaperText], held_on: date) -> Iterator[OutOfOrder]:
    """Every date of a paper that is on the wrong side of the sitting."""
    for paper in papers:
        for place, paragraph in enumerate(paper.paragraphs, 1):
            form = plain(paragraph).text
            if _DATE_ALONE.fullmatch(form):
                yield from _of_paper(paper, place, form, held_on)
            else:
                yield from _said(paper, place, form, held_on)


def _of_paper(paper: PaperText, place: int, form: str, held_on: date) -> Iterator[OutOfOrder]:
    """The day that a paper bears, which says on which side it stands by its kind."""
    for day, match in days_in(form):
        if paper.kind in _BEFORE_SITTING and day > held_on:
            why = f"落款在会后：会是 {held_on} 开的"
            yield OutOfOrder(paper.title, place, match.group(), why)
        if paper.kind in _AFTER_SITTING and day < held_on:
            why = f"落款在会前：会是 {held_on} 才开的"
            yield OutOfOrder(paper.title, place, match.group(), why)


def _said(paper: PaperText, place: int, form: str, held_on: date) -> Iterator[OutOfOrder]:
    """What a paper says took place before or after the sitting."""
    for day, match in days_in(form):
        lead = _LEAD.search(form[: match.start()])
        if lead is None or _SITTING.match(form[match.end() :]):
            continue
        words = lead.group() + match.group()
        if lead["side"] == "会前" and day > held_on:
            why = f"写的是会前，日期在开会（{held_on}）以后"
            yield OutOfOrder(paper.title, place, words, why)
        if lead["side"] == "会后" and day < held_on:
            why = f"写的是会后，日期在开会（{held_on}）以前"
            yield OutOfOrder(paper.title, place, words, why)
