"""Reads what a framework asks of shares and lengths, and what it changes in the program's rules."""

from collections.abc import Mapping

from duizhao.core.frameworks.fields import Fields
from duizhao.core.frameworks.model import Value
from duizhao.core.frameworks.nodes import Anything, Items, Pairs, Scalar
from duizhao.core.frameworks.schema import FRAMEWORK
from duizhao.core.frameworks.values import kind_of, number_of, value_of, whole_of
from duizhao.core.frameworks.vocabulary import PARTS, TEXT_KINDS, told, value_named

_MOST_LENGTHS = 2


def read_shares(fields: Fields) -> Mapping[str, float]:
    """The least shares: parts joined by + → a number from 0 to 1."""
    shares: dict[str, float] = {}
    for name, node in fields.mapping("shares"):
        parts = _parts_of(fields, name)
        share = number_of(node) if isinstance(node, Scalar) else None
        if share is None or not 0 <= share <= 1:
            what = f"“{name.text}”的比例应当在 0 和 1 之间，现在是{kind_of(node)}。百分之五十写成 0.5。"
            fields.wrong(node.place, what, FRAMEWORK["shares"].example)
        elif parts:
            shares["+".join(parts)] = share
    return shares


def _parts_of(fields: Fields, name: Scalar) -> list[str]:
    words = [word.strip() for word in name.text.split("+")]
    parts = [value_named(word, PARTS) for word in words]
    if None in parts:
        what = f"不认识的部分“{words[parts.index(None)]}”。几个部分用 + 连起来，可以写：{told(PARTS)}。"
        fields.wrong(name.place, what, FRAMEWORK["shares"].example)
        return []
    return [part for part in parts if part]


def read_lengths(fields: Fields) -> Mapping[str, tuple[int | None, int | None]]:
    """The lengths: kind of text → least and most characters."""
    lengths: dict[str, tuple[int | None, int | None]] = {}
    for name, node in fields.mapping("lengths"):
        kind = value_named(name.text, TEXT_KINDS)
        if kind is None:
            what = f"不认识的材料“{name.text}”。可以写：{told(TEXT_KINDS)}。"
            fields.wrong(name.place, what, FRAMEWORK["lengths"].example)
        elif pair := _length(fields, name, node):
            lengths[kind] = pair
    return lengths


def _length(fields: Fields, name: Scalar, node: Anything) -> tuple[int | None, int | None] | None:
    """Least and most characters; null stands for no limit."""
    items = node.values if isinstance(node, Items) else ()
    numbers = [whole_of(item) for item in items]
    open_ended = [isinstance(item, Scalar) and item.type == "null" for item in items]
    understood = all(n is not None or free for n, free in zip(numbers, open_ended, strict=True))
    if len(items) != _MOST_LENGTHS or not understood:
        what = "字数要写成 [最少, 最多]，没有限制的一头写 null，例如 [null, 3000]。"
        fields.wrong(node.place, what, FRAMEWORK["lengths"].example)
        return None
    least, most = numbers
    if least is not None and most is not None and least > most:
        what = f"最少 {least} 字比最多 {most} 字还多，两个写反了吗？"
        fields.wrong(node.place, what, f"{name.text}: [{most}, {least}]")
        return None
    return least, most


def read_tune(fields: Fields) -> Mapping[str, Mapping[str, Value]]:
    """Changes to rules. Whether the codes exist is for the engine to say."""
    tune: dict[str, Mapping[str, Value]] = {}
    for code, node in fields.mapping("tune"):
        if not isinstance(node, Pairs):
            what = f"“{code.text}”下面要另起一行，写要改的参数。"
            fields.wrong(node.place, what, FRAMEWORK["tune"].example)
            continue
        values = {key.text: value_of(value) for key, value in node.pairs}
        for key, value in node.pairs:
            if values[key.text] is None:
                fields.wrong(value.place, f"“{key.text}”是空的。", FRAMEWORK["tune"].example)
        tune[code.text] = {key: value for key, value in values.items() if value is not None}
    return tune
