"""`duizhao check`: the main job, from the command line's words to a run and its exit status."""

from pathlib import Path
from typing import Any

import click

from duizhao.cli.settings.keys import FORMATS, LEVELS, Value
from duizhao.cli.settings.options import config_options
from duizhao.cli.wording import Choice, Command, Count

STDIN = "-"
FILE = click.Path(path_type=Path)


def _words(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> object:
    """Words that may be parted by commas or given one by one; None when there are none."""
    return tuple(w for one in given for w in one.replace("，", ",").split(",") if w) or None


@click.command(cls=Command)
@click.argument("files", metavar="文件或文件夹…", nargs=-1, required=True, type=FILE)
@click.option(
    "--last",
    type=FILE,
    metavar="文件",
    help="去年的材料：看去年的措施今年有没有交代，哪些问题年年有。",
)
@click.option(
    "--ledger",
    type=FILE,
    multiple=True,
    metavar="台账.xlsx",
    help="往年的整改台账：漏了哪一条、没有销号就说完成、数字不一样；年度写在文件名里，可以写几个。",
)
@click.option(
    "--whose", metavar="姓名|班子", help="台账里有几个人的，这份材料是谁的；和 --ledger 一起写。"
)
@click.option(
    "--against",
    type=FILE,
    metavar="索引",
    help="同这个索引里的材料比，指出相同的段落；索引由 duizhao reuse index 建立。",
)
@click.option(
    "--known",
    type=FILE,
    multiple=True,
    metavar="文件",
    help="通知、模板等大家都会引用的文字；和 --against 一起写。",
)
@click.option(
    "--framework",
    metavar="代号|文件.yaml",
    help="用哪个框架；不写就按材料提出。全部框架见 duizhao frameworks。",
)
@click.option(
    "--format",
    type=Choice(FORMATS),
    metavar="形式",
    help="text 终端（默认）、json、sarif、html 网页、xlsx 表格、docx 把提示写成批注。",
)
@click.option(
    "--output",
    type=FILE,
    metavar="位置",
    help="结果写到这个文件；- 是标准输出。docx 可以写文件夹。",
)
@click.option(
    "--force", is_flag=True, help="要写的文件已经存在，不是对照写的，或者有人改过，也替换。"
)
@click.option(
    "--select",
    multiple=True,
    callback=_words,
    metavar="代码",
    help="只用这些检查项，例如 DZ1,DZ601。",
)
@click.option("--ignore", multiple=True, callback=_words, metavar="代码", help="不用这些检查项。")
@click.option(
    "--fail-on",
    type=Choice(LEVELS),
    metavar="程度",
    help="有 must（必改）、advice（建议，默认）还是 info（提醒）以上的提示，以 1 退出。",
)
@click.option("--exit-zero", is_flag=True, default=None, help="有提示也以 0 退出。")
@click.option(
    "--baseline", metavar="文件", help="同上一稿比：哪些是新的、哪些已消除、哪些看过不算。"
)
@click.option("--save-baseline", is_flag=True, help="把这一稿的提示记进基线文件。")
@click.option(
    "--accept",
    multiple=True,
    callback=_words,
    metavar="代码|指纹",
    help="这些提示看过了，不算问题；记进基线文件。",
)
@click.option("--reason", metavar="理由", help="为什么不算问题；和 --accept 一起用。")
@click.option("--anonymised", is_flag=True, default=None, help="材料有意隐去了名称，不查占位内容。")
@click.option(
    "--allow-secret", is_flag=True, default=None, help="这台机器可以处理带密级标志的材料。"
)
@click.option("--jobs", type=Count(1), metavar="数目", help="同时用几个进程；默认有几个核用几个。")
@config_options
@click.pass_context
def command(context: click.Context, /, **asked: Any) -> int:  # noqa: ANN401  click's own types
    """检查材料，指出值得再看的地方、理由和依据。原件从不改写。

    duizhao check 材料.docx                       在终端里看
    duizhao check 材料.docx --format docx         另存带批注的一份
    duizhao check 今年.docx --last 去年.docx      和去年的材料一起看
    duizhao check 今年.docx --ledger 2024年度整改台账.xlsx
                                                  整改落实情况和台账对一对
    duizhao check 文件夹 --format xlsx            整个文件夹，汇总成表
    duizhao check -                               读标准输入

    退出状态：0 没有提示；1 有提示；2 用法、设置有误，或者有文件没有读成。
    """
    from duizhao.cli.check_run import CheckRun, Request  # noqa: PLC0415  the core costs start-up time

    _require_together(context, asked)
    request = Request(
        files=asked["files"],
        options=_options(asked),
        last=asked["last"],
        ledger=asked["ledger"],
        whose=(asked["whose"] or "").strip(),
        against=asked["against"],
        known=asked["known"],
        output=asked["output"],
        force=asked["force"],
        config=asked["config"],
        isolated=asked["isolated"],
        save_baseline=asked["save_baseline"] or bool(asked["accept"]),
        accept=asked["accept"] or (),
        reason=(asked["reason"] or "").strip(),
    )
    return CheckRun(request).run()


def _options(asked: dict[str, Any]) -> dict[str, Value | None]:
    """The options that are settings, by the key of the setting; None where not given."""
    names = (
        "framework", "format", "select", "ignore", "fail_on", "exit_zero", "baseline",
        "anonymised", "jobs",
    )  # fmt: skip
    return {name: asked[name] for name in names} | {"limits.allow_secret": asked["allow_secret"]}


def _require_together(context: click.Context, asked: dict[str, Any]) -> None:
    if bool(asked["accept"]) != bool((asked["reason"] or "").strip()):
        raise click.UsageError("--accept 和 --reason 要一起写：接受哪些提示，为什么。", context)
    if asked["whose"] and not asked["ledger"]:
        raise click.UsageError("--whose 和 --ledger 要一起写。", context)
    if asked["known"] and not asked["against"]:
        raise click.UsageError("--known 和 --against 要一起写。", context)
    if asked["isolated"] and asked["config"]:
        raise click.UsageError("--isolated 和 --config 不能一起写。", context)
    if list(map(str, asked["files"])).count(STDIN) and len(asked["files"]) > 1:
        raise click.UsageError("- 读标准输入，不能同时写别的文件。", context)
