"""Turns what stands in a file or an environment variable into the type a key wants."""

from duizhao.cli.settings.keys import Key, Value
from duizhao.cli.settings.mistakes import WrongSetting
from duizhao.cli.wording import nearest

_YES = {"1", "true", "yes", "on", "是"}
_NO = {"0", "false", "no", "off", "否", ""}


def typed(key: Key, given: object, where: str) -> Value:
    """A value out of a configuration file. Raises WrongSetting, beginning with `where`."""
    match key.default, given:
        case bool(), bool():
            return given
        case str(), str():
            return _among_choices(key, given, where)
        case tuple(), list() if all(isinstance(word, str) for word in given):
            return tuple(given)
        case tuple(), str():
            return _words(given)
        case int(), int() if not isinstance(key.default, bool) and not isinstance(given, bool):
            return _not_negative(key, given, where)
    raise WrongSetting(f"{where}：{key.name} 应当是{_wanted(key)}，现在是 {_written(given)}。")


def from_words(key: Key, given: str, where: str) -> Value:
    """A value out of an environment variable, where all is text. Raises WrongSetting."""
    if isinstance(key.default, bool):
        if (word := given.strip().lower()) in _YES | _NO:
            return word in _YES
        raise WrongSetting(f"{where}：{key.name} 应当是 1 或 0，现在是“{given}”。")
    if isinstance(key.default, int) and given.strip().isdecimal():
        return int(given)
    return typed(key, given, where)


def _among_choices(key: Key, given: str, where: str) -> str:
    if key.choices and given not in key.choices:
        raise WrongSetting(
            f"{where}：{key.name} 没有“{given}”这个值。{nearest(given, key.choices)}"
            f"可选：{'、'.join(key.choices)}。"
        )
    return given


def _not_negative(key: Key, given: int, where: str) -> int:
    if given < 0:
        raise WrongSetting(f"{where}：{key.name} 不能小于 0，现在是 {given}。")
    return given


def _words(given: str) -> tuple[str, ...]:
    return tuple(word for word in given.replace("，", ",").replace(" ", ",").split(",") if word)


def _wanted(key: Key) -> str:
    match key.default:
        case bool():
            return " true 或 false"
        case int():
            return f"整数，例如 {key.name.rpartition('.')[2]} = {key.default}"
        case tuple():
            return '一组词，例如 ["DZ1", "DZ601"]'
        case _:
            return f'引号里的文字，例如 {key.name.rpartition(".")[2]} = "…"'


def _written(given: object) -> str:
    return str(given).lower() if isinstance(given, bool) else repr(given).replace("'", '"')
