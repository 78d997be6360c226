"""`duizhao reuse`: finds copied passages over folders, against an index, and keeps such an index."""

from pathlib import Path
from typing import Any

import click

from duizhao.cli.settings.options import config_options
from duizhao.cli.wording import Choice, Command

FORMATS = ("text", "json", "html", "xlsx")
ENGINES = ("embedded", "spark")
RULED = ("quotation", "template", "allowed", "rewrite")
FILE = click.Path(path_type=Path)


@click.command(cls=Command)
@click.argument("files", metavar="文件或文件夹…", nargs=-1, required=True, type=FILE)
@click.option("--against", type=FILE, metavar="索引", help="同这个索引里的全部材料比。")
@click.option("--into", type=FILE, metavar="索引", help="和 index 一起写：索引放在这个文件夹。")
@click.option(
    "--engine",
    type=Choice(ENGINES),
    metavar="引擎",
    help="embedded 在本机（默认）；spark 用 Apache Spark，一台机器装不下时用，结果一样。",
)
@click.option(
    "--master", metavar="地址", help="Spark 的主节点，如 spark://主机:7077；不写就在本机起。"
)
@click.option(
    "--known",
    type=FILE,
    multiple=True,
    metavar="文件",
    help="通知、模板等大家都会引用的文字，不算雷同；可以写几次，也可以是文件夹。",
)
@click.option(
    "--list",
    "people",
    type=FILE,
    metavar="名单.csv",
    help="每份是谁的：文件、单位、姓名、年度、日期几栏；不写就按文件夹和文件名推测。",
)
@click.option(
    "--format",
    "form",
    type=Choice(FORMATS),
    metavar="形式",
    help="text 终端（默认）、json、html 网页、xlsx 表格。",
)
@click.option("--output", type=FILE, metavar="位置", help="结果写到这个文件；- 是标准输出。")
@click.option("--force", is_flag=True, help="要写的文件已经存在，不是对照写的，也替换。")
@click.option("--hide-names", is_flag=True, help="结果里不写文件名，写材料1、材料2。")
@click.option("--everything", is_flag=True, help="引文、套话模板、通知原文也一并列出。")
@click.option(
    "--rulings", type=FILE, metavar="文件", help="定性记录：看过的段落是什么，下次还记得。"
)
@click.option("--rule", metavar="指纹", help="给这一段定性，记进定性记录。")
@click.option(
    "--as",
    "ruled",
    type=Choice(RULED),
    metavar="性质",
    help="quotation 引文、template 套话模板、allowed 可以这样写、rewrite 要重写。",
)
@click.option("--reason", metavar="理由", help="为什么这样定；和 --rule 一起写。")
@click.option("--answer", metavar="答复", help="作者怎么说。")
@click.option("--exit-zero", is_flag=True, help="有雷同也以 0 退出。")
@click.option(
    "--allow-secret", is_flag=True, default=None, help="这台机器可以处理带密级标志的材料。"
)
@config_options
@click.pass_context
def command(context: click.Context, /, **asked: Any) -> int:  # noqa: ANN401  click's own types
    """找出许多材料之间雷同的段落，两份并排给人看；不下结论。原件从不改写。

    duizhao reuse 文件夹                            全部互相比
    duizhao reuse 文件夹 --known 通知.docx          通知里的话不算
    duizhao reuse index 文件夹 --into 索引          建索引；再运行一次，只加新的
    duizhao reuse 新材料.docx --against 索引        一份同索引里的全部比

    退出状态：0 没有雷同；1 有；2 用法有误，或者有文件没有读成。
    """
    from duizhao.cli.reuse_run import Asked, index_texts, screen  # noqa: PLC0415  start-up time

    files: tuple[Path, ...] = asked["files"]
    if asked["isolated"] and asked["config"]:
        raise click.UsageError("--isolated 和 --config 不能一起写。", context)
    ruling = (asked["rule"], asked["ruled"], asked["reason"])
    if any(ruling) and not (all(ruling) and asked["rulings"]):
        raise click.UsageError("--rule、--as、--reason、--rulings 要一起写。", context)
    if asked["master"] and asked["engine"] != "spark":
        raise click.UsageError("--master 和 --engine spark 一起写。", context)
    if asked["engine"] == "spark" and (asked["against"] or asked["into"]):
        raise click.UsageError("--engine spark 只用于全部互相比，不和索引一起写。", context)
    if (files[0] == Path("index")) != (asked["into"] is not None):
        raise click.UsageError("建索引写作：duizhao reuse index 文件夹 --into 索引。", context)
    if asked["into"] is not None:
        if len(files) == 1:
            raise click.UsageError("请写明要编进索引的文件夹。", context)
        return index_texts(Asked(**{**asked, "files": files[1:]}))
    return screen(Asked(**asked))
