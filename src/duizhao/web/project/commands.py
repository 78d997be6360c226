"""The commands that the web application offers to the command line: serve.

Django is imported when a command is called, because it costs start-up time.
"""

import os

import click

from duizhao.cli.streams import say
from duizhao.cli.wording import Command, Count

SETTINGS = "duizhao.web.project.settings.installation"


def start() -> None:
    """Make Django ready and bring the tables up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


@click.command(cls=Command)
@click.option(
    "--host", default="127.0.0.1", metavar="地址", help="听哪个地址；0.0.0.0 让别的电脑也能打开。"
)
@click.option("--port", default=8000, type=Count(1), metavar="端口", help="听哪个端口，默认 8000。")
def serve(host: str, port: int) -> None:
    """在浏览器里筹备民主生活会。数据放在 DUIZHAO_HOME（默认是当前文件夹里的“对照数据”）。"""
    start()
    from waitress import serve as listen  # noqa: PLC0415

    from duizhao.web.project.wsgi import application  # noqa: PLC0415

    say(f"请在浏览器打开 http://{host}:{port}/ 。按 Ctrl+C 停止。")
    listen(application, host=host, port=port, threads=8, ident=None)
