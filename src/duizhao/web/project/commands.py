"""The commands that the web application offers to the command line: serve, remind, backup, restore.

Django is imported when a command is called, because it costs start-up time.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duizhao.cli.streams import say
from duizhao.cli.wording import Command, Count

if TYPE_CHECKING:
    from duizhao.web.project.backups import Installation

SETTINGS = "duizhao.web.project.settings.installation"


def make_ready() -> None:
    """Make Django ready, without a look at the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django  # noqa: PLC0415

    django.setup()


def start() -> None:
    """Make Django ready and bring the tables up to date."""
    make_ready()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)


@click.command(cls=Command)
@click.option(
    "--host", default="127.0.0.1", metavar="地址", help="听哪个地址；0.0.0.0 让别的电脑也能打开。"
)
@click.option("--port", default=8000, type=Count(1), metavar="端口", help="听哪个端口，默认 8000。")
def serve(host: str, port: int) -> None:
    """在浏览器里筹备民主生活会。数据放在 DUIZHAO_HOME（默认是当前文件夹里的“对照数据”）。"""
    from duizhao.web.project.archive import BackupRefused  # noqa: PLC0415
    from duizhao.web.project.home import home  # noqa: PLC0415
    from duizhao.web.project.serving import seated  # noqa: PLC0415

    try:
        with seated(home()):
            _serve(host, port)
    except BackupRefused as refused:
        raise click.ClickException(str(refused)) from refused


def _serve(host: str, port: int) -> None:
    start()
    from duizhao.web.project.listening import listen  # noqa: PLC0415
    from duizhao.web.project.wsgi import application  # noqa: PLC0415

    say(f"请在浏览器打开 http://{host}:{port}/ 。按 Ctrl+C 停止。")
    _say_how_to_set_up(f"http://{host}:{port}")
    listen(application, host=host, port=port)


@click.command(cls=Command)
def remind() -> None:
    """查一遍今天的期限，提醒负责的人；每天有人打开“我的工作”时也会自己查，定时运行这一条更早收到邮件。"""
    start()
    from duizhao.web.desk.services import remind_of_dates  # noqa: PLC0415
    from duizhao.web.kit.clock import now, today  # noqa: PLC0415

    remind_of_dates(today=today(), at=now())
    say(f"{today()} 的期限已经查过。")


@click.command(cls=Command)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """把全部数据和附件备份成一个文件；serve 可以照常运行。

    征求意见的密钥不进备份：备份落到别人手里，也打不开还没有开封的意见。
    """
    start()
    from duizhao.web.kit.clock import now  # noqa: PLC0415
    from duizhao.web.project.archive import BackupRefused  # noqa: PLC0415
    from duizhao.web.project.backups import make_backup  # noqa: PLC0415

    try:
        make_backup(_installation(), file, at=now())
    except BackupRefused as refused:
        raise click.ClickException(str(refused)) from refused
    say(f"已备份到 {file} 。请另外存到一张光盘或另一台机器上。")


@click.command(cls=Command)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="这里已经有数据时也恢复；现在的数据留在旁边。")
def restore(file: Path, *, force: bool) -> None:
    """从备份恢复全部数据和附件。请先停止 duizhao serve。"""
    make_ready()
    from duizhao.web.kit.clock import now  # noqa: PLC0415
    from duizhao.web.project.archive import BackupRefused  # noqa: PLC0415
    from duizhao.web.project.backups import take_back  # noqa: PLC0415
    from duizhao.web.project.home import home  # noqa: PLC0415
    from duizhao.web.project.serving import nobody_seated  # noqa: PLC0415

    try:
        with nobody_seated(home()):
            kept = take_back(_installation(), file, in_use=_in_use(), force=force, at=now())
            start()
    except BackupRefused as refused:
        raise click.ClickException(str(refused)) from refused
    say("已恢复。")
    for path in kept:
        say(f"原来的留在 {path}")


def _in_use() -> bool:
    """Whether there is anything that a restore would push aside; a database that can't be read counts."""
    from django.db import DatabaseError, connections  # noqa: PLC0415

    from duizhao.web.units.selectors import is_set_up  # noqa: PLC0415

    try:
        start()
        return is_set_up()
    except DatabaseError:
        return True
    finally:
        connections.close_all()


def _installation() -> "Installation":
    from django.conf import settings  # noqa: PLC0415

    from duizhao import __version__  # noqa: PLC0415
    from duizhao.web.project.backups import Installation  # noqa: PLC0415

    return Installation(
        settings.HOME, settings.DATABASES["default"], Path(settings.MEDIA_ROOT), __version__
    )


def _say_how_to_set_up(site: str) -> None:
    """The address that opens the set-up, for the one who sees this terminal."""
    from django.conf import settings  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from duizhao.web.units.selectors import is_set_up  # noqa: PLC0415

    if not is_set_up():
        say(
            f"还没有登记单位，首次开通请打开 {site}{reverse('units:set-up')}?code={settings.SET_UP_CODE}"
        )
        say(f"或者在页面上填开通码：{settings.SET_UP_CODE}")
