"""Decides the value of every setting: option before environment before file before default."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from duizhao.cli.settings.file import ConfigFile, find_file, read_file
from duizhao.cli.settings.keys import KEYS, RULES_TABLE, Key, Value
from duizhao.cli.settings.mistakes import WrongSetting
from duizhao.cli.settings.values import from_words, typed
from duizhao.cli.wording import nearest

DEFAULT = "默认"


@dataclass(frozen=True, slots=True)
class Setting:
    """The value of one key, where it came from, and the folder that a path in it starts from."""

    key: Key
    value: Value
    origin: str
    folder: Path


@dataclass(frozen=True)
class Settings:
    """All settings that hold for the texts of one folder.

    `rules` are the parameters of single rules; `file` is the configuration file, None without one.
    """

    settings: Mapping[str, Setting]
    rules: Mapping[str, Mapping[str, object]]
    file: ConfigFile | None

    def text(self, name: str) -> str:
        """The value of a key that holds text."""
        return str(self.settings[name].value)

    def flag(self, name: str) -> bool:
        """The value of a key that is on or off."""
        return bool(self.settings[name].value)

    def count(self, name: str) -> int:
        """The value of a key that holds a whole number."""
        value = self.settings[name].value
        return value if isinstance(value, int) else 0

    def words(self, name: str) -> tuple[str, ...]:
        """The value of a key that holds words."""
        value = self.settings[name].value
        return value if isinstance(value, tuple) else ()

    def path(self, name: str) -> Path | None:
        """The file or folder that a key names; None when it names none."""
        setting = self.settings[name]
        return setting.folder / str(setting.value) if setting.value else None

    def origin(self, name: str) -> str:
        """Where the value of a key came from."""
        return self.settings[name].origin


def resolve(
    folder: Path,
    options: Mapping[str, Value | None],
    *,
    config: Path | None = None,
    isolated: bool = False,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """The settings for texts in a folder.

    `options` are those of the command line, None where not given. `config` names the file
    instead of the nearest one; `isolated` reads none. Raises WrongSetting.
    """
    path = None if isolated else config or find_file(folder.resolve())
    file = read_file(path) if path else None
    settings = {key.name: Setting(key, key.default, DEFAULT, Path()) for key in KEYS.values()}
    settings |= {found.key.name: found for found in _from_file(file)}
    settings |= {found.key.name: found for found in _from_environment(environment or os.environ)}
    settings |= {
        name: Setting(KEYS[name], value, f"选项 {_option(name)}", Path())
        for name, value in options.items()
        if value is not None
    }
    return Settings(settings, file.rules if file else {}, file)


def _option(name: str) -> str:
    return "--" + name.rpartition(".")[2].replace("_", "-")


def _from_file(file: ConfigFile | None) -> Iterable[Setting]:
    if file is None:
        return
    for name, given in file.values.items():
        if name not in KEYS:
            raise WrongSetting(_unknown(name, file))
        place = file.place(name)
        yield Setting(KEYS[name], typed(KEYS[name], given, place), place, file.path.parent)


def _from_environment(environment: Mapping[str, str]) -> Iterable[Setting]:
    for key in KEYS.values():
        if (given := environment.get(key.variable)) is not None:
            where = f"环境变量 {key.variable}"
            yield Setting(key, from_words(key, given, where), where, Path())


def _unknown(name: str, file: ConfigFile) -> str:
    bare = name.rpartition(".")[2]
    offer = nearest(name, KEYS) or next(
        (f"您是不是要写“{key}”？" for key in KEYS if key.rpartition(".")[2] == bare), ""
    )
    known = "、".join(key for key in KEYS if "." not in key)
    return (
        f"{file.place(name)}：没有“{name}”这个设置。{offer}"
        f"可以写的有：{known}，以及 [office]、[limits]、[{RULES_TABLE}.代码] 三类表。"
    )
