"""The mark of a printed sheet: which paper of which meeting it is, and which page; what its QR code says.

No name stands in it: whoever finds a sheet learns from the code no more than two letters and numbers.
A truncated HMAC tells sheets that this installation printed from all others. Papers on which people
speak without their name (forms for opinions, slips, ballots) never bear a mark, not even one without a
number: two sheets that were printed at different times would differ in it.
"""

import hashlib
import hmac
import re
from base64 import b32encode
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

_FORMAT = "DZ1"
_OURS = re.compile(r"DZ(\d+)")
_SHAPE = re.compile(
    r"DZ1([A-Z]{2})\.([0-9A-Z]{1,9})\.([0-9A-Z]{1,9})\.([0-9A-Z]{1,4})\.([A-Z2-7]{4})"
    r"\.([0-9A-Z]{1,3})\.([0-9A-Z]{1,3})\.([A-Z2-7]{10})"
)
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CHECK, _CONTENT = 10, 4
_PURPOSE = b"duizhao sheet 1:"


class Fault(StrEnum):
    """Why what a code says is no mark of a sheet of ours."""

    OTHER = "other"
    LATER = "later"
    DAMAGED = "damaged"
    FOREIGN = "foreign"


FAULT_WORDS = {
    Fault.OTHER: "页上的二维码是别的用处的，不是归位码",
    Fault.LATER: "归位码是更新版本的程序印的，请先升级程序",
    Fault.DAMAGED: "归位码不完整",
    Fault.FOREIGN: "归位码不是这里印的：别的单位的，或者被改过",
}


_GRAVEST_FIRST = (Fault.FOREIGN, Fault.DAMAGED, Fault.LATER, Fault.OTHER)
NO_CODE = "没有读到归位码"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A page of a printed paper. `kind` are the two letters of its kind, `record` tells it from others of its kind.

    `content` is a short digest of what the paper said when it was printed. `page` and `pages` are 0
    where whoever laid the paper out did not know them: Word breaks its pages itself.
    """

    kind: str
    meeting: int
    record: int
    version: int
    content: str
    page: int = 0
    pages: int = 0

    def on(self, page: int, pages: int) -> "Mark":
        """The same paper's mark on that page."""
        return replace(self, page=page, pages=pages)

    def written(self, key: str) -> str:
        """What the code says."""
        numbers = (self.meeting, self.record, self.version)
        said = ".".join(
            [
                f"{_FORMAT}{self.kind}",
                *map(_short, numbers),
                self.content,
                _short(self.page),
                _short(self.pages),
            ]
        )
        return f"{said}.{_check(said, key)}"


@dataclass(frozen=True, slots=True)
class Stamp:
    """The mark that a paper bears on its pages, and the key with which it is written."""

    mark: Mark
    key: str

    def on(self, page: int, pages: int) -> str:
        """What the code on a page says."""
        return self.mark.on(page, pages).written(self.key)


def parse(said: str, key: str) -> Mark | Fault:
    """The mark that a code holds, or why it holds none that is ours."""
    ours = _OURS.match(said)
    if ours is None:
        return Fault.OTHER
    if ours.group(1) != _FORMAT.removeprefix("DZ"):
        return Fault.LATER
    found = _SHAPE.fullmatch(said)
    if found is None:
        return Fault.DAMAGED
    body, _, check = said.rpartition(".")
    if not hmac.compare_digest(check, _check(body, key)):
        return Fault.FOREIGN
    kind, meeting, record, version, content, page, pages, _ = found.groups()
    meeting, record, version, page, pages = (
        int(one, 36) for one in (meeting, record, version, page, pages)
    )
    return Mark(
        kind=kind, meeting=meeting, record=record, version=version, content=content,
        page=page, pages=pages,
    )  # fmt: skip


def mark_among(codes: Iterable[str], key: str) -> Mark | str:
    """The mark of a page on which these codes stand, or in words why it has none."""
    read = [parse(said, key) for said in codes]
    marks = {one for one in read if isinstance(one, Mark)}
    if len(marks) == 1:
        return marks.pop()
    if marks:
        return "页上有两份文书的归位码"
    faults = [fault for fault in _GRAVEST_FIRST if fault in read]
    return FAULT_WORDS[faults[0]] if faults else NO_CODE


def digest_of(content: str) -> str:
    """The short digest by which a paper that changed since it was printed is told from it."""
    return b32encode(hashlib.sha256(content.encode()).digest()).decode()[:_CONTENT]


def _check(said: str, key: str) -> str:
    made = hmac.new(key.encode(), _PURPOSE + said.encode(), hashlib.sha256)
    return b32encode(made.digest()).decode()[:_CHECK]


def _short(number: int) -> str:
    """A number to the base of 36, so that a code stays small."""
    digits = ""
    while number:
        number, last = divmod(number, len(_DIGITS))
        digits = _DIGITS[last] + digits
    return digits or "0"
