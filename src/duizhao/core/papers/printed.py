"""What a paper that comes back signed bears on its pages: its kind, its record, and what it said when printed."""

from collections.abc import Iterator

from duizhao.core.layout.paper import Body, Centred, Heading, Paper, Table
from duizhao.core.papers.kind import AnyKind, built
from duizhao.core.papers.registry import all_kinds
from duizhao.core.scans.mark import Mark, Stamp, digest_of


def stamp_of(
    kind: AnyKind, facts: object, *, meeting: int, record: int, version: int, key: str
) -> Stamp | None:
    """The stamp of a paper; None for kinds that don't come back."""
    if not kind.letters:
        return None
    mark = Mark(
        kind=kind.letters, meeting=meeting, record=record, version=version,
        content=content_of(kind, facts),
    )  # fmt: skip
    return Stamp(mark, key)


def content_of(kind: AnyKind, facts: object) -> str:
    """The short digest of the words of a paper, whatever it looks like."""
    return digest_of("\n".join(_words(built(kind, facts).paper)))


def kind_of_letters(letters: str) -> AnyKind:
    """The kind that is known by these letters on a scan. Raises KeyError where there is none."""
    return {kind.letters: kind for kind in all_kinds() if kind.letters}[letters]


def _words(paper: Paper) -> Iterator[str]:
    yield from (*paper.title, *paper.below_title)
    for block in paper.blocks:
        match block:
            case Heading():
                yield block.words + block.run_on
            case Body():
                yield block.lead + block.words
            case Centred():
                yield block.words
            case Table():
                yield from ("\t".join(row) for row in block.rows)
