"""Looks for passages of a text that the texts of an index have too; what that needs is loaded only then."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.core.checks.rule import SharedPassage
from duizhao.core.outline.model import Span, Text

if TYPE_CHECKING:
    from duizhao.runs.reuse.collection import Volume

_WORTH_TELLING = 60
"""How many letters of a notice or template are told of; fewer say nothing."""


@dataclass(frozen=True)
class Others:
    """An index, and known texts by title, whose words are common property."""

    index: Path
    known: tuple[tuple[str, str], ...] = ()


def shared_passages(file: str, text: Text, others: Others) -> tuple[SharedPassage, ...]:
    """The passages of a text that others have too, or that stand in known texts."""
    # numpy and what stands on it cost start-up time
    from duizhao.core.reuse.whose import whose  # noqa: PLC0415
    from duizhao.runs.reuse.collection import Volume  # noqa: PLC0415

    folder = Path(file).parent.name
    work = whose(file, (folder,) if folder else (), text.content)
    return tuple(_found(Volume(work, text.content), others))


def _found(volume: "Volume", others: Others) -> Iterator[SharedPassage]:
    from duizhao.core.reports.reuse.shown import passage_words  # noqa: PLC0415
    from duizhao.core.reuse.known import known_in  # noqa: PLC0415
    from duizhao.core.reuse.model import KIND_LABELS  # noqa: PLC0415
    from duizhao.runs.reuse.against import against  # noqa: PLC0415
    from duizhao.runs.reuse.index import open_index  # noqa: PLC0415
    from duizhao.runs.reuse.search import known_hashes  # noqa: PLC0415

    index = open_index(others.index)
    common = known_hashes([words for _, words in others.known], index.limits)
    answer = against(index, volume, common)
    for pair in answer.found.pairs:
        name = answer.found.works[pair.b].name
        for one in pair.passages:
            span = Span(one.a_start, one.a_end)
            yield SharedPassage(span, f"{passage_words(one)}；见于 {name}", one.is_stock)
    for title, words in others.known:
        for start, end, size, kind in known_in(volume.content, title, words):
            if size >= _WORTH_TELLING:
                told = f"{KIND_LABELS[kind]}：{size} 字同《{title}》"
                yield SharedPassage(Span(start, end), told, common=True)
