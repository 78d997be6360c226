"""Turns settings into the plan by which the texts of a folder are checked."""

from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from duizhao.cli.office_files import office_of
from duizhao.cli.picked_framework import picked_framework
from duizhao.cli.settings.keys import Value
from duizhao.cli.settings.mistakes import WrongSetting
from duizhao.cli.settings.reading import limits_of
from duizhao.cli.settings.resolve import Settings, resolve
from duizhao.core.checks.examine import Terms
from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.selection import Choice, WrongChoice, check_tune, choose
from duizhao.core.frameworks.model import Framework
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.trail.ledger import LedgerItem
from duizhao.core.trail.model import Statement
from duizhao.runs.check import Plan
from duizhao.runs.others import Others

ANONYMISED = "anonymised"


@dataclass
class Plans:
    """The plans of a run: one for each set of settings that holds for some folder.

    `options` are those of the command line, `config` and `isolated` as in `resolve`.
    """

    options: dict[str, Value | None]
    config: Path | None = None
    isolated: bool = False
    last: Statement | None = None
    ledger: tuple[LedgerItem, ...] | None = None
    others: Others | None = None
    all: list[Plan] = field(default_factory=list)
    _numbers: dict[Path | None, int] = field(default_factory=dict)
    _folders: dict[Path, int] = field(default_factory=dict)

    def settings_for(self, folder: Path) -> Settings:
        """The settings that hold in a folder. Raises WrongSetting."""
        return resolve(folder, self.options, config=self.config, isolated=self.isolated)

    def number_for(self, folder: Path) -> int:
        """The number of the plan that holds in a folder. Raises WrongSetting."""
        if folder not in self._folders:
            settings = self.settings_for(folder)
            file = settings.file.path if settings.file else None
            if file not in self._numbers:
                plan = plan_of(settings, self.last)
                self.all.append(replace(plan, ledger=self.ledger, others=self.others))
                self._numbers[file] = len(self.all) - 1
            self._folders[folder] = self._numbers[file]
        return self._folders[folder]


def plan_of(settings: Settings, last: Statement | None = None) -> Plan:
    """The plan that settings ask for. Raises ClickException for what they name wrongly."""
    limits = limits_of(settings)
    framework = _framework(settings)
    terms = Terms(
        frameworks=shipped_frameworks(),
        framework=framework,
        choice=_choice(settings, framework),
        office=office_of(settings, limits),
    )
    return Plan(terms, limits, last)


def _framework(settings: Settings) -> Framework | None:
    word = settings.text("framework")
    if not word:
        return None
    folder = settings.settings["framework"].folder
    framework = picked_framework(str(folder / word) if word.endswith((".yaml", ".yml")) else word)
    try:
        check_tune(framework, all_rules())
    except WrongChoice as wrong:
        raise WrongSetting(str(wrong)) from wrong
    return framework


def _choice(settings: Settings, framework: Framework | None) -> Choice:
    rules = all_rules()
    frameworks = (*shipped_frameworks(), *((framework,) if framework else ()))
    entries = chain.from_iterable(one.entries for one in frameworks)
    params = {word: dict(values) for word, values in settings.rules.items()}
    if settings.flag(ANONYMISED):
        for rule in rules:
            if ANONYMISED in rule.params:
                params.setdefault(rule.code, {}).setdefault(ANONYMISED, True)
    try:
        return choose(
            rules,
            entries,
            select=settings.words("select"),
            ignore=settings.words("ignore"),
            params=params,
        )
    except WrongChoice as wrong:
        raise WrongSetting(f"{_blamed(settings, str(wrong))}{wrong}") from wrong


def _blamed(settings: Settings, message: str) -> str:
    """Where the wrong code or parameter was written."""
    for name in ("select", "ignore"):
        if any(f"“{word}”" in message for word in settings.words(name)):
            return f"{settings.origin(name)}："
    for word, values in settings.rules.items():
        if word in message and settings.file:
            key = next((k for k in values if f"“{k}”" in message or f" {k} " in message), "")
            return f"{settings.file.place(f'rules.{word}.{key}'.rstrip('.'))}："
    return ""
