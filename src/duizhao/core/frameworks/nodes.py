"""Reads YAML into plain nodes of which every one knows its file, line and column.

The nodes come from the YAML library's composer, one step before it builds dictionaries: there a
mark still stands at each value, and a key given twice can still be seen.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from duizhao.core.frameworks.mistakes import FrameworkMistake, Mistake
from duizhao.core.frameworks.model import Place
from duizhao.core.frameworks.syntax import SPECIAL_SIGN, explain, suspicions

MOST_CHARACTERS = 1_000_000
_TAG = "tag:yaml.org,2002:"
BEGINNING = "key: my-notice\nname: 本市2025年度民主生活会\ntheme: 会议主题"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value. `type` is str, int, float, bool, null or timestamp, as YAML 1.2 reads it."""

    place: Place
    text: str
    type: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `inline` tells [甲, 乙] from lines that begin with a hyphen."""

    place: Place
    values: tuple["Anything", ...]
    inline: bool


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names with their values, in the order of the file; a name may stand there twice."""

    place: Place
    pairs: tuple[tuple[Scalar, "Anything"], ...]


Anything = Scalar | Items | Pairs


def parse(file: str, content: str) -> Pairs:
    """The whole file as nodes. Raises FrameworkMistake where it isn't YAML or isn't a mapping."""
    lines = content.splitlines()
    if len(content) > MOST_CHARACTERS:
        raise FrameworkMistake([_at_the_start(file, lines, "文件太大，不像是一个框架文件。")])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", ReusedAnchorWarning
            )  # YAML 1.2 allows it: the last one counts
            root = YAML(typ="safe", pure=True).compose(content)
    except MarkedYAMLError as error:
        raise FrameworkMistake(explain(file, lines, error)) from error
    except ReaderError as error:
        line, column = _line_and_column(content, error.position)
        what = "这里有一个看不见的控制字符，请删掉后重新输入这一行。"
        place = _place(file, lines, line, column)
        cleaned = _CONTROL.sub("", place.quote)
        raise FrameworkMistake([Mistake(place, what, cleaned)]) from error
    except RecursionError as error:
        raise FrameworkMistake([_at_the_start(file, lines, "层次套得太多，读不下去。")]) from error
    if isinstance(root, MappingNode):
        return _Reader(file, lines).pairs(root)
    raise FrameworkMistake(suspicions(file, lines) or [_not_a_mapping(file, lines)])


def places(node: Anything, path: str = "") -> Iterator[tuple[str, Place]]:
    """Every value's path (entries.0.of.1) and place; of named groups the place of the name."""
    begin = f"{path}." if path else ""
    if isinstance(node, Pairs):
        for key, value in node.pairs:
            yield begin + key.text, key.place if isinstance(value, Pairs) else value.place
            yield from places(value, begin + key.text)
    elif isinstance(node, Items):
        for index, value in enumerate(node.values):
            yield f"{begin}{index}", value.place
            yield from places(value, f"{begin}{index}")


class _Reader:
    """Turns the library's nodes into ours."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self._file, self._lines = file, lines
        self._seen: set[int] = set()

    def pairs(self, node: MappingNode) -> Pairs:
        found = tuple((self._key(key), self._any(value, key)) for key, value in node.value)
        return Pairs(self._place(node), found)

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, ScalarNode):
            return self._scalar(node, node)
        raise FrameworkMistake(
            [Mistake(self._place(node), "冒号前面只能是一个名称。", "theme: 会议主题")]
        )

    def _any(self, node: Node, owner: Node) -> Anything:
        if id(node) in self._seen:
            what = "这里用 * 引用了前面的内容，框架文件不支持引用，请把内容再写一遍。"
            raise FrameworkMistake(
                [Mistake(self._place(owner), what, "words: [增强党性, 党性修养]")]
            )
        self._seen.add(id(node))
        self._refuse_tag(node)
        if isinstance(node, MappingNode):
            return self.pairs(node)
        if isinstance(node, SequenceNode):
            values = tuple(self._any(value, node) for value in node.value)
            return Items(self._place(node), values, inline=bool(node.flow_style))
        return self._scalar(node, owner)

    def _refuse_tag(self, node: Node) -> None:
        """A value that begins with an exclamation mark would lose its first word in silence."""
        place = self._place(node)
        if place.quote[place.column - 1 :].startswith("!"):
            before, after = place.quote[: place.column - 1], place.quote[place.column - 1 :]
            raise FrameworkMistake([Mistake(place, SPECIAL_SIGN, f'{before}"{after.rstrip()}"')])

    def _scalar(self, node: Node, owner: Node) -> Scalar:
        place = self._place(node if node.value else owner)
        return Scalar(place, str(node.value), str(node.tag).removeprefix(_TAG))

    def _place(self, node: Node) -> Place:
        mark = node.start_mark
        return _place(self._file, self._lines, mark.line, mark.column)


def _place(file: str, lines: list[str], line: int, column: int) -> Place:
    return Place(file, line + 1, column + 1, lines[line] if line < len(lines) else "")


def _at_the_start(file: str, lines: list[str], what: str) -> Mistake:
    return Mistake(_place(file, lines, 0, 0), what, BEGINNING)


def _not_a_mapping(file: str, lines: list[str]) -> Mistake:
    what = (
        "文件是空的。" if not any(map(str.strip, lines)) else "文件应当由一行行“名称: 内容”组成。"
    )
    return _at_the_start(file, lines, what)


def _line_and_column(content: str, position: int) -> tuple[int, int]:
    before = content[:position]
    return before.count("\n"), position - (before.rfind("\n") + 1)
