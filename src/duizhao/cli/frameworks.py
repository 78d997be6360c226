"""`duizhao frameworks`: lists the frameworks, shows one in full, checks one that an office wrote."""

import json
from collections.abc import Mapping
from dataclasses import asdict

import click

from duizhao.cli.picked_framework import framework_in, picked_framework
from duizhao.cli.wording import Choice, Command
from duizhao.core.frameworks.model import Framework
from duizhao.core.frameworks.shipped_index import shipped_frameworks

SCHEMA_VERSION = 1
CHECK = "check"


@click.command(cls=Command)
@click.argument("name", required=False, metavar="[代号|文件.yaml|check]")
@click.argument("files", nargs=-1, metavar="[文件.yaml]…")
@click.option(
    "--format",
    "form",
    type=Choice(("text", "json")),
    default="text",
    metavar="text|json",
    help="结果的形式。",
)
def command(name: str | None, files: tuple[str, ...], form: str) -> None:
    r"""各年度会议的框架：主题、要对照检查的方面、还要说明的内容、出处。

    \b
    duizhao frameworks                  列出全部框架
    duizhao frameworks 2025             看一个框架的全部内容
    duizhao frameworks check 通知.yaml  检查自己写的框架文件
    """
    if name == CHECK:
        _check(files, form)
    elif files:
        raise click.UsageError(
            "一次只看一个框架；检查文件请写 duizhao frameworks check 文件.yaml。"
        )
    elif name:
        _show(picked_framework(name), form)
    else:
        _list(form)


def _list(form: str) -> None:
    frameworks = shipped_frameworks()
    if form == "json":
        _print_json({"frameworks": [row_of(framework) for framework in frameworks]})
        return
    from duizhao.cli.framework_pages import print_table  # noqa: PLC0415  rich costs start-up time

    print_table(frameworks)


def _show(framework: Framework, form: str) -> None:
    if form == "json":
        _print_json({"framework": row_of(framework)})
        return
    from duizhao.cli.framework_pages import print_page  # noqa: PLC0415  rich costs start-up time

    print_page(framework)


def _check(files: tuple[str, ...], form: str) -> None:
    if not files:
        raise click.UsageError("请写出要检查的文件：duizhao frameworks check 文件.yaml。")
    frameworks = [framework_in(file) for file in files]
    if form == "json":
        _print_json({"frameworks": [row_of(framework) for framework in frameworks]})
        return
    for framework in frameworks:
        told = f"{len(framework.aspects)} 个方面，{len(framework.entries)} 条检查条目"
        click.echo(f"{framework.file}：没有发现问题。“{framework.name}”，{told}。")


def row_of(framework: Framework) -> Mapping[str, object]:
    """A framework as JSON has it; an article that nobody has verified is left out."""
    row = asdict(framework)
    del row["places"]
    for source in row["sources"]:
        source["article"] = source["article"] if source["verified"] else ""
    return row


def _print_json(content: Mapping[str, object]) -> None:
    full = {"schema_version": SCHEMA_VERSION, **content}
    click.echo(json.dumps(full, ensure_ascii=False, indent=2))
