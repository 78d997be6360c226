"""`duizhao config show`: the value of every setting and where it came from."""

import json
from pathlib import Path

import click

from duizhao.cli.settings.options import config_options
from duizhao.cli.settings.resolve import Setting, Settings, resolve
from duizhao.cli.wording import Choice, Command, Group, columns


@click.group(cls=Group)
def command() -> None:
    """查看设置。设置写在 duizhao.toml 里，写法见 docs/guides/configuration.md。"""


@command.command(cls=Command)
@click.argument("place", metavar="[文件或文件夹]", type=click.Path(path_type=Path), default=".")
@config_options
@click.option(
    "--format", "form", type=Choice(["text", "json"]), default="text", help="text 或 json。"
)
def show(place: Path, config: Path | None, *, isolated: bool, form: str) -> None:
    """列出每项设置的值和来历：命令行选项、环境变量、哪个文件第几行，或者默认值。

    给出文件或文件夹，就按检查它时的设置来列；不给就按当前文件夹。
    """
    folder = place if place.is_dir() else place.parent
    settings = resolve(folder, {}, config=config, isolated=isolated)
    if form == "json":
        click.echo(json.dumps(_described(settings), ensure_ascii=False, indent=2))
        return
    rows = [(s.key.name, _written(s.value), s.origin) for s in settings.settings.values()]
    rows += _rule_rows(settings)
    for name, value, origin in rows:
        click.echo(f"{_padded(name, 24)}{_padded(value, 20)}{origin}")


def _rule_rows(settings: Settings) -> list[tuple[str, str, str]]:
    return [
        (f"rules.{code}.{name}", _written(value), settings.file.place(f"rules.{code}.{name}"))
        for code, values in settings.rules.items()
        for name, value in values.items()
        if settings.file
    ]


def _described(settings: Settings) -> dict[str, object]:
    return {
        "file": str(settings.file.path) if settings.file else None,
        "settings": [_setting(setting) for setting in settings.settings.values()],
        "rules": settings.rules,
    }


def _setting(setting: Setting) -> dict[str, object]:
    return {
        "name": setting.key.name,
        "value": setting.value,
        "origin": setting.origin,
        "meaning": setting.key.meaning,
        "variable": setting.key.variable,
    }


def _written(value: object) -> str:
    """A value as it would stand in duizhao.toml."""
    return json.dumps(value, ensure_ascii=False)


def _padded(words: str, width: int) -> str:
    """Words with blanks up to a width in columns, at least two."""
    return words + " " * max(2, width - columns(words))
