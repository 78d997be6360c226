"""The commands that open a browser by themselves: open (the quick check alone) and the demo in the browser.

Django is imported when a command is called, because it costs start-up time.
"""

import os
import signal
import sys
import tempfile
import webbrowser
from contextlib import closing
from socket import AF_INET, SOCK_STREAM, socket
from threading import Timer
from typing import Any

import click

from duizhao.cli.streams import say
from duizhao.cli.wording import Choice, Command, Count
from duizhao.web.project.demo_unit.states import DAYS, DemoState

HOST = "127.0.0.1"
_UNTIL_IT_LISTENS = 1.0


@click.command(cls=Command)
@click.option("--port", type=Count(1), metavar="端口", help="用哪个端口；不写就用一个空着的。")
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器。")
def open_check(port: int | None, *, no_browser: bool) -> None:
    """在浏览器里检查材料：把文件拖进去就看结果。只在这台机器上用，不用登录，什么都不保存。"""
    _clean_up_when_ended()
    os.environ["DJANGO_SETTINGS_MODULE"] = "duizhao.web.project.settings.local"
    import django  # noqa: PLC0415

    django.setup()
    from duizhao.web.project.wsgi import application  # noqa: PLC0415

    _listen(application, port, browser=not no_browser)


@click.command(cls=Command)
@click.option("--port", type=Count(1), metavar="端口", help="用哪个端口；不写就用一个空着的。")
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器。")
@click.option(
    "--state", type=Choice([state.value for state in DemoState]), default=DemoState.MID.value,
    help="停在哪一天：mid 筹备到一半（默认），eve 开会前一天，after 开会半年以后。",
)  # fmt: skip
def demo_serve(port: int | None, *, no_browser: bool, state: str) -> None:
    """打开一个虚构的单位，它正在筹备2025年度民主生活会。数据放在临时文件夹，停下就没有了。"""
    _clean_up_when_ended()
    with tempfile.TemporaryDirectory(prefix="duizhao-demo-", ignore_cleanup_errors=True) as home:
        os.environ["DUIZHAO_HOME"] = home
        os.environ.pop("DUIZHAO_DATABASE", None)
        os.environ.pop("DUIZHAO_EMAIL", None)
        os.environ["DUIZHAO_DEMO_DAY"] = DAYS[DemoState(state)].isoformat()
        from duizhao.web.project.commands import start  # noqa: PLC0415

        say("正在准备演示数据……")
        start()
        from duizhao.core.opinions.codes import grouped  # noqa: PLC0415
        from duizhao.web.project.demo_unit.make import make_demo  # noqa: PLC0415
        from duizhao.web.project.wsgi import application  # noqa: PLC0415

        codes = make_demo(DemoState(state))
        say("各个角色的登录名和密码，在登录页上。")
        if codes:
            say(f"想试填一张意见码，打开 /yj/ ，填 {grouped(codes[0])} 。")
        _listen(application, port, browser=not no_browser)


def _clean_up_when_ended() -> None:
    """Leave as by Ctrl+C when the program is told to end, or its window is closed: no folder stays behind."""
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):  # the last is Windows' own
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: sys.exit())


def _listen(application: Any, port: int | None, *, browser: bool) -> None:  # noqa: ANN401  any WSGI application
    from duizhao.web.project.listening import listen  # noqa: PLC0415

    port = port or _free_port()
    address = f"http://{HOST}:{port}/"
    say(f"请在浏览器打开 {address} 。按 Ctrl+C 停止。")
    if browser:
        Timer(_UNTIL_IT_LISTENS, webbrowser.open, [address]).start()
    listen(application, host=HOST, port=port)


def _free_port() -> int:
    with closing(socket(AF_INET, SOCK_STREAM)) as probe:
        probe.bind((HOST, 0))
        found: int = probe.getsockname()[1]
        return found
