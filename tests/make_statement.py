"""Builds a Statement from a marked-up Chinese text, for tests of what stands above the parser.

    # problems 一、存在的问题          a part begins, here with its heading
    - （一）学习不够。抓得不紧，…       a problem, cause, measure or follow-up entry (by the part)
    其他段落                          a paragraph of the part or of the entry above
    {instance:比如今年三月…}          words in a role; the braces go, the words stay

Roles: instance, point, inspection, opinion_round, talk, superior, self, owner, due, amount,
proof, fact, placeholder. Entries are called P1, P2 …, C1 …, M1 …, F1 ….
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from duizhao.core.outline.model import Outline, Section, Span, make_text
from duizhao.core.trail.model import (
    Cause,
    Channel,
    Claim,
    FollowUp,
    Guess,
    Kind,
    Link,
    Measure,
    Part,
    PersonalMatters,
    Problem,
    Raised,
    State,
    Statement,
    Stretch,
    Subpoint,
)

Links = Mapping[str, Mapping[str, str]]
_ROLE = re.compile(r"\{(\w+):([^{}]*)\}")
_LETTERS = {Part.PROBLEMS: "P", Part.CAUSES: "C", Part.MEASURES: "M", Part.FOLLOW_UP: "F"}
_NUMBER = re.compile(r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.)")


@dataclass
class _Node:
    id: str
    heading: Span
    end: int
    roles: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))

    @property
    def span(self) -> Span:
        return Span(self.heading.start, self.end)


@dataclass
class _Draft:
    passages: list[str] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    nodes: dict[Part, list[_Node]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    here: Part = Part.UNKNOWN
    end: int = -1


def make_statement(
    marked: str,
    *,
    name: str = "材料.txt",
    kind: Kind = Kind.PERSONAL,
    year: int | None = 2024,
    framework: str | None = None,
    caused_by: Links | None = None,
    answered_by: Links | None = None,
    aspect_keys: Mapping[str, str] | None = None,
) -> Statement:
    """A statement as the parser would give it; links are {problem: {target: reason}}."""
    draft = _Draft()
    for line in filter(None, map(str.strip, marked.strip().splitlines())):
        _take(draft, line)
    text = make_text(name, draft.passages)
    whole = Span(0, len(text.content))
    causes, answers = caused_by or {}, answered_by or {}
    return Statement(
        outline=Outline(text, Section(None, 0, whole, whole)),
        kind=Guess(kind, "标题和全文的口吻"),
        meeting_year=Guess(year, "开头写明了年度" if year else "全文没有写明年度"),
        stretches=tuple(draft.stretches),
        problems=tuple(
            _problem(text.content, node, causes, answers, aspect_keys or {})
            for node in draft.nodes[Part.PROBLEMS]
        ),
        causes=tuple(
            Cause(n.id, _title(text.content, n), n.heading, n.span, _back(causes, n.id))
            for n in draft.nodes[Part.CAUSES]
        ),
        measures=tuple(_measure(text.content, n, answers) for n in draft.nodes[Part.MEASURES]),
        follow_up=tuple(
            FollowUp(
                n.id,
                _title(text.content, n),
                n.heading,
                n.span,
                Claim.DONE if n.roles["fact"] else Claim.UNCLEAR,
                tuple(n.roles["fact"]),
            )
            for n in draft.nodes[Part.FOLLOW_UP]
        ),
        personal_matters=_personal_matters(draft.stretches),
        placeholders=tuple(draft.roles["placeholder"]),
        framework=framework,
        framework_reason="由用户指定" if framework else "",
    )


def _take(draft: _Draft, line: str) -> None:
    if line.startswith("# "):
        _, part, *heading = line.split(" ", 2)
        draft.here = Part(part)
        start = draft.end + 1
        draft.stretches.append(Stretch(draft.here, Span(start, start), None))
        if heading:
            _write(draft, heading[0], heads=True)
    else:
        _write(draft, line.removeprefix("- "), opens=line.startswith("- "))


def _write(draft: _Draft, line: str, *, heads: bool = False, opens: bool = False) -> None:
    start = draft.end + 1
    words, roles = _strip(line, start)
    draft.passages.append(words)
    draft.end = start + len(words)
    stretch = draft.stretches[-1]
    heading = Span(start, draft.end) if heads else stretch.heading
    draft.stretches[-1] = Stretch(stretch.part, Span(stretch.span.start, draft.end), heading)
    nodes = draft.nodes[draft.here]
    if opens:
        first = words.split("。", 1)[0]
        heading_end = start + min(len(words), len(first) + 1)
        nodes.append(
            _Node(f"{_LETTERS[draft.here]}{len(nodes) + 1}", Span(start, heading_end), draft.end)
        )
    elif nodes:
        nodes[-1].end = draft.end
    for role, span in roles:
        draft.roles[role].append(span)
        if nodes:
            nodes[-1].roles[role].append(span)


def _strip(line: str, start: int) -> tuple[str, list[tuple[str, Span]]]:
    words, roles, last = "", [], 0
    for mark in _ROLE.finditer(line):
        words += line[last : mark.start()]
        place = start + len(words)
        roles.append((mark.group(1), Span(place, place + len(mark.group(2)))))
        words += mark.group(2)
        last = mark.end()
    return words + line[last:], roles


def _title(content: str, node: _Node) -> str:
    return _NUMBER.sub("", content[node.heading.start : node.heading.end]).rstrip("。")


def _problem(
    content: str, node: _Node, causes: Links, answers: Links, keys: Mapping[str, str]
) -> Problem:
    return Problem(
        id=node.id,
        aspect=_title(content, node),
        heading=node.heading,
        span=node.span,
        body=Span(node.heading.end, node.end),
        aspect_key=keys.get(node.id),
        subpoints=_subpoints(content, node),
        instances=tuple(node.roles["instance"]),
        raised_by=tuple(
            Raised(channel, span) for channel in Channel for span in node.roles[channel.value]
        ),
        caused_by=_forward(causes, node.id),
        answered_by=_forward(answers, node.id),
    )


def _measure(content: str, node: _Node, answers: Links) -> Measure:
    stated = {
        role: node.roles[role][0] if node.roles[role] else None
        for role in ("owner", "due", "amount", "proof")
    }
    return Measure(
        node.id,
        _title(content, node),
        node.heading,
        node.span,
        answers=_back(answers, node.id),
        subpoints=_subpoints(content, node),
        **stated,
    )


def _subpoints(content: str, node: _Node) -> tuple[Subpoint, ...]:
    return tuple(
        Subpoint(span, Span(span.start, span.start + len(_clause(content, span))))
        for span in node.roles["point"]
    )


def _clause(content: str, span: Span) -> str:
    return re.split("[，。；]", content[span.start : span.end], maxsplit=1)[0]


def _forward(links: Links, source: str) -> tuple[Link, ...]:
    return tuple(Link(target, reason) for target, reason in links.get(source, {}).items())


def _back(links: Links, target: str) -> tuple[Link, ...]:
    return tuple(
        Link(source, targets[target]) for source, targets in links.items() if target in targets
    )


def _personal_matters(stretches: list[Stretch]) -> PersonalMatters:
    for stretch in stretches:
        if stretch.part is Part.PERSONAL_MATTERS:
            bare = stretch.heading is not None and stretch.heading.end == stretch.span.end
            return PersonalMatters(State.EMPTY if bare else State.PRESENT, stretch.span)
    return PersonalMatters(State.MISSING)
