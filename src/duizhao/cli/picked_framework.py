"""The framework that a user picks: the key of a shipped one, or a YAML file of the user's own."""

from dataclasses import replace
from pathlib import Path

import click

from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.selection import WrongChoice, check_tune
from duizhao.core.frameworks.find import UnknownFramework, find
from duizhao.core.frameworks.mistakes import FrameworkMistake, Mistake
from duizhao.core.frameworks.model import Framework
from duizhao.core.frameworks.shipped_index import shipped_frameworks

_YAML = {".yaml", ".yml"}


def picked_framework(word: str) -> Framework:
    """The framework that a word names. Raises ClickException, in Chinese, when it names none."""
    if Path(word).suffix.lower() in _YAML:
        return framework_in(word)
    try:
        return find(word, shipped_frameworks())
    except UnknownFramework as unknown:
        hint = "要用自己写的框架，请写出以 .yaml 结尾的文件名。"
        raise click.ClickException(f"{unknown}{hint}") from unknown


def framework_in(file: str) -> Framework:
    """The framework in a YAML file. Raises ClickException with every mistake in the file."""
    from duizhao.core.frameworks.load import load  # noqa: PLC0415  the YAML library costs 50 ms

    try:
        framework = load(file, Path(file).read_bytes())
        _judge_tune(framework)
    except OSError as error:
        reason = "没有这个文件" if isinstance(error, FileNotFoundError) else "读不了这个文件"
        raise click.ClickException(f"{file}：{reason}，请检查文件名和权限。") from error
    except FrameworkMistake as mistake:
        count = len(mistake.mistakes)
        raise click.ClickException(f"{file} 里有 {count} 处要改：\n{mistake}") from mistake
    return framework


def _judge_tune(framework: Framework) -> None:
    """Raise FrameworkMistake where the framework tunes a rule or parameter that does not exist."""
    from duizhao.core.frameworks.schema import FRAMEWORK  # noqa: PLC0415  loads the YAML library

    mistakes = []
    example = FRAMEWORK["tune"].example
    for code, values in framework.tune.items():
        for path, tuned in (("", {}), *((f".{name}", {name: values[name]}) for name in values)):
            try:
                check_tune(replace(framework, tune={code: tuned}), all_rules())
            except WrongChoice as wrong:
                place = framework.places[f"tune.{code}{path}"]
                off = "要关掉这个检查项，写 enabled: false。" if path else ""
                mistakes.append(Mistake(place, f"{wrong}{off}", example))
                break
    if mistakes:
        raise FrameworkMistake(mistakes)
