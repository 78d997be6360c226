"""`duizhao explain`: the manual of one rule, or of one diagnosis of layouts, on the screen."""

import click

from duizhao.cli.settings.mistakes import WrongSetting
from duizhao.cli.wording import Command, nearest
from duizhao.core.checks.manual import manual_page
from duizhao.core.checks.registry import all_rules


@click.command(cls=Command)
@click.argument("word", metavar="代码")
def command(word: str) -> None:
    """讲清一个检查项：看什么，为什么，会提示和不提示什么，看不出什么。

    代码可以写 DZ601，也可以写它的短名 placeholder-left；版式的诊断写 BS101。
    """
    for line in _page_of(word).rstrip().split("\n"):
        heading = line.lstrip("#")
        click.echo(line if heading == line else click.style(heading.strip(), bold=True))


def _page_of(word: str) -> str:
    rules = all_rules()
    wanted = word.strip().lower()
    for rule in rules:
        if wanted in {rule.code.lower(), rule.name}:
            return manual_page(rule)
    from duizhao.core.relayout.manual import manual_page as page_of_diagnosis  # noqa: PLC0415  start-up time
    from duizhao.core.relayout.registry import all_diagnoses  # noqa: PLC0415

    for diagnosis in all_diagnoses():
        if wanted in {diagnosis.code.lower(), diagnosis.name}:
            return page_of_diagnosis(diagnosis)
    known = [
        *(spelling for rule in rules for spelling in (rule.code, rule.name)),
        *(spelling for one in all_diagnoses() for spelling in (one.code, one.name)),
    ]
    offer = nearest(word.strip(), known) or nearest(wanted.upper(), known)
    raise WrongSetting(f"没有“{word}”这个检查项。{offer}全部检查项见：duizhao rules")
