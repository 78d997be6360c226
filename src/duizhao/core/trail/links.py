"""Proposes which cause explains and which measure answers a problem, each time with the reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.items import Item
from duizhao.core.trail.model import Cause, Link, Measure, Problem, Topic
from duizhao.core.trail.shared_words import joined, listed, runs
from duizhao.core.trail.words import theme_labels, topic_labels, topic_phrases, topics
from duizhao.core.zh.numerals import to_han

_FAIR_RUN = 5
_LONG_RUN = 7
_COMMON_SHARE = 0.5
_MOST_PAIRS = 10_000


@dataclass(frozen=True)
class Node:
    """What is compared of a problem, cause or measure; `piece` numbers the statement it is in.

    `words` is all that it says, in plain form.
    """

    id: str
    piece: int
    section: Span | None
    aspect: str | None
    themes: frozenset[str]
    labels: frozenset[str]
    words: str

    @cached_property
    def runs(self) -> set[str]:
        """The runs of characters in its words; many a node is linked without them."""
        return runs(self.words)


def topics_in(text: Text, span: Span) -> tuple[Topic, ...]:
    """The subject matters named in a passage, each once, where it is first named."""
    found: dict[str, Topic] = {}
    for paragraph, begin, end in text.pieces_in(span):
        for match in topic_phrases().find(paragraph.plain.text[begin:end]):
            label = topics()[match.phrase]
            if label not in found:
                place = paragraph.at(begin + match.start, begin + match.end)
                found[label] = Topic(label, place)
    return tuple(found.values())


def node(text: Text, identity: str, item: Item, *, piece: int, aspect: str | None) -> Node:
    """The node of one entry."""
    words = text.plain(item.span)
    return Node(
        identity,
        piece,
        item.section,
        aspect,
        frozenset(theme_labels(text.plain(item.heading))),
        frozenset(topic_labels(words)),
        words,
    )


def linked(
    problems: Sequence[Problem],
    causes: Sequence[Cause],
    measures: Sequence[Measure],
    nodes: Mapping[str, Node],
) -> tuple[tuple[Problem, ...], tuple[Cause, ...], tuple[Measure, ...]]:
    """The same entries with proposed links in both directions, and the problems' open topics."""
    of_causes = _links([nodes[p.id] for p in problems], [nodes[c.id] for c in causes])
    of_measures = _links([nodes[p.id] for p in problems], [nodes[m.id] for m in measures])
    explains, answers = _reversed(of_causes), _reversed(of_measures)
    taken_up = _taken_up(nodes[measure.id] for measure in measures)
    return (
        tuple(
            replace(
                problem,
                caused_by=of_causes.get(problem.id, ()),
                answered_by=of_measures.get(problem.id, ()),
                open_topics=tuple(
                    topic
                    for topic in problem.topics
                    if topic.label not in taken_up.get(nodes[problem.id].piece, ())
                ),
            )
            for problem in problems
        ),
        tuple(
            replace(cause, explains=explains[cause.id]) if cause.id in explains else cause
            for cause in causes
        ),
        tuple(
            replace(measure, answers=answers[measure.id]) if measure.id in answers else measure
            for measure in measures
        ),
    )


def _taken_up(measures: Iterable[Node]) -> dict[int, set[str]]:
    """The subject matters that the measures of each statement in the text name."""
    found: dict[int, set[str]] = {}
    for measure in measures:
        found.setdefault(measure.piece, set()).update(measure.labels)
    return found


def _reversed(links: Mapping[str, Sequence[Link]]) -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for source, outgoing in links.items():
        for link in outgoing:
            back = Link(source, link.reason, link.words, link.by_order)
            found.setdefault(link.target, []).append(back)
    return {target: tuple(incoming) for target, incoming in found.items()}


def _links(sources: Sequence[Node], targets: Sequence[Node]) -> dict[str, tuple[Link, ...]]:
    """Links between the nodes of the same statement."""
    found: dict[str, tuple[Link, ...]] = {}
    of_piece = {piece: list(nodes) for piece, nodes in groupby(targets, key=lambda n: n.piece)}
    for piece, nodes in groupby(sources, key=lambda node: node.piece):
        found |= _links_within(list(nodes), of_piece.get(piece, []))
    return found


def _links_within(sources: Sequence[Node], targets: Sequence[Node]) -> dict[str, tuple[Link, ...]]:
    if len(sources) * len(targets) > _MOST_PAIRS:
        return {}
    common = _common(targets)
    found = {
        source.id: tuple(
            link for target in targets if (link := _link(source, target, common)) is not None
        )
        for source in sources
    }
    if len(sources) == len(targets) > 1:
        for index, (source, target) in enumerate(zip(sources, targets, strict=True), 1):
            if not found[source.id]:
                reason = f"同为第{to_han(index)}条，只是次序相同"
                found[source.id] = (Link(target.id, reason, by_order=True),)
    return found


def _common(targets: Sequence[Node]) -> frozenset[str]:
    """Labels that most targets carry: they tell none apart."""
    labels = {label for target in targets for label in target.labels}
    limit = max(2, len(targets) * _COMMON_SHARE)
    return frozenset(
        label for label in labels if sum(label in target.labels for target in targets) > limit
    )


def _link(source: Node, target: Node, common: frozenset[str]) -> Link | None:
    if (
        source.section
        and target.section
        and (source.section.contains(target.section) or target.section.contains(source.section))
    ):
        return Link(target.id, "写在同一个方面之下")
    if source.aspect and source.aspect == target.aspect:
        return Link(target.id, "属于同一个方面")
    if themes := sorted(source.themes & target.themes):
        return Link(target.id, f"标题都属于{listed(themes)}一类", tuple(themes))
    labels = sorted((source.labels & target.labels) - common)
    if labels:
        return Link(target.id, f"都说到{listed(labels)}", tuple(labels))
    shared = source.runs & target.runs
    if len(shared) <= 1:  # nothing to join to a fair run
        return None
    words = tuple(piece for piece in joined(shared) if len(piece) >= _FAIR_RUN)
    if len(words) > 1 or (words and len(words[0]) >= _LONG_RUN):
        return Link(target.id, f"用了相同的词语{listed(words)}", words)
    return None
