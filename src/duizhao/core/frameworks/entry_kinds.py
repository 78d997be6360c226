"""The kinds of requirement a framework's entries can be made from, and the parameters of each.

What a kind looks at is in checks/kinds; here is only what the loader needs to judge an entry.
"""

from dataclasses import dataclass
from enum import StrEnum


class ParamType(StrEnum):
    """What a parameter holds."""

    ITEMS = "items"
    WORDS = "words"
    PART = "part"
    PARTS = "parts"
    COUNTED = "counted"
    COUNT = "count"
    FRACTION = "fraction"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class ParamSchema:
    """One parameter: its name, what it holds, what it means, and a right line of YAML."""

    name: str
    type: ParamType
    meaning: str
    example: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class EntryKind:
    """One kind: what it asks, its parameters, the message it gives unless the author writes one.

    `blanks` are the names that a message may hold in braces. At least one parameter of
    `one_of` must be given; of `ordered` the first may not exceed the second.
    """

    name: str
    meaning: str
    params: tuple[ParamSchema, ...]
    message: str
    blanks: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    ordered: tuple[str, str] | None = None

    @property
    def example(self) -> str:
        """A whole right entry as YAML."""
        lines = ["- code: TZ-01", f"  kind: {self.name}"]
        needed = [p for p in self.params if p.required or p.name in self.one_of[:1]]
        return "\n".join([*lines, *(f"  {param.example}" for param in needed)])


_WHERE = ParamSchema("where", ParamType.PARTS, "在哪些部分里看，不写就是全文", "where: 存在的问题")
_LEAST = ParamSchema("least", ParamType.COUNT, "最少", "least: 5")
_MOST = ParamSchema("most", ParamType.COUNT, "最多", "most: 8")
_RANGE = ("least", "most")

ENTRY_KINDS = {
    kind.name: kind
    for kind in (
        EntryKind(
            "mention_each",
            "每一项都要写到",
            (
                ParamSchema(
                    "of",
                    ParamType.ITEMS,
                    "要写到的各项：一个词、一组说法相近的词（写到其中一个即可），或者本框架某个方面的 key",
                    "of: [安全生产, [基层减负, 为基层减负]]",
                    required=True,
                ),
                _WHERE,
            ),
            "没有写到“{missing}”",
            ("missing",),
        ),
        EntryKind(
            "section_present",
            "要有某一部分，或者要有带某个词的标题",
            (
                ParamSchema("part", ParamType.PART, "哪一部分", "part: 典型案例剖析"),
                ParamSchema(
                    "heading",
                    ParamType.WORDS,
                    "标题里的词，有其中一个即可",
                    "heading: [学习情况, 学习收获]",
                ),
                ParamSchema("least", ParamType.COUNT, "这一部分最少多少字", "least: 300"),
            ),
            "没有“{part}”部分",
            ("part",),
            one_of=("part", "heading"),
        ),
        EntryKind(
            "section_order",
            "几个部分要按先后写",
            (
                ParamSchema(
                    "of",
                    ParamType.PARTS,
                    "按应有的先后列出的部分",
                    "of: [存在的问题, 典型案例剖析, 原因分析, 整改措施]",
                    required=True,
                ),
            ),
            "“{later}”写在了“{earlier}”前面",
            ("earlier", "later"),
        ),
        EntryKind(
            "share_between",
            "几个部分合起来占全文的比例",
            (
                ParamSchema(
                    "of",
                    ParamType.PARTS,
                    "合起来算的部分",
                    "of: [存在的问题, 原因分析]",
                    required=True,
                ),
                ParamSchema("least", ParamType.FRACTION, "最小比例，0 到 1 之间", "least: 0.5"),
                ParamSchema("most", ParamType.FRACTION, "最大比例，0 到 1 之间", "most: 0.8"),
            ),
            "{parts}占全文 {share}，要求{wanted}",
            ("parts", "share", "wanted"),
            one_of=_RANGE,
            ordered=_RANGE,
        ),
        EntryKind(
            "length_between",
            "全文或者几个部分合起来的字数",
            (
                ParamSchema(
                    "of", ParamType.PARTS, "合起来算的部分，不写就是全文", "of: 典型案例剖析"
                ),
                ParamSchema("least", ParamType.COUNT, "最少多少字", "least: 2500"),
                ParamSchema("most", ParamType.COUNT, "最多多少字", "most: 4000"),
            ),
            "{parts}共 {length} 字，要求{wanted}",
            ("parts", "length", "wanted"),
            one_of=_RANGE,
            ordered=_RANGE,
        ),
        EntryKind(
            "count_between",
            "问题、原因、措施的条数",
            (
                ParamSchema("of", ParamType.COUNTED, "数什么", "of: 问题", required=True),
                _LEAST,
                _MOST,
            ),
            "{counted}共 {count} 条，要求{wanted}",
            ("counted", "count", "wanted"),
            one_of=_RANGE,
            ordered=_RANGE,
        ),
        EntryKind(
            "date_within",
            "写到的日期要在期限之内",
            (
                ParamSchema("from", ParamType.DATE, "最早的日期", "from: 2026-01-01"),
                ParamSchema("to", ParamType.DATE, "最晚的日期", "to: 2026-06-30"),
                ParamSchema(
                    "where", ParamType.PARTS, "在哪些部分里看，不写就是整改措施", "where: 整改措施"
                ),
            ),
            "“{date}”不在要求的期限内（{wanted}）",
            ("date", "wanted"),
            one_of=("to", "from"),
            ordered=("from", "to"),
        ),
        EntryKind(
            "words_absent",
            "不应当出现的词",
            (
                ParamSchema(
                    "words",
                    ParamType.WORDS,
                    "不应当出现的词",
                    "words: [有的同志, 个别干部]",
                    required=True,
                ),
                _WHERE,
            ),
            "按要求不应当出现“{word}”",
            ("word",),
        ),
    )
}
