"""Reads the named values of a framework's file with their types, and notes every mistake on the way."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from duizhao.core.frameworks.mistakes import Mistake, likest, meant
from duizhao.core.frameworks.model import Place
from duizhao.core.frameworks.nodes import Anything, Items, Pairs, Scalar
from duizhao.core.frameworks.values import day_of, kind_of, list_slip, number_of, scalars_of
from duizhao.core.frameworks.vocabulary import told, value_named
from duizhao.core.zh.normal import plain

_HAN = re.compile("[\u4e00-\u9fff]+")
_WIDE_BLANKS = ("　", "\xa0")


@dataclass(frozen=True, slots=True)
class Field:
    """A name that may stand in a mapping: its Chinese name and a right line of YAML."""

    label: str
    example: str


class Fields:
    """One mapping of the file. Each method reads one value, or notes a mistake and gives a stand-in.

    `what` names the mapping in messages (方面, 检查条目 …); `known` are its fields.
    """

    def __init__(
        self, node: Pairs, known: Mapping[str, Field], what: str, mistakes: list[Mistake]
    ) -> None:
        self.place, self.mistakes = node.place, mistakes
        self._known, self._what = known, what
        self._values: dict[str, tuple[Scalar, Anything]] = {}
        self._misspelt: set[str] = set()
        for key, value in node.pairs:
            self._take(key, value)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def node(self, name: str) -> Anything | None:
        """The value as a node; None when the name is absent."""
        return self._values[name][1] if name in self._values else None

    def place_of(self, name: str) -> Place:
        """Where a value stands, or the whole mapping when the name is absent."""
        return self._values[name][1].place if name in self._values else self.place

    def require(self, *names: str) -> None:
        """Note a mistake for each name that is absent, and not there under a wrong spelling."""
        for name in names:
            if name not in self._values and name not in self._misspelt:
                field = self._known[name]
                self.wrong(self.place, f"{self._what}缺少 {name}（{field.label}）。", field.example)

    def wrong(self, place: Place, what: str, example: str = "") -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(place, what, example))

    def mismatch(self, name: str, what: str) -> None:
        """Note that a field's value is not what it should be, with the field's example."""
        field = self._known[name]
        self.wrong(self.place_of(name), f"{name}（{field.label}）{what}", field.example)

    def text(self, name: str, default: str = "") -> str:
        """A piece of text without surrounding blanks. Numbers are taken as they are written."""
        node = self.node(name)
        if node is None:
            return default
        if isinstance(node, Scalar) and node.type != "null" and node.text.strip():
            return node.text.strip()
        self.mismatch(name, f"应当是一段文字，现在是{kind_of(node)}。")
        return default

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A yes or no."""
        node = self.node(name)
        if node is None:
            return default
        if isinstance(node, Scalar) and node.type == "bool":
            return node.text.lower() == "true"
        self.mismatch(name, f"应当是 true（是）或 false（否），现在是{kind_of(node)}。")
        return default

    def count(self, name: str) -> int | None:
        """A whole number from 0 up; None when absent or wrong."""
        number = self.number(name)
        if number is None:
            return None
        if number < 0 or number != int(number):
            self.mismatch(name, "应当是不小于 0 的整数。")
            return None
        return int(number)

    def number(self, name: str) -> float | None:
        """A number; None when absent or wrong."""
        node = self.node(name)
        if node is None:
            return None
        if isinstance(node, Scalar) and (number := number_of(node)) is not None:
            return number
        self.mismatch(name, f"应当是一个数，现在是{kind_of(node)}。")
        return None

    def fraction(self, name: str) -> float | None:
        """A share from 0 to 1; None when absent or wrong."""
        number = self.number(name)
        if number is None or 0 <= number <= 1:
            return number
        self.mismatch(name, "应当在 0 和 1 之间，例如百分之五十写成 0.5。")
        return None

    def day(self, name: str) -> str | None:
        """A date as 2026-01-15; None when absent or wrong."""
        node = self.node(name)
        if node is None:
            return None
        if isinstance(node, Scalar) and (found := day_of(node.text)):
            return found
        self.mismatch(name, "应当是一个日期，年月日之间用半角横线，例如 2026-01-15。")
        return None

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words in plain form; a single word may stand without a list."""
        return tuple(word for word, _ in self.placed_words(name))

    def placed_words(self, name: str) -> list[tuple[str, Place]]:
        """The words of a list, each with its place."""
        node = self.node(name)
        if node is None:
            return []
        found = list(scalars_of(node))
        if isinstance(node, Pairs) or not found or any(s.type == "null" for s in found):
            self.mismatch(name, "应当是一组词，至少有一个，每个都不能空。")
            return []
        if slip := list_slip(node, found):
            self.mismatch(name, slip)
            return []
        return [(plain(scalar.text).text, scalar.place) for scalar in found]

    def one_of(self, name: str, choices: Mapping[str, str], default: str = "") -> str:
        """One of the choices, written as its value or its Chinese name."""
        word = self.text(name, default)
        return self._choice(word, self.place_of(name), name, choices) or default

    def several_of(self, name: str, choices: Mapping[str, str]) -> tuple[str, ...]:
        """Some of the choices, each written as its value or its Chinese name."""
        found = (
            self._choice(word, place, name, choices) for word, place in self.placed_words(name)
        )
        return tuple(choice for choice in found if choice)

    def mappings(self, name: str, known: Mapping[str, Field], what: str) -> Iterator["Fields"]:
        """Each item of a list of mappings."""
        node = self.node(name)
        if node is None:
            return
        if not isinstance(node, Items) or not node.values:
            self.mismatch(name, f"应当是一个列表，每一项以“- ”开头，现在是{kind_of(node)}。")
            return
        for item in node.values:
            if isinstance(item, Pairs):
                yield Fields(item, known, what, self.mistakes)
            else:
                example = self._known[name].example
                self.wrong(item.place, f"{name} 的每一项都要写成几行“名称: 内容”。", example)

    def mapping(self, name: str) -> Iterator[tuple[Scalar, Anything]]:
        """The names and values of a mapping whose names are free."""
        node = self.node(name)
        if isinstance(node, Pairs):
            yield from self._without_repeats(name, node)
        elif node is not None:
            self.mismatch(name, f"应当由“名称: 内容”组成，现在是{kind_of(node)}。")

    def _without_repeats(self, name: str, node: Pairs) -> Iterator[tuple[Scalar, Anything]]:
        seen: dict[str, Scalar] = {}
        for key, value in node.pairs:
            if key.text in seen:
                first = seen[key.text].place.line
                what = f"“{key.text}”写了两遍，第 {first} 行已经写过，请只留一个。"
                self.wrong(key.place, what, self._known[name].example)
            else:
                seen[key.text] = key
                yield key, value

    def _choice(self, word: str, place: Place, name: str, choices: Mapping[str, str]) -> str:
        value = value_named(word, choices)
        if value or not word:
            return value or ""
        guess = meant(word, [*choices, *choices.values()])
        what = f"不认识“{word}”{guess}。可以写：{told(choices)}。"
        self.wrong(place, what, self._known[name].example)
        return ""

    def _take(self, key: Scalar, value: Anything) -> None:
        name = key.text
        if name not in self._known:
            self._unknown(key)
        elif name in self._values:
            first = self._values[name][0].place.line
            what = f"“{name}”写了两遍，第 {first} 行已经写过，请只留一个。"
            self.wrong(key.place, what, self._known[name].example)
        else:
            self._values[name] = (key, value)

    def _unknown(self, key: Scalar) -> None:
        name, meant_name = key.text, self._meant_by(key.text)
        example = self._known[meant_name or next(iter(self._known))].example
        if name.startswith(_WIDE_BLANKS):
            what = "行首用了全角空格，缩进只能用半角空格，每一层两个。"
        elif meant_name and _HAN.fullmatch(name):
            what = f"“{name}”要用英文名称 {meant_name}。"
        else:
            guess = f"，是不是“{meant_name}”" if meant_name else ""
            what = f"{self._what}里没有“{name}”这一项{guess}。可以写：{'、'.join(self._known)}。"
        self._misspelt.add(meant_name)
        self.wrong(key.place, what, example)

    def _meant_by(self, name: str) -> str:
        """The known name that an unknown one stands for; empty when it is like none."""
        bare = name.lstrip("　\xa0 -").rstrip("　\xa0")
        if bare in self._known:
            return bare
        by_label = {field.label: known for known, field in self._known.items()}
        return (
            by_label.get(bare) or by_label.get(likest(bare, by_label)) or likest(bare, self._known)
        )
