"""`duizhao rules`: the list of all rules, for people and for programs."""

import json

import click

from duizhao.cli.wording import Choice, Command
from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.rule import LEVEL_LABELS, Rule


@click.command(cls=Command)
@click.option(
    "--format", "form", type=Choice(["text", "json"]), default="text", help="text 或 json。"
)
def command(form: str) -> None:
    """列出全部检查项：代码、程度、指出什么。一项的详细说明用 duizhao explain 代码 查看。"""
    rules = all_rules()
    if form == "json":
        click.echo(json.dumps([_described(rule) for rule in rules], ensure_ascii=False, indent=2))
        return
    for rule in rules:
        click.echo(f"{rule.code}  {LEVEL_LABELS[rule.level]}  {rule.title}")
    click.echo(f"\n共 {len(rules)} 项。", err=True)


def _described(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "level": rule.level.value,
        "kinds": sorted(kind.value for kind in rule.kinds),
        "basis": str(rule.basis),
        "verified": rule.basis.verified,
        "since": rule.since,
        "params": dict(rule.params),
    }
