"""From a .docx to what is said about its layout, and to a copy in which it is mended."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from duizhao.core.checks.rule import Level
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.limits import Limits
from duizhao.core.relayout.diagnosis import Diagnosis, Flaw, Repair
from duizhao.core.relayout.read_sheet import read_sheet
from duizhao.core.relayout.registry import all_diagnoses
from duizhao.core.relayout.sheet import Sheet
from duizhao.core.relayout.tracked import Tracked, can_change

_LONGEST_QUOTE = 24
MOST_CHANGES, MOST_IN_PARAGRAPH = 5_000, 500
"""How many tracked changes of ours a file, and a paragraph, may get; nobody reads more, and they take time."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader is told about one place: the paragraph (0: the whole document), its words, what is wrong."""

    code: str
    name: str
    title: str
    level: Level
    paragraph: int
    quote: str
    found: str
    wanted: str
    repair: Repair
    why: str
    basis: str


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """A document whose layout was looked at. `file` is the name as the user gave it."""

    file: str
    profile: str
    paragraphs: int
    remarks: tuple[Remark, ...]

    def count(self, repair: Repair) -> int:
        """How many remarks are mended in that way."""
        return sum(1 for one in self.remarks if one.repair is repair)


@dataclass(frozen=True, slots=True)
class Repaired:
    """A document that was looked at, with the copy in which it is mended."""

    diagnosed: Diagnosed
    copy: bytes


def diagnose(
    name: str, data: bytes, *, profile: Profile | None = None, limits: Limits | None = None
) -> Diagnosed:
    """What is said about the layout of a .docx. Raises Unreadable where `read` would."""
    sheet = read_sheet(name, data, limits or Limits(), profile)
    return _diagnosed(name, sheet, _flaws(sheet))


def repair(
    name: str,
    data: bytes,
    *,
    at: datetime | None = None,
    profile: Profile | None = None,
    limits: Limits | None = None,
) -> Repaired:
    """The same, with a copy: layout mended, punctuation and numbers as tracked changes dated `at`.

    The copy is the original itself where there is nothing to mend. Raises Unreadable where
    `read` would.
    """
    sheet = read_sheet(name, data, limits or Limits(), profile)
    flaws = _flaws(sheet)
    diagnosed = _diagnosed(name, sheet, flaws)
    if all(flaw.repair is Repair.HAND for _, flaw in flaws):
        return Repaired(diagnosed, data)
    for _, flaw in flaws:
        if flaw.mend is not None:
            flaw.mend()
    tracked = Tracked(sheet.document, at)
    tracked.apply(sheet.text, sheet.walked, [edit for _, flaw in flaws for edit in flaw.edits])
    for _, flaw in flaws:
        if flaw.drop and flaw.line is not None:
            tracked.drop_line(flaw.line.element)
    return Repaired(diagnosed, sheet.copy.written())


def _flaws(sheet: Sheet) -> Sequence[tuple[Diagnosis, Flaw]]:
    """All flaws in the order of the diagnoses; edits that can't be tracked changes are left to people."""
    found = []
    changes: Counter[int] = Counter()
    total = 0
    for diagnosis in all_diagnoses():
        for flaw in diagnosis.look(sheet, sheet.profile):
            number = _paragraph_of(sheet, flaw)
            changes[number] += len(flaw.edits)
            total += len(flaw.edits)
            possible = (
                changes[number] <= MOST_IN_PARAGRAPH
                and total <= MOST_CHANGES
                and all(can_change(sheet.text, sheet.walked, one) for one in flaw.edits)
            )
            edits = flaw.edits if possible else ()
            found.append((diagnosis, replace(flaw, paragraph=number, edits=edits)))
    return found


def _paragraph_of(sheet: Sheet, flaw: Flaw) -> int:
    if flaw.line is not None:
        return flaw.line.number
    if flaw.edits:
        return sheet.text.paragraph_at(flaw.edits[0].span.start).index + 1
    return flaw.paragraph


def _diagnosed(name: str, sheet: Sheet, flaws: Sequence[tuple[Diagnosis, Flaw]]) -> Diagnosed:
    remarks = tuple(_remarks(flaws))
    return Diagnosed(name, sheet.profile.name, len(sheet.text.paragraphs), remarks)


def _remarks(flaws: Sequence[tuple[Diagnosis, Flaw]]) -> Iterator[Remark]:
    for diagnosis, flaw in flaws:
        yield Remark(
            diagnosis.code,
            diagnosis.name,
            diagnosis.title,
            flaw.level or diagnosis.level,
            flaw.paragraph,
            _short(flaw.quote or (flaw.line.words if flaw.line else "")),
            flaw.found,
            flaw.wanted,
            flaw.repair,
            diagnosis.why,
            str(diagnosis.basis),
        )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1]}…"
