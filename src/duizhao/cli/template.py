"""`duizhao template`: the fields of a kind of paper, and whether an office's own template is sound; no server needed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duizhao.cli.wording import Choice, Command, Group

if TYPE_CHECKING:
    from duizhao.core.papers.kind import AnyKind
    from duizhao.core.papers.templates.check import Examined

_SOUND, _UNSOUND = 0, 1
_FILE = click.Path(dir_okay=False, path_type=Path)
_FORM = Choice(["text", "json"])
_SCHEMA_VERSION = 1
_DOCX = ".docx"


@click.group(cls=Group)
def command() -> None:
    """本单位的文书模板：有哪些字段，写得对不对。

    怎样做模板见 docs/guides/templates.md；做好的在网页的“文书”里传上。
    """


@command.command(cls=Command)
@click.argument("kind", metavar="文书", required=False, default="")
@click.option("--into", type=_FILE, metavar="文件.docx", help="范本写到这里，可以改成模板。")
@click.option("--format", "form", type=_FORM, default="text", help="text 或 json。")
@click.option("--force", is_flag=True, help="范本的文件已经存在，不是对照写的，也替换。")
def fields(kind: str, into: Path | None, form: str, *, force: bool) -> int:
    """列出一种文书的字段；不写文书，列出全部文书。

    duizhao template fields                              有哪些文书
    duizhao template fields 整改台账                     它的字段
    duizhao template fields 整改台账 --into 范本.docx    连同意思写成一个可以改的 .docx
    """
    if not kind:
        if into:
            raise click.UsageError("--into 要写明是哪种文书。")
        _list_kinds(form)
        return _SOUND
    found = _kind(kind)
    if into:
        _write(found, into, force=force)
    else:
        _list_fields(found, form)
    return _SOUND


@command.command(cls=Command)
@click.argument("file", metavar="模板.docx", type=click.Path(exists=True, dir_okay=False, path_type=Path))  # fmt: skip
@click.option("--kind", required=True, metavar="文书", help="是哪种文书的模板：名称或代号。")
@click.option("--format", "form", type=_FORM, default="text", help="text 或 json。")
def check(file: Path, kind: str, form: str) -> int:
    """查一个模板：写错的字段、没有写完的逐项、不能带的东西，全部指明位置。

    退出状态：0 没有要改的；1 有要改的；2 用法有误，或者文件打不开。
    """
    from duizhao.core.papers.offered import fields_of  # noqa: PLC0415  start-up time
    from duizhao.core.papers.templates.check import MOST_BYTES, examine  # noqa: PLC0415
    from duizhao.core.papers.templates.faults import FaultKind  # noqa: PLC0415

    found = _kind(kind)
    try:
        with file.open("rb") as source:
            data = source.read(MOST_BYTES + 1)
    except OSError as error:
        raise click.ClickException(f"{file} 打不开。") from error
    examined = examine(file.name, data, fields_of(found))
    for fault in examined.faults:
        if fault.kind is FaultKind.UNREADABLE:
            raise click.ClickException(f"{file.name}：{fault.reason}{fault.cure}")
    _say(examined, file.name, found, form)
    return _UNSOUND if examined.faults else _SOUND


def _kind(asked: str) -> "AnyKind":
    """The kind of that name or key. Raises UsageError where there is none that has templates."""
    from duizhao.core.papers.registry import all_kinds  # noqa: PLC0415  start-up time

    for kind in all_kinds():
        if asked in {kind.key, kind.name} and kind.templated:
            return kind
    raise click.UsageError(f"没有“{asked}”这种文书。有哪些，看 duizhao template fields。")


def _list_kinds(form: str) -> None:
    from duizhao.core.papers.registry import all_kinds  # noqa: PLC0415  start-up time

    kinds = [kind for kind in all_kinds() if kind.templated]
    if form == "json":
        rows = [{"key": kind.key, "name": kind.name} for kind in kinds]
        _give({"kinds": rows})
        return
    for kind in kinds:
        click.echo(f"{kind.name}  {kind.key}")


def _list_fields(kind: "AnyKind", form: str) -> None:
    from duizhao.core.papers.offered import fields_of  # noqa: PLC0415  start-up time
    from duizhao.core.papers.templates.marks import (  # noqa: PLC0415
        CLOSE_MARK,
        field_mark,
        open_mark,
    )
    from duizhao.core.papers.templates.starter import example_of  # noqa: PLC0415

    offered = fields_of(kind)
    singles = [
        {"mark": field_mark(one.name), "meaning": one.meaning, "example": example_of(one, kind)}
        for one in offered.singles
    ]
    lists = [
        {
            "name": one.name,
            "meaning": one.meaning,
            "open": open_mark(one.name),
            "close": CLOSE_MARK,
            "marks": [field_mark(name, one.name) for name in one.fields],
        }
        for one in offered.lists
    ]
    if form == "json":
        _give({"kind": kind.key, "name": kind.name, "singles": singles, "lists": lists})
        return
    for single in singles:
        example = f"（例：{single['example']}）" if single["example"] else ""
        click.echo(f"{single['mark']}  {single['meaning']}{example}")
    for one in lists:
        click.echo(f"\n{one['name']}：{one['meaning']}。写在表格的一行里，或者写在{one['open']}和{one['close']}之间。")  # fmt: skip
        for mark in one["marks"]:
            click.echo(f"  {mark}")


def _say(examined: "Examined", name: str, kind: "AnyKind", form: str) -> None:
    if form == "text":
        for fault in examined.faults:
            click.echo(str(fault))
        number = len(examined.faults)
        told = f"有 {number} 处要改" if number else f"没有要改的，{examined.fields} 个字段"
        click.echo(f"{name}：按“{kind.name}”的模板查，{told}。", err=True)
        return
    faults = [
        {
            "code": fault.kind.value,
            "place": {
                "part": fault.place.part,
                "paragraph": fault.place.paragraph,
                "table": fault.place.table,
                "row": fault.place.row,
                "cell": fault.place.cell,
                "in_box": fault.place.in_box,
                "words": str(fault.place),
            },
            "quote": fault.quote,
            "reason": fault.reason,
            "cure": fault.cure,
        }
        for fault in examined.faults
    ]
    _give({"file": name, "kind": kind.key, "fields": examined.fields, "faults": faults})


def _give(told: dict[str, object]) -> None:
    shown = {"schema_version": _SCHEMA_VERSION, **told}
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2))


def _write(kind: "AnyKind", into: Path, *, force: bool) -> None:
    from duizhao.core.papers.templates.starter import starter  # noqa: PLC0415  start-up time
    from duizhao.runs.targets import (  # noqa: PLC0415  start-up time
        CannotWrite,
        require_free,
        signed,
        write_whole,
    )

    if into.suffix.lower() != _DOCX:
        raise click.UsageError("范本的文件名请以 .docx 结尾。")
    try:
        require_free(into, [], force=force)
        write_whole(into, signed(starter(kind)))
    except CannotWrite as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"范本写在 {into}", err=True)
