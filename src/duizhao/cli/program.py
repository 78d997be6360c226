"""The program `duizhao`: finds a command by name, loads only that one, and answers errors in Chinese."""

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from duizhao import __version__
from duizhao.cli.offered import offered
from duizhao.cli.streams import abandon_output, say, use_utf8
from duizhao.cli.wording import Group, complaint

FAULT, STOPPED, PIPE_CLOSED = 2, 130, 141

COMMANDS = {
    "check": "检查材料，指出值得再看的地方和理由",
    "layout": "看 .docx 的版式，另存改好的一份",
    "reuse": "找出许多材料之间雷同的段落",
    "outline": "看一份材料读出来的结构",
    "frameworks": "列出各年度会议的框架",
    "rules": "列出全部检查项",
    "explain": "讲清一个检查项看什么、为什么",
    "dossier": "核验会议的卷宗，不用服务器",
    "template": "本单位的文书模板：有哪些字段，写得对不对",
    "config": "看每项设置的值和来历",
    "demo": "检查自带的示例材料",
}

OFFERED = {
    "open": "在浏览器里检查材料，不用登录",
    "serve": "在浏览器里筹备会议",
    "remind": "提醒负责的人今天的期限",
    "backup": "备份全部数据和附件",
    "restore": "从备份恢复",
}
"""Commands that another face of the program offers through the entry points `duizhao.commands`."""


class Program(Group):
    """The group of all commands; a command's module is imported when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of all commands, in the order of the help page."""
        return [*COMMANDS, *OFFERED]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, None when there is none."""
        if cmd_name in OFFERED:
            return offered(cmd_name)
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"duizhao.cli.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without loading any of them."""
        with formatter.section("命令"):
            formatter.write_dl([*COMMANDS.items(), *OFFERED.items()])

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  whatever the command returns
        """Run the command; a reader that closes the pipe early ends it quietly."""
        try:
            answer = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            abandon_output()
            ctx.exit(PIPE_CLOSED)
        except OSError as fault:
            if fault.filename is not None:
                raise
            from duizhao.runs.targets import fault_words  # noqa: PLC0415  start-up time

            abandon_output()
            raise click.ClickException(f"结果没有写完（{fault_words(fault)}）。") from fault
        return answer


@click.command(cls=Program)
@click.version_option(__version__, message="对照（duizhao）%(version)s", help="显示版本。")
def program() -> None:
    """对照：读对照检查材料，查问题—原因—措施的脉络，把提示写回作者自己的文件。

    最常用的一条：duizhao check 文件
    每个命令的用法：duizhao 命令 --help
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit status."""
    use_utf8()
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit status: what the command says, 2 for errors, 130 when stopped."""
    try:
        status = program.main(
            arguments, prog_name="duizhao", standalone_mode=False, color=_wants_colour()
        )
    except click.exceptions.NoArgsIsHelpError as error:
        say(error.format_message())
        return FAULT
    except click.ClickException as error:
        say(f"错误：{complaint(error)}")
        _point_to_help(error)
        return FAULT
    except click.Abort:
        say("已停止。")
        return STOPPED
    except Exception:  # noqa: BLE001  the last line of defence: a person must be told, and told whom to tell
        say(f"程序出错了，原因不在您的操作。请把下面几行发给维护者。\n{traceback.format_exc()}")
        return FAULT
    return status if isinstance(status, int) else 0


def _wants_colour() -> bool | None:
    """No where NO_COLOR is set; else click looks at the terminal."""
    return False if os.environ.get("NO_COLOR") else None


def _point_to_help(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    if context is not None:
        say(f"用法见：{context.command_path} --help")
