"""Reads the entries of a framework and judges each by the schema of its kind."""

import re
from collections.abc import Iterator, Sequence
from string import Formatter

from duizhao.core.frameworks.entry_kinds import ENTRY_KINDS, EntryKind, ParamSchema, ParamType
from duizhao.core.frameworks.fields import Field, Fields
from duizhao.core.frameworks.mistakes import Mistake, meant
from duizhao.core.frameworks.model import Aspect, Entry, Value
from duizhao.core.frameworks.nodes import Anything, Items, Pairs, Scalar
from duizhao.core.frameworks.schema import ENTRY
from duizhao.core.frameworks.values import scalars_of
from duizhao.core.frameworks.vocabulary import COUNTED, LEVELS, PARTS, TEXT_KINDS, told
from duizhao.core.zh.normal import plain

_CODE = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*")
_OURS = "DZ"


def read_entries(framework: Fields, aspects: Sequence[Aspect]) -> tuple[Entry, ...]:
    """The entries that are right; mistakes in the others are noted."""
    node = framework.node("entries")
    if node is None:
        return ()
    if not isinstance(node, Items) or not node.values:
        framework.mismatch("entries", "应当是一个列表，每一项以“- ”开头。")
        return ()
    lines: dict[str, int] = {}
    read = (_read(item, aspects, lines, framework.mistakes) for item in node.values)
    return tuple(entry for entry in read if entry)


def _read(
    node: Anything, aspects: Sequence[Aspect], lines: dict[str, int], mistakes: list[Mistake]
) -> Entry | None:
    """One entry; `lines` gathers the codes that have been given, with their lines."""
    kind = _kind_of(node, mistakes)
    if kind is None or not isinstance(node, Pairs):
        return None
    known = ENTRY | {param.name: Field(param.meaning, param.example) for param in kind.params}
    fields = Fields(node, known, f"{kind.name}（{kind.meaning}）条目", mistakes)
    fields.require("code", *(param.name for param in kind.params if param.required))
    params = {
        param.name: value
        for param in kind.params
        if param.name in fields and (value := _value(fields, param, aspects)) is not None
    }
    _judge_range(fields, kind, params)
    return Entry(
        code=_code(fields, lines),
        kind=kind.name,
        message=_message(fields, kind),
        params=params,
        place=str(fields.place),
        level=fields.one_of("level", LEVELS, "advice"),
        kinds=fields.several_of("kinds", TEXT_KINDS) if "kinds" in fields else (),
    )


def _kind_of(node: Anything, mistakes: list[Mistake]) -> EntryKind | None:
    """The kind that an entry names, looked up before its other fields can be judged."""
    if not isinstance(node, Pairs):
        what = "检查条目的每一项都要写成几行“名称: 内容”。"
        mistakes.append(Mistake(node.place, what, ENTRY_KINDS["mention_each"].example))
        return None
    named = next((value for key, value in node.pairs if key.text == "kind"), None)
    if isinstance(named, Scalar) and named.text in ENTRY_KINDS:
        return ENTRY_KINDS[named.text]
    choices = told({kind.name: kind.meaning for kind in ENTRY_KINDS.values()})
    example = ENTRY_KINDS["mention_each"].example
    if named is None:
        what = f"检查条目缺少 kind（种类）。可以写：{choices}。"
        mistakes.append(Mistake(node.place, what, example))
    else:
        word = named.text if isinstance(named, Scalar) else ""
        what = f"没有“{word}”这种检查条目{meant(word, ENTRY_KINDS)}。可以写：{choices}。"
        mistakes.append(Mistake(named.place, what, example))
    return None


def _value(fields: Fields, param: ParamSchema, aspects: Sequence[Aspect]) -> Value | None:
    match param.type:
        case ParamType.ITEMS:
            return tuple(_items(fields, param.name, aspects)) or None
        case ParamType.WORDS:
            return fields.words(param.name) or None
        case ParamType.PART:
            return fields.one_of(param.name, PARTS) or None
        case ParamType.PARTS:
            return fields.several_of(param.name, PARTS) or None
        case ParamType.COUNTED:
            return fields.one_of(param.name, COUNTED) or None
        case ParamType.COUNT:
            return fields.count(param.name)
        case ParamType.FRACTION:
            return fields.fraction(param.name)
        case ParamType.DATE:
            return fields.day(param.name)


def _items(fields: Fields, name: str, aspects: Sequence[Aspect]) -> Iterator[tuple[str, ...]]:
    """Each item as what it is called, then the words of which one is enough."""
    node = fields.node(name)
    by_key = {aspect.key: aspect for aspect in aspects}
    items = node.values if isinstance(node, Items) else (node,)
    for item in items:
        words = [] if item is None or isinstance(item, Pairs) else list(scalars_of(item))
        texts = [plain(word.text).text for word in words if word.type != "null" and word.text]
        if not texts or len(texts) < len(words):
            fields.mismatch(name, "应当是一组词，每一项是一个词或者方括号里的一组词，不能空。")
            return
        if len(texts) == 1 and texts[0] in by_key:
            aspect = by_key[texts[0]]
            yield (aspect.label, *aspect.words)
        else:
            yield (texts[0], *texts)


def _judge_range(fields: Fields, kind: EntryKind, params: dict[str, Value]) -> None:
    by_name = {param.name: param for param in kind.params}
    if kind.one_of and not any(name in fields for name in kind.one_of):
        names = "、".join(f"{name}（{by_name[name].meaning}）" for name in kind.one_of)
        fields.wrong(fields.place, f"这一条至少要写其中一项：{names}。", kind.example)
    if kind.ordered and all(name in params for name in kind.ordered):
        low, high = kind.ordered
        if _rank(params[low]) > _rank(params[high]):
            fields.wrong(
                fields.place_of(low),
                f"{low}（{by_name[low].meaning}）比 {high} 还大，两个写反了吗？",
                f"{low}: {params[high]}\n{high}: {params[low]}",
            )


def _rank(value: Value) -> tuple[float, str]:
    return (float(value), "") if isinstance(value, (int, float)) else (0.0, str(value))


def _code(fields: Fields, lines: dict[str, int]) -> str:
    code, place = fields.text("code"), fields.place_of("code")
    if not code:
        return code
    if not _CODE.fullmatch(code):
        fields.mismatch("code", "只能用大写字母、数字和半角横线，以字母开头。")
    elif code.startswith(_OURS):
        what = (
            f"不能以 {_OURS} 开头，那是程序自带检查项的编号；要调整自带的检查项，请写在 tune 里。"
        )
        fields.mismatch("code", what)
    elif code in lines:
        what = f"第 {lines[code]} 行的条目也叫 {code}，每一条要有自己的编号。"
        fields.wrong(place, what, f"code: {code}-2")
    lines.setdefault(code, place.line)
    return code


def _message(fields: Fields, kind: EntryKind) -> str:
    message = fields.text("message", kind.message)
    try:
        blanks = [name for _, name, _, _ in Formatter().parse(message) if name is not None]
    except ValueError:
        fields.mismatch("message", "里的花括号没有成对。")
        return kind.message
    if unknown := [name for name in blanks if name not in kind.blanks]:
        known = "、".join(f"{{{name}}}" for name in kind.blanks)
        fields.mismatch(
            "message", f"里没有 {{{unknown[0]}}} 这个空位，{kind.name} 能用的是 {known}。"
        )
        return kind.message
    return message
