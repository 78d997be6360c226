"""Keeps the findings of an earlier draft with what people said about them, and compares with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

from duizhao.core.checks.drafts.fingerprint import surroundings
from duizhao.core.checks.drafts.reworded import Wording, alike
from duizhao.core.checks.rule import Finding
from duizhao.core.outline.model import Text


class BaselineState(StrEnum):
    """How a finding stands to the earlier draft; the values are those of SARIF."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    ABSENT = "absent"


STATE_LABELS = {
    BaselineState.NEW: "新出现",
    BaselineState.UNCHANGED: "上一稿已有",
    BaselineState.UPDATED: "上一稿已有，文字有改动",
    BaselineState.ABSENT: "已消除",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A finding of an earlier draft.

    With a `reason` it is accepted: people looked at it and let it stand. Without one it is only
    remembered, so that a later run can say what is new and what is solved. `around` are the
    normalised words at and next to the place, by which a reworded place is known again.
    """

    file: str
    code: str
    fingerprint: str
    quote: str
    message: str
    around: str
    reason: str = ""
    accepted_on: date | None = None

    @property
    def accepted(self) -> bool:
        """Whether somebody gave a reason to let it stand."""
        return bool(self.reason)


@dataclass(frozen=True)
class Baseline:
    """All known findings, ordered by file and then by their place in it."""

    known: tuple[Known, ...] = ()

    def known_in(self, file: str, *, alone: bool = False) -> tuple[Known, ...]:
        """The known findings of a file: of the same path, else of the same file name.

        `alone` says that the run has one file only; if so has the baseline, they are two drafts
        of one text whatever they are called.
        """
        files = dict.fromkeys(known.file for known in self.known)
        path, name = tidy(file), PurePosixPath(tidy(file)).name
        same_name = [other for other in files if PurePosixPath(other).name == name]
        if path in files:
            wanted = path
        elif len(same_name) == 1:
            wanted = same_name[0]
        elif alone and len(files) == 1:
            wanted = next(iter(files))
        else:
            return ()
        return tuple(known for known in self.known if known.file == wanted)


@dataclass(frozen=True)
class Comparison:
    """The findings of this draft against those of the last: by fingerprint, and what is gone."""

    matched: Mapping[str, tuple[BaselineState, Known]] = field(default_factory=dict)
    solved: tuple[Known, ...] = ()

    def state_of(self, finding: Finding) -> BaselineState:
        """New, unchanged, or updated: known again although the words changed a bit."""
        match = self.matched.get(finding.fingerprint)
        return match[0] if match else BaselineState.NEW

    def known(self, finding: Finding) -> Known | None:
        """The earlier finding that this one is, if any."""
        match = self.matched.get(finding.fingerprint)
        return match[1] if match else None

    def accepts(self, finding: Finding) -> bool:
        """Whether people looked at it and let it stand."""
        known = self.known(finding)
        return known is not None and known.accepted


def compare(text: Text, findings: Sequence[Finding], known: Sequence[Known]) -> Comparison:
    """Hold the findings of one text against the known ones of the same text.

    First by fingerprint; what is left over by code and by how alike quote and surroundings are.
    """
    by_print = {item.fingerprint: item for item in known}
    matched = {
        finding.fingerprint: (BaselineState.UNCHANGED, by_print[finding.fingerprint])
        for finding in findings
        if finding.fingerprint in by_print
    }
    new = [finding for finding in findings if finding.fingerprint not in matched]
    old = [item for item in known if item.fingerprint not in matched]
    wordings = [Wording(f.code, str(surroundings(text, f.span)), f.quote) for f in new]
    for one, other in alike(wordings, [Wording(k.code, k.around, k.quote) for k in old]):
        matched[new[one].fingerprint] = (BaselineState.UPDATED, old[other])
    again = {item.fingerprint for _, item in matched.values()}
    return Comparison(matched, tuple(item for item in known if item.fingerprint not in again))


def renew(
    baseline: Baseline,
    drafts: Iterable[tuple[str, Text, Sequence[Finding], Comparison]],
    *,
    on: date,
) -> Baseline:
    """The baseline for the next draft: this run's findings with the reasons given so far.

    `drafts` are (file, text, findings, comparison). What is solved is dropped; files outside
    the run stay as they are. A reason that people wrote without a date gets the day `on`.
    """
    renewed: dict[str, list[Known]] = {}
    gone: set[str] = set()
    for file, text, findings, comparison in drafts:
        gone |= {known.file for _, known in comparison.matched.values()}
        gone |= {known.file for known in comparison.solved}
        renewed[tidy(file)] = [
            _with_reason(known_as(file, text, finding), comparison.known(finding), on)
            for finding in findings
        ]
    in_run = gone | renewed.keys()
    for known in baseline.known:
        if known.file not in in_run:
            renewed.setdefault(known.file, []).append(known)
    return Baseline(tuple(known for file in sorted(renewed) for known in renewed[file]))


def tidy(file: str) -> str:
    """A file name as a baseline writes it: forward slashes, no leading ./"""
    return PurePosixPath(file.replace("\\", "/")).as_posix()


def known_as(file: str, text: Text, finding: Finding) -> Known:
    """A finding as a baseline remembers it, not accepted."""
    return Known(
        file=tidy(file),
        code=finding.code,
        fingerprint=finding.fingerprint,
        quote=finding.quote,
        message=finding.message,
        around=str(surroundings(text, finding.span)),
    )


def _with_reason(known: Known, before: Known | None, on: date) -> Known:
    if before is None or not before.accepted:
        return known
    return replace(known, reason=before.reason, accepted_on=before.accepted_on or on)
