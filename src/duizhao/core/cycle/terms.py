"""The last days that a meeting's parameters set: counted from the sitting, or from what made it necessary."""

from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.parameters import Parameters
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.workdays import COUNTING_LABELS, LastDay, Workdays


@dataclass(frozen=True, slots=True)
class Term:
    """A last day: of what, until when, how it was counted, for which stage of the plan (None: for none)."""

    label: str
    last: LastDay
    counted: str
    stage: Stage | None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How a meeting counts its days: by its parameters, over the workdays that its unit knows."""

    parameters: Parameters
    workdays: Workdays

    def after(self, start: date, days: int) -> LastDay:
        """The day so many days after another; before it where `days` is negative."""
        return self.workdays.last_day(start, days, self.parameters.counting)


def terms_from_sitting(sitting: date, by: Reckoning) -> tuple[Term, ...]:
    """The last days before and after a sitting."""
    given = by.parameters
    days = (
        ("时间、主题和方案报上级", -given.notice_to_superior, Stage.PLAN),
        ("通知参加会议的人", -given.notice_to_members, None),
        ("对照检查材料送上级审阅", -given.texts_to_superior, Stage.STATEMENTS),
        ("报告和会议记录报上级", given.report_after, Stage.REPORT),
    )
    return tuple(
        Term(label, by.after(sitting, each), _counted(each, "会后", by), stage)
        for label, each, stage in days
    )


def term_of_special(happened: date, by: Reckoning) -> Term | None:
    """The last day for a special meeting after what made it necessary; None where no days are set."""
    days = by.parameters.special_within
    if days is None:
        return None
    last = by.after(happened, days)
    return Term("召开专题民主生活会", last, _counted(days, "事后", by), Stage.SITTING)


def _counted(days: int, after: str, by: Reckoning) -> str:
    side = "会前" if days < 0 else after
    return f"{side} {abs(days)} 个{COUNTING_LABELS[by.parameters.counting]}"
