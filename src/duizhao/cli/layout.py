"""`duizhao layout`: the layout of a .docx that one already has, and a copy in which it is mended."""

from pathlib import Path
from typing import Any

import click

from duizhao.cli.settings.keys import LEVELS
from duizhao.cli.settings.options import config_options
from duizhao.cli.wording import Choice, Command

FILE = click.Path(path_type=Path)
STDIN = "-"
PROFILES = ("公文", "材料")


@click.command(cls=Command)
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=FILE)
@click.option(
    "--repair",
    type=FILE,
    metavar="位置",
    help="另存改好的一份：一个文件写文件名，几个文件写文件夹。原件从不改写。",
)
@click.option(
    "--profile",
    type=Choice(PROFILES),
    metavar="版式",
    help="公文或材料；不写就看有没有发文字号。",
)
@click.option(
    "--format",
    "form",
    type=Choice(["text", "json"]),
    default="text",
    metavar="形式",
    help="text 终端（默认）或 json。",
)
@click.option("--output", type=FILE, metavar="文件", help="结果写到这个文件。")
@click.option(
    "--force", is_flag=True, help="要写的文件已经存在，不是对照写的，或者有人改过，也替换。"
)
@click.option(
    "--fail-on",
    type=Choice(LEVELS),
    metavar="程度",
    help="有 must（必改）、advice（建议，默认）还是 info（提醒）以上的提示，以 1 退出。",
)
@click.option("--exit-zero", is_flag=True, default=None, help="有提示也以 0 退出。")
@click.option(
    "--allow-secret", is_flag=True, default=None, help="这台机器可以处理带密级标志的材料。"
)
@config_options
@click.pass_context
def command(context: click.Context, /, **asked: Any) -> int:  # noqa: ANN401  click's own types
    """看 .docx 的版式合不合公文格式；要改，另存一份改好的。

    duizhao layout 材料.docx                           哪里不合，应当怎样
    duizhao layout 材料.docx --repair 改好.docx        另存改好的一份
    duizhao layout 文件夹 --repair 改好的              整个文件夹

    副本里，页边距、行距、字体、字号、缩进、页码直接改好；标点、括号、序号写成修订，由作者逐处决定；文字一个也不动。
    退出状态：0 没有提示；1 有提示；2 用法、设置有误，或者有文件没有读成。
    """
    from duizhao.cli.layout_run import LayoutRequest, LayoutRun  # noqa: PLC0415  start-up time

    if asked["isolated"] and asked["config"]:
        raise click.UsageError("--isolated 和 --config 不能一起写。", context)
    if list(map(str, asked["files"])).count(STDIN) and len(asked["files"]) > 1:
        raise click.UsageError("- 读标准输入，不能同时写别的文件。", context)
    return LayoutRun(
        LayoutRequest(
            files=asked["files"],
            repair=asked["repair"],
            profile=asked["profile"],
            form=asked["form"],
            output=asked["output"],
            force=asked["force"],
            options={
                "fail_on": asked["fail_on"],
                "exit_zero": asked["exit_zero"],
                "limits.allow_secret": asked["allow_secret"],
            },
            config=asked["config"],
            isolated=asked["isolated"],
        )
    ).run()
