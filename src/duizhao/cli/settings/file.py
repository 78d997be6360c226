"""Finds and reads the configuration file of a text, keeping the line on which each key stands."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from duizhao.cli.settings.mistakes import WrongSetting

FILE = "duizhao.toml"
PROJECT_FILE = "pyproject.toml"
_TABLE = re.compile(r"^\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"^\s*([\w.\"'-]+)\s*=")
_PLACE = re.compile(r"at line (\d+), column (\d+)")
_CHINESE_MARKS = {"“": '"', "”": '"', "＝": "=", "，": ",", "［": "[", "］": "]", "‘": "'"}


@dataclass(frozen=True)
class ConfigFile:
    """What one configuration file says: its values by dotted key, and where each stands.

    `rules` are the parameters of single rules, by code or name.
    """

    path: Path
    values: Mapping[str, object]
    rules: Mapping[str, Mapping[str, object]]
    lines: Mapping[str, int]

    def place(self, key: str) -> str:
        """Where a key stands: file and line."""
        line = self.lines.get(key)
        return f"{self.path} 第 {line} 行" if line else str(self.path)


def find_file(start: Path) -> Path | None:
    """The nearest duizhao.toml upwards from a folder, else a pyproject.toml that has our table."""
    folders = (start, *start.parents)
    for folder in folders:
        if _is_file(path := folder / FILE):
            return path
    for folder in folders:
        path = folder / PROJECT_FILE
        if _is_file(path) and "[tool.duizhao" in path.read_text("utf-8", errors="replace"):
            return path
    return None


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113  Path.is_file fails where a folder is closed to us


@cache
def read_file(path: Path) -> ConfigFile:
    """A configuration file. Raises WrongSetting, which names file and line."""
    content = _content(path)
    try:
        tables: dict[str, Any] = tomllib.loads(content)
    except tomllib.TOMLDecodeError as wrong:
        raise WrongSetting(_not_toml(path, content, str(wrong))) from wrong
    prefix = ""
    if path.name == PROJECT_FILE:
        tables, prefix = tables.get("tool", {}).get("duizhao", {}), "tool.duizhao."
    lines = {key.removeprefix(prefix): line for key, line in _lines(content)}
    rules = tables.pop("rules", {})
    config = ConfigFile(path, dict(_flat(tables)), rules, lines)
    if not isinstance(rules, dict) or not all(isinstance(v, dict) for v in rules.values()):
        raise WrongSetting(
            f"{config.place('rules')}：检查项的参数写在以代码为名的表里，例如：\n\n"
            "[rules.DZ601]\nanonymised = true"
        )
    return config


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as wrong:
        raise WrongSetting(f"{path}：不是 UTF-8 编码，请用记事本另存为 UTF-8。") from wrong
    except FileNotFoundError as wrong:
        raise WrongSetting(f"{path}：没有这个文件，请检查 --config 后面的文件名。") from wrong
    except OSError as wrong:
        raise WrongSetting(f"{path}：打不开，请检查它是不是文件，有没有读取的权限。") from wrong


def _flat(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, object]]:
    """The values of nested tables by dotted key."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def _lines(content: str) -> Iterator[tuple[str, int]]:
    """The dotted keys and tables of a TOML text, each with its line, as far as a line shows them."""
    table = ""
    for number, line in enumerate(content.splitlines(), 1):
        if found := _TABLE.match(line):
            table = _bare(found.group(1)) + "."
            yield table[:-1], number
        elif found := _KEY.match(line):
            yield table + _bare(found.group(1)), number


def _bare(name: str) -> str:
    return re.sub(r"[\"'\s]", "", name)


def _not_toml(path: Path, content: str, reason: str) -> str:
    """What is wrong with a file that is no TOML, with the line and the usual slip."""
    place = _PLACE.search(reason)
    lines = content.splitlines()
    if not place or int(place.group(1)) > len(lines):
        return (
            f'{path}：写法不完整，可能缺了引号或括号。每行写成：名称 = 值，例如 fail_on = "must"。'
        )
    line = lines[int(place.group(1)) - 1]
    slips = [
        f"{wrong}（应当是 {right} ）" for wrong, right in _CHINESE_MARKS.items() if wrong in line
    ]
    hint = (
        f"这一行里有中文符号：{'、'.join(slips)}。"
        if slips
        else '每行写成：名称 = 值，文字要加英文引号，例如 fail_on = "must"。'
    )
    return f"{path} 第 {place.group(1)} 行第 {place.group(2)} 列看不懂。{hint}\n这一行现在是：{line.strip()}"
