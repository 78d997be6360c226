"""What a report on copied passages shows: the finds, the words of the texts, what was ruled, under which names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from duizhao.core.outline.unreadable import Unread
from duizhao.core.reuse.groups import Group, groups_of
from duizhao.core.reuse.model import KIND_LABELS, Found, Pair, Passage
from duizhao.core.reuse.rulings import RULED_LABELS, Ruled, Ruling
from duizhao.core.reuse.whose import earlier_of


@dataclass(frozen=True)
class Shown:
    """A search ready to be reported.

    `contents` are the words of each text, by its number. Without `everything` common property is
    left out of the pairs. `hidden` puts numbers in the place of names.
    """

    found: Found
    contents: Sequence[str]
    rulings: Mapping[str, Ruling] = field(default_factory=dict)
    unread: Sequence[Unread] = ()
    everything: bool = False
    hidden: bool = False

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs with the passages that are shown."""
        if self.everything:
            return self.found.pairs
        kept = (
            Pair(pair.a, pair.b, tuple(one for one in pair.passages if not one.is_stock))
            for pair in self.found.pairs
        )
        return tuple(pair for pair in kept if pair.passages)

    @cached_property
    def groups(self) -> list[Group]:
        """Texts that have one passage, three and more."""
        return groups_of(self.found.works, self.found.pairs)

    @property
    def set_apart(self) -> int:
        """How many passages of the pairs are common property."""
        return sum(one.is_stock for pair in self.found.pairs for one in pair.passages)

    def name(self, work: int) -> str:
        """What a text is called."""
        return f"材料{work + 1}" if self.hidden else self.found.works[work].name

    def quote(self, work: int, start: int, end: int) -> str:
        """The words at a place."""
        return self.contents[work][start:end]

    def ruling(self, passage: Passage) -> Ruling | None:
        """What was ruled about a passage."""
        return self.rulings.get(passage.name)

    def earlier(self, pair: Pair) -> int | None:
        """The text of a pair that is likely the earlier one."""
        which = earlier_of(self.found.works[pair.a], self.found.works[pair.b])
        return None if which is None else (pair.a, pair.b)[which]

    def open_passages(self) -> Iterator[Passage]:
        """The passages that nobody has let stand."""
        for pair in self.pairs:
            for passage in pair.passages:
                ruling = self.ruling(passage)
                if not passage.is_stock and not (ruling and ruling.ruled is not Ruled.REWRITE):
                    yield passage


_THESE_TWO = 2


def passage_words(passage: Passage) -> str:
    """A passage in a sentence, which is never a verdict: 80 字，其中 74 字相同，别的材料里没有。"""
    alike = (
        f"{passage.characters} 字，全部相同"
        if passage.same >= passage.characters
        else f"{passage.characters} 字，其中 {passage.same} 字相同"
    )
    others = "别的材料里没有" if passage.texts <= _THESE_TWO else f"约 {passage.texts} 份材料里有"
    return f"{KIND_LABELS[passage.kind]}：{alike}，{others}"


def ruling_words(ruling: Ruling) -> str:
    """What was ruled, why, and the answer."""
    answer = f"；作者答复：{ruling.answer}" if ruling.answer else ""
    return (
        f"已定性（{ruling.on.isoformat()}）：{RULED_LABELS[ruling.ruled]}，{ruling.reason}{answer}"
    )


def counts_words(shown: Shown) -> str:
    """How much was found, in one sentence."""
    texts = len(shown.found.works)
    if not shown.pairs:
        return f"{texts} 份材料，没有发现雷同的段落。"
    passages = sum(len(pair.passages) for pair in shown.pairs)
    groups = f"；三份以上同有一段的 {len(shown.groups)} 组" if shown.groups else ""
    return f"{texts} 份材料，{len(shown.pairs)} 对有相同的段落，共 {passages} 段{groups}。"
