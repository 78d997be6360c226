"""Proposes the framework that a text should be held against, with the reason, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.core.frameworks.mentions import meetings_named, special_meetings_named
from duizhao.core.frameworks.model import Framework

_BRANCH = "branch_personal"
_SINGLE = str.maketrans("“”", "‘’")
_SILENT = "它没有列出核实过的方面，方面类检查不作提示。"


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read in a text: its kind (a value of trail.Kind), its meeting year, where it says so.

    `title` and `opening` are in plain form (core/zh/normal).
    """

    kind: str
    title: str
    opening: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A proposed framework, None when the text doesn't tell, with the reason in one sentence."""

    framework: Framework | None
    reason: str


def choose(facts: Facts, frameworks: Sequence[Framework]) -> Choice:
    """The framework for a text: by its year, else by the special meeting that its title names."""
    kind = _BRANCH if _is_branch_meeting(facts) else facts.kind
    fitting = [framework for framework in frameworks if kind in framework.kinds]
    if not fitting:
        return Choice(None, "这类材料没有对应的框架。")
    title = facts.title.replace("\n", "")
    special = [framework for framework in fitting if _named(framework, title)]
    of_year = [framework for framework in fitting if facts.year in framework.years]
    if _is_special_only(title, special):
        of_year = [framework for framework in of_year if framework in special]
    of_year_alone = [framework for framework in of_year if len(framework.years) == 1]
    if one := _only([fw for fw in of_year if fw in special] or of_year_alone or of_year):
        return chosen(one, f"年度判断为{facts.year}年，用{_quoted(one)}。")
    if one := _only(special):
        return chosen(one, f"标题写明是专题会议，用{_quoted(one)}。")
    if one := _only([fw for fw in fitting if not fw.years and not fw.titles]):
        return chosen(one, f"这类材料不分年度，用{_quoted(one)}。")
    if facts.year is None:
        return Choice(None, "不能确定年度，没有选用框架；可以用 --framework 指定。")
    return Choice(None, f"没有{facts.year}年度的框架；可以用 --framework 指定，或者自己写一个。")


def chosen(framework: Framework, reason: str) -> Choice:
    """A framework with the reason for it, and a word on the rules that it keeps silent."""
    silent = "" if framework.aspects_confirmed else _SILENT
    return Choice(framework, f"{reason}{silent}")


def _is_branch_meeting(facts: Facts) -> bool:
    """Whether a text, a branch committee's too, is for an 组织生活会 and not a 民主生活会."""
    said = facts.title + facts.opening
    return "组织生活会" in said and "民主生活会" not in said


def _is_special_only(title: str, special: Sequence[Framework]) -> bool:
    """Whether a title names a special meeting and not the year's own meeting beside it."""
    names = [name for framework in special for name in framework.titles]
    plainly = [m for m in meetings_named(title) if not any(name in m.words for name in names)]
    return bool(special) and not plainly


def _named(framework: Framework, title: str) -> bool:
    """Whether a title names the framework's special meeting."""
    names = dict.fromkeys(framework.titles, 0)
    return any(special_meetings_named(title, names))


def _quoted(framework: Framework) -> str:
    """A framework's name in quotation marks, those inside it made single."""
    return f"“{framework.name.translate(_SINGLE)}”"


def _only(frameworks: Sequence[Framework]) -> Framework | None:
    return frameworks[0] if len(frameworks) == 1 else None
