"""`duizhao outline`: what a text was read as, as a tree for people or as JSON for programs."""

from pathlib import Path

import click

from duizhao.cli.settings.options import config_options
from duizhao.cli.wording import Choice, Command


@click.command(cls=Command)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=Choice(["text", "json"]),
    default="text",
    metavar="形式",
    help="text 终端（默认）或 json。",
)
@click.option("--framework", metavar="代号|文件.yaml", help="用哪个框架；不写就按材料提出。")
@click.option(
    "--allow-secret", is_flag=True, default=None, help="这台机器可以处理带密级标志的材料。"
)
@config_options
def command(
    file: Path,
    form: str,
    framework: str | None,
    *,
    allow_secret: bool | None,
    config: Path | None,
    isolated: bool,
) -> None:
    """看一份材料读出来的结构：各部分、问题、原因、措施，以及它们的对应关系。

    文件写 - 是读标准输入。
    """
    from duizhao.cli.named_files import folder_of, name_of, statement_in  # noqa: PLC0415  start-up
    from duizhao.cli.settings.resolve import resolve  # noqa: PLC0415
    from duizhao.core.reports.to_outline_json import to_outline_json  # noqa: PLC0415

    options = {"framework": framework, "limits.allow_secret": allow_secret}
    settings = resolve(folder_of(file), options, config=config, isolated=isolated)
    statement, name = statement_in(file, settings), name_of(file)
    if form == "json":
        click.echo(to_outline_json(name, statement), nl=False)
        return
    from duizhao.cli.outline_tree import print_outline  # noqa: PLC0415  rich costs start-up time

    print_outline(name, statement)
