"""Proposes which problem answers a point, with the reason a person can judge."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.core.trail.shared_words import joined, listed, runs
from duizhao.core.trail.words import topic_labels
from duizhao.core.zh.normal import plain

_LEAST_RUN = 4


@dataclass(frozen=True, slots=True)
class Match:
    """A problem (its place in the list) that seems to answer a point, and why."""

    problem: int
    reason: str


def match(point: str, problems: Sequence[str]) -> Match | None:
    """The problem that shares most with the point: subject matters first, then words; None if none does."""
    asked, wanted = set(topic_labels(plain(point).text)), runs(plain(point).text)
    best: tuple[int, Match] | None = None
    for index, problem in enumerate(problems):
        words = plain(problem).text
        topics = sorted(asked & set(topic_labels(words)))
        shared = [run for run in joined(wanted & runs(words)) if len(run) >= _LEAST_RUN]
        strength = 10 * len(topics) + sum(map(len, shared))
        if strength and (best is None or strength > best[0]):
            reason = f"都说到{listed(topics)}" if topics else f"都写到{listed(shared)}"
            best = strength, Match(index, reason)
    return best[1] if best else None
