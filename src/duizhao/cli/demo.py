"""`duizhao demo`: checks the example texts that ship, and shows every kind of result."""

from pathlib import Path

import click

from duizhao.cli.wording import Command

FOLDER = "对照演示"


@click.command(cls=Command)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=FOLDER,
    metavar="文件夹",
    help=f"结果放在这个文件夹；默认是当前文件夹里的 {FOLDER}。",
)
def command(output: Path) -> int:
    """检查自带的示例材料：在终端里看结果，并写出带批注的文档、汇总表和网页。

    示例都是虚构的，有写得好的，也有写得不好的。
    """
    from duizhao.cli.demo_run import run_demo  # noqa: PLC0415  the core costs start-up time

    return run_demo(output)
