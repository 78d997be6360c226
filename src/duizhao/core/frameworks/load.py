"""Turns one YAML file into a Framework, or tells its author everything that is wrong in it."""

import re
from collections.abc import Iterable, Iterator

from duizhao.core.frameworks.adjustments import read_lengths, read_shares, read_tune
from duizhao.core.frameworks.entries import read_entries
from duizhao.core.frameworks.fields import Fields
from duizhao.core.frameworks.mistakes import FrameworkMistake, Mistake
from duizhao.core.frameworks.model import AlsoExplain, Aspect, Framework, Origin, Place
from duizhao.core.frameworks.nodes import BEGINNING, Items, parse, places
from duizhao.core.frameworks.schema import ALSO, ASPECT, FRAMEWORK, SOURCE
from duizhao.core.frameworks.values import kind_of, whole_of
from duizhao.core.frameworks.vocabulary import TEXT_KINDS
from duizhao.core.outline.encodings import decode
from duizhao.core.outline.unreadable import Unreadable

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_FIRST_YEAR, _LAST_YEAR = 2000, 2099


def load(file: str, data: bytes) -> Framework:
    """The framework in a file's bytes, in whatever encoding an office saved it.

    `file` is the name shown in messages. Raises FrameworkMistake with every mistake found.
    """
    return load_text(file, _decoded(file, data))


def load_text(file: str, content: str) -> Framework:
    """The framework in a file's text. Raises FrameworkMistake with every mistake found."""
    root = parse(file, content)
    mistakes: list[Mistake] = []
    fields = Fields(root, FRAMEWORK, "框架", mistakes)
    fields.require("key", "name", "theme", "kinds")
    aspects = tuple(_aspects(fields))
    framework = Framework(
        key=_key(fields),
        name=fields.text("name"),
        theme=fields.text("theme"),
        years=tuple(_years(fields)),
        kinds=fields.several_of("kinds", TEXT_KINDS),
        aspects=aspects,
        aspects_confirmed=fields.flag("aspects_confirmed", default=bool(aspects)),
        also=tuple(map(_also, fields.mappings("also", ALSO, "还要说明的内容"))),
        titles=fields.words("titles"),
        markers=fields.words("markers"),
        shares=read_shares(fields),
        lengths=read_lengths(fields),
        sources=tuple(map(_origin, fields.mappings("sources", SOURCE, "出处"))),
        verified=fields.flag("verified"),
        entries=read_entries(fields, aspects),
        tune=read_tune(fields),
        file=file,
        places=dict(places(root)),
    )
    _judge_whole(fields, framework)
    if mistakes:
        raise FrameworkMistake(mistakes)
    return framework


def _decoded(file: str, data: bytes) -> str:
    try:
        decoded = decode(data)
    except Unreadable:
        decoded = None
    if decoded is None or decoded.note:
        what = "读不出文字，请用记事本另存为 UTF-8 编码的 .yaml 文件。"
        raise FrameworkMistake([Mistake(Place(file, 1, 1), what, BEGINNING)])
    return decoded.text


def _key(fields: Fields) -> str:
    key = fields.text("key")
    if key and not _KEY.fullmatch(key):
        fields.mismatch("key", "只能用英文字母、数字、横线和下划线，例如 2025-city。")
    return key


def _aspects(framework: Fields) -> Iterator[Aspect]:
    lines: dict[str, int] = {}
    for fields in framework.mappings("aspects", ASPECT, "方面"):
        aspect, place = _aspect(fields), fields.place_of("key")
        if aspect.key in lines:
            what = f"第 {lines[aspect.key]} 行的方面也叫 {aspect.key}，每个方面要有自己的代号。"
            fields.wrong(place, what, f"key: {aspect.key}-2")
        if aspect.key:
            lines.setdefault(aspect.key, place.line)
        yield aspect


def _aspect(fields: Fields) -> Aspect:
    fields.require("key", "name", "words")
    name = fields.text("name")
    return Aspect(
        key=_key(fields),
        name=name,
        label=fields.text("label", name),
        words=fields.words("words"),
        heading_words=fields.words("heading_words"),
    )


def _also(fields: Fields) -> AlsoExplain:
    fields.require("key", "label", "words")
    return AlsoExplain(
        key=_key(fields),
        label=fields.text("label"),
        words=fields.words("words"),
        kinds=fields.several_of("kinds", TEXT_KINDS),
    )


def _origin(fields: Fields) -> Origin:
    fields.require("document")
    return Origin(
        document=fields.text("document"),
        article=fields.text("article") if "article" in fields else "",
        verified=fields.flag("verified"),
    )


def _years(fields: Fields) -> Iterable[int]:
    node = fields.node("years")
    if node is None or (isinstance(node, Items) and not node.values):
        return
    for item in node.values if isinstance(node, Items) else (node,):
        number = whole_of(item)
        if number is None or not _FIRST_YEAR <= number <= _LAST_YEAR:
            what = f"应当是四位数的年度，现在是{kind_of(item)}。不限年度的框架不写 years。"
            fields.wrong(item.place, f"years（年度）{what}", FRAMEWORK["years"].example)
        else:
            yield number


def _judge_whole(fields: Fields, framework: Framework) -> None:
    """What only the whole can show."""
    if framework.aspects_confirmed and "aspects" not in fields:
        fields.mismatch(
            "aspects_confirmed", "写的是 true，但没有列出 aspects（要对照检查的方面）。"
        )
    if framework.verified and not any(source.verified for source in framework.sources):
        what = "写的是 true，但 sources（出处）里没有一份是已经核对过的。"
        fields.mismatch("verified", what)
