"""The matrix 问题—原因—措施 of one text, and what hangs loose in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.core.outline.model import Span
from duizhao.core.trail.model import Cause, Link, Measure, Problem, Statement, Topic


@dataclass(frozen=True, slots=True)
class Node:
    """A problem, cause or measure: its id, what it is about, and its whole place."""

    id: str
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A cause or measure proposed for a problem, with the reason; never a certainty."""

    node: Node
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """One problem with what is proposed as its causes and measures.

    `open_topics` are subject matters that the problem names and no measure takes up.
    """

    problem: Node
    causes: tuple[Cell, ...]
    measures: tuple[Cell, ...]
    open_topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A row for each problem, and the causes and measures that belong to none."""

    rows: tuple[Row, ...]
    loose_causes: tuple[Node, ...]
    loose_measures: tuple[Node, ...]

    @property
    def uncaused(self) -> tuple[Node, ...]:
        """The problems without a cause."""
        return tuple(row.problem for row in self.rows if not row.causes)

    @property
    def unanswered(self) -> tuple[Node, ...]:
        """The problems without a measure."""
        return tuple(row.problem for row in self.rows if not row.measures)

    @property
    def loose_ends(self) -> int:
        """How many ends hang loose; topics are not counted."""
        missing = len(self.uncaused) + len(self.unanswered)
        return missing + len(self.loose_causes) + len(self.loose_measures)


def matrix_of(statement: Statement) -> Matrix:
    """The matrix of a statement, from the links that were proposed when it was read."""
    causes = {cause.id: _node(cause, cause.title) for cause in statement.causes}
    measures = {measure.id: _node(measure, measure.title) for measure in statement.measures}
    rows = tuple(
        Row(
            _node(problem, problem.aspect),
            _cells(problem.caused_by, causes),
            _cells(problem.answered_by, measures),
            problem.open_topics,
        )
        for problem in statement.problems
    )
    return Matrix(
        rows,
        _loose(causes, (row.causes for row in rows)),
        _loose(measures, (row.measures for row in rows)),
    )


def _node(item: Problem | Cause | Measure, title: str) -> Node:
    return Node(item.id, title, item.span)


def _cells(links: Iterable[Link], nodes: dict[str, Node]) -> tuple[Cell, ...]:
    return tuple(Cell(nodes[link.target], link.reason) for link in links if link.target in nodes)


def _loose(nodes: dict[str, Node], linked: Iterable[tuple[Cell, ...]]) -> tuple[Node, ...]:
    held = {cell.node.id for cells in linked for cell in cells}
    return tuple(node for node in nodes.values() if node.id not in held)
