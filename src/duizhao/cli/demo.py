"""`duizhao demo`: checks the example texts that ship, or opens an invented unit in the browser."""

from pathlib import Path

import click

from duizhao.cli.offered import offered
from duizhao.cli.wording import Choice, Command, Count

FOLDER = "对照演示"


@click.command(cls=Command)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=FOLDER,
    metavar="文件夹",
    help=f"结果放在这个文件夹；默认是当前文件夹里的 {FOLDER}。",
)
@click.option(
    "--serve", is_flag=True, help="改为在浏览器里打开一个虚构的单位，每个角色都能登录看看。"
)
@click.option(
    "--port", type=Count(1), metavar="端口", help="和 --serve 一起用；不写就用一个空着的。"
)
@click.option("--no-browser", is_flag=True, help="和 --serve 一起用：不自动打开浏览器。")
@click.option(
    "--state", type=Choice(["mid", "eve", "after"]), default="mid",
    help="和 --serve 一起用，停在哪一天：mid 筹备到一半（默认），eve 开会前一天，after 开会半年以后。",
)  # fmt: skip
@click.pass_context
def command(
    context: click.Context,
    output: Path,
    port: int | None,
    *,
    serve: bool,
    no_browser: bool,
    state: str,
) -> int:
    """检查自带的示例材料：在终端里看结果，并写出带批注的文档、汇总表和网页。

    示例都是虚构的，有写得好的，也有写得不好的。
    """
    if serve:
        in_browser = offered("demo-serve")
        if in_browser is None:
            raise click.ClickException("没有装网页的部分。请在项目文件夹里重新运行 pip install .")
        context.invoke(in_browser, port=port, no_browser=no_browser, state=state)
        return 0
    from duizhao.cli.demo_run import run_demo  # noqa: PLC0415  the core costs start-up time

    return run_demo(output)
