"""Proposes which cause explains and which measure answers a problem, each time with the reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.model import Cause, Link, Measure, Problem, Topic
from duizhao.core.trail.words import runs, theme_labels, topic_labels, topic_phrases, topics
from duizhao.core.zh.numerals import to_han

_FAIR_RUN = 5
_LONG_RUN = 7
_COMMON_SHARE = 0.5


@dataclass(frozen=True)
class Node:
    """What is compared of a problem, cause or measure."""

    id: str
    section: Span | None
    aspect: str | None
    themes: frozenset[str]
    labels: frozenset[str]
    runs: frozenset[str]


def topics_in(text: Text, span: Span) -> tuple[Topic, ...]:
    """The subject matters named in a passage, each once, where it is first named."""
    found: dict[str, Topic] = {}
    for paragraph in text.paragraphs_in(span):
        for match in topic_phrases().find(paragraph.plain.text):
            place = paragraph.at(match.start, match.end)
            label = topics()[match.phrase]
            if span.contains(place) and label not in found:
                found[label] = Topic(label, place)
    return tuple(found.values())


def node(
    text: Text, identity: str, heading: Span, span: Span, section: Span | None, aspect: str | None
) -> Node:
    """The node of one entry."""
    words = text.plain(span)
    title = text.plain(heading)
    return Node(
        identity,
        section,
        aspect,
        frozenset(theme_labels(title)),
        frozenset(topic_labels(words)),
        frozenset(runs(words)),
    )


def linked(
    problems: Sequence[Problem],
    causes: Sequence[Cause],
    measures: Sequence[Measure],
    nodes: dict[str, Node],
) -> tuple[tuple[Problem, ...], tuple[Cause, ...], tuple[Measure, ...]]:
    """The same entries with proposed links in both directions, and the problems' open topics."""
    of_causes = _links([nodes[p.id] for p in problems], [nodes[c.id] for c in causes])
    of_measures = _links([nodes[p.id] for p in problems], [nodes[m.id] for m in measures])
    taken_up: set[str] = set().union(*(nodes[measure.id].labels for measure in measures))
    return (
        tuple(
            replace(
                problem,
                caused_by=of_causes.get(problem.id, ()),
                answered_by=of_measures.get(problem.id, ()),
                open_topics=tuple(t for t in problem.topics if t.label not in taken_up),
            )
            for problem in problems
        ),
        tuple(replace(cause, explains=_reversed(cause.id, of_causes)) for cause in causes),
        tuple(replace(measure, answers=_reversed(measure.id, of_measures)) for measure in measures),
    )


def _reversed(target: str, links: dict[str, tuple[Link, ...]]) -> tuple[Link, ...]:
    return tuple(
        replace(link, target=source)
        for source, found in links.items()
        for link in found
        if link.target == target
    )


def _links(sources: Sequence[Node], targets: Sequence[Node]) -> dict[str, tuple[Link, ...]]:
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
                found[source.id] = (Link(target.id, reason),)
    return found


def _common(targets: Sequence[Node]) -> frozenset[str]:
    """Labels that most targets carry: they tell none apart."""
    labels = {label for target in targets for label in target.labels}
    limit = max(2, len(targets) * _COMMON_SHARE)
    return frozenset(
        label for label in labels if sum(label in target.labels for target in targets) > limit
    )


def _link(source: Node, target: Node, common: Iterable[str]) -> Link | None:
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
    labels = sorted((source.labels & target.labels) - set(common))
    if labels:
        return Link(target.id, f"都说到{listed(labels)}", tuple(labels))
    words = tuple(piece for piece in joined(source.runs & target.runs) if len(piece) >= _FAIR_RUN)
    if len(words) > 1 or (words and len(words[0]) >= _LONG_RUN):
        return Link(target.id, f"用了相同的词语{listed(words)}", words)
    return None


def joined(shared: Iterable[str]) -> list[str]:
    """Overlapping runs put together, the longest first, at most three."""
    pieces = sorted(shared)
    grown = True
    while grown:
        grown = False
        for left in pieces:
            right = next((p for p in pieces if p is not left and left[-3:] == p[:3]), None)
            if right is not None:
                pieces = [p for p in pieces if p is not left and p is not right] + [
                    left + right[3:]
                ]
                grown = True
                break
    return sorted(pieces, key=lambda piece: (-len(piece), piece))[:3]


def listed(words: Sequence[str]) -> str:
    return "、".join(f"“{word}”" for word in words[:3])
