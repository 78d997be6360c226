"""The remarks of reviewers as pages and files show them: each with those merged into it, and what may say the same."""

from dataclasses import dataclass

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.remark import RemarkState
from duizhao.core.trail.shared_words import joined, listed, runs
from duizhao.core.zh.normal import plain
from duizhao.web.programmes.access import Reading
from duizhao.web.programmes.models import Programme, Remark

_LEAST = 2
"""How many runs of four characters two remarks must share before they are pointed out."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Another remark that may say the same, and in which words."""

    remark: Remark
    reason: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A remark that stands for itself, those merged into it, and those still apart that may say the same."""

    remark: Remark
    merged: tuple[Remark, ...]
    alike: tuple[Alike, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """The remarks that a reader may read; `given` counts all, `open` those without an answer."""

    rows: tuple[Shown, ...]
    given: int
    open: int
    hidden: int


def remarks_of(actor: Actor, programme: Programme) -> Remarks:
    """The remarks on a programme's report, the counts of all of them."""
    reading = Reading(actor, programme)
    rows = list(programme.remarks.select_related("reviewer", "finding__point"))
    seen = [one for one in rows if reading.allows(one.finding)]
    merged: dict[int, list[Remark]] = {}
    for one in seen:
        if one.merged_into_id is not None:
            merged.setdefault(one.merged_into_id, []).append(one)
    apart = [one for one in seen if one.merged_into_id is None]
    words = {one.pk: runs(plain(one.words).text) for one in apart}
    return Remarks(
        rows=tuple(
            Shown(one, tuple(merged.get(one.pk, ())), tuple(_alike(one, apart, words)))
            for one in apart
        ),
        given=len(rows),
        open=sum(one.state == RemarkState.OPEN.value for one in rows),
        hidden=len(rows) - len(seen),
    )


def others_of(remark: Remark) -> list[Remark]:
    """The remarks into which one can be merged: of the same programme, not merged themselves."""
    rows = remark.programme.remarks.exclude(pk=remark.pk).exclude(state=RemarkState.MERGED.value)
    return list(rows.select_related("reviewer", "finding__point"))


def _alike(one: Remark, apart: list[Remark], words: dict[int, set[str]]) -> list[Alike]:
    """Those that came earlier, so that each pair is pointed out once."""
    found = []
    if one.state != RemarkState.OPEN.value:
        return []
    for other in apart:
        if other.pk >= one.pk or other.reviewer_id == one.reviewer_id:
            continue
        shared = words[one.pk] & words[other.pk]
        if len(shared) >= _LEAST:
            found.append(Alike(other, f"都说到{listed(joined(shared))}"))
    return found
