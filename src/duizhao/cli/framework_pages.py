"""Shows frameworks in the terminal: all as a table, one as a page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from duizhao.core.frameworks.entry_kinds import ENTRY_KINDS
from duizhao.core.frameworks.model import Framework, Origin, Value
from duizhao.core.frameworks.vocabulary import LEVELS, PARTS, TEXT_KINDS

UNCONFIRMED = "各方面的名称没有核实，所以“方面没有写到”之类的检查不作提示。"


def print_table(frameworks: Iterable[Framework]) -> None:
    """One row for each framework."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("代号", "年度", "名称", "方面"):
        table.add_column(heading, overflow="fold", no_wrap=heading in {"代号", "年度", "方面"})
    for framework in frameworks:
        table.add_row(
            framework.key,
            years_named(framework),
            framework.name,
            aspects_named(framework),
        )
    console = Console()
    console.print(table)
    console.print(f"待核：{UNCONFIRMED}", style="dim")
    console.print("看一个框架的全部内容和出处：duizhao frameworks 代号", style="dim")


def print_page(framework: Framework) -> None:
    """Everything in one framework."""
    console = Console()
    console.print(Text(framework.name, style="bold"))
    for label, lines in _page(framework):
        if lines:
            console.print(Text(f"\n{label}", style="bold"))
            for line in lines:
                console.print(Text(f"  {line}"))


def years_named(framework: Framework) -> str:
    """The meeting years, or that it is for any."""
    return "、".join(map(str, framework.years)) or "不限"


def aspects_named(framework: Framework) -> str:
    """How many aspects are known, and whether the list is confirmed."""
    if framework.aspects_confirmed:
        return f"{len(framework.aspects)} 个"
    return f"{len(framework.aspects)} 个，待核" if framework.aspects else "待核"


def _source_named(source: Origin) -> str:
    """A document; its article only where somebody has verified it."""
    if source.verified:
        return source.document + source.article
    return source.document + ("（条款待核）" if source.article else "")


def _page(framework: Framework) -> Iterator[tuple[str, list[str]]]:
    yield "代号", [framework.key]
    yield "主题", [framework.theme]
    yield "年度", [years_named(framework)]
    yield "适用的材料", [TEXT_KINDS[kind] for kind in framework.kinds]
    yield f"要对照检查的方面（{aspects_named(framework)}）", list(_aspects(framework))
    yield "还要说明的内容", list(_also(framework))
    yield "专题名称", _listed(framework.titles)
    yield "这次会议以前的材料里不会有的词", _listed(framework.markers)
    yield (
        "篇幅",
        [f"{_parts(name)}：不少于 {share:.0%}" for name, share in framework.shares.items()],
    )
    yield "字数", list(_lengths(framework))
    yield "检查条目", list(_entries(framework))
    yield "对检查项的调整", [f"{code}：{_pairs(values)}" for code, values in framework.tune.items()]
    yield "出处", [_source_named(source) for source in framework.sources]
    checked = (
        "已核对正式文本。" if framework.verified else "没有核对正式通知原文，请以上级通知为准。"
    )
    yield "核对情况", [checked]


def _aspects(framework: Framework) -> Iterator[str]:
    for number, aspect in enumerate(framework.aspects, 1):
        yield f"{number}. {aspect.name}（{aspect.key}）"
        yield f"   写到的标志：{_quoted(aspect.words)}"
        if aspect.heading_words:
            yield f"   只在标题里算：{_quoted(aspect.heading_words)}"
    if not framework.aspects_confirmed:
        yield UNCONFIRMED


def _also(framework: Framework) -> Iterator[str]:
    for also in framework.also:
        only = "、".join(TEXT_KINDS[kind] for kind in also.kinds)
        yield f"{also.label}（{also.key}）" + (f"，只对{only}" if only else "")


def _lengths(framework: Framework) -> Iterator[str]:
    for kind, (least, most) in framework.lengths.items():
        low = f"不少于 {least} 字" if least is not None else ""
        high = f"不多于 {most} 字" if most is not None else ""
        yield f"{TEXT_KINDS[kind]}：{'，'.join(filter(None, (low, high))) or '不限'}"


def _entries(framework: Framework) -> Iterator[str]:
    for entry in framework.entries:
        meaning = ENTRY_KINDS[entry.kind].meaning
        yield f"{entry.code}（{LEVELS[entry.level]}）{meaning}：{_pairs(entry.params)}"


def _pairs(values: Mapping[str, Value]) -> str:
    return "，".join(f"{name} = {_shown(value)}" for name, value in values.items())


def _shown(value: Value) -> str:
    if isinstance(value, tuple):
        return "、".join(_shown(item[0] if isinstance(item, tuple) else item) for item in value)
    return PARTS.get(str(value), str(value))


def _parts(name: str) -> str:
    return "、".join(PARTS[part] for part in name.split("+"))


def _listed(words: Sequence[str]) -> list[str]:
    return [_quoted(words)] if words else []


def _quoted(words: Iterable[str]) -> str:
    return "，".join(f"“{word}”" for word in words)
