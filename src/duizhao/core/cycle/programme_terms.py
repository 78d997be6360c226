"""The terms of a rectification programme: their figures, what each rests on, and the days they end on."""

import calendar
from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.basis import Basis
from duizhao.core.cycle.parameter import Group, Parameter, Shape
from duizhao.core.cycle.workdays import COUNTING_LABELS, Counting, LastDay, Workdays

_RULES = Basis("《中国共产党巡视工作条例》（2024年修订）")
_HABIT = Basis()
_MONTHS = 12


def _figure(key: str, label: str, help: str, *, unit: str, default: int, most: int) -> Parameter:  # noqa: A002  as the field is called
    return Parameter(
        key=key, label=label, group=Group.RECTIFICATION, shape=Shape.WHOLE, unit=unit,
        default=default, least=1, most=most, help=help,
        basis=_HABIT if key in {"report_days", "publish_days"} else _RULES,
    )  # fmt: skip


PROGRAMME_PARAMETERS = (
    Parameter(
        key="counting", label="天数怎么数", group=Group.RECTIFICATION, shape=Shape.CHOICE,
        default=Counting.CALENDAR.value, choices={k.value: v for k, v in COUNTING_LABELS.items()},
        basis=_HABIT, help="当天不算，从第二天数起。",
    ),
    _figure(
        "plan_days", "收到反馈后多少天内定好整改方案",
        "见过一轮巡察要求反馈后一个月内；以反馈文件写的为准。", unit="天", default=30, most=180,
    ),
    _figure(
        "months", "集中整改期几个月",
        "从收到反馈的那天算起。见过的有 3 个月、6 个月；以反馈文件写的为准。",
        unit="个月", default=6, most=24,
    ),
    _figure(
        "report_days", "集中整改期满后多少天内报进展情况",
        "2015 年的条例文本写的是反馈后两个月内报；修订以后的期限没有核到，以反馈文件写的为准。",
        unit="天", default=15, most=180,
    ),
    _figure(
        "publish_days", "报送进展情况后多少天内公开",
        "党内通报和向社会公开都算在内；没有报送以前，从该报的那天数起。期限没有核到，以反馈文件写的为准。",
        unit="天", default=30, most=180,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeTerms:
    """The figures of a programme."""

    counting: Counting
    plan_days: int
    months: int
    report_days: int
    publish_days: int = 30


@dataclass(frozen=True, slots=True)
class ProgrammeDays:
    """The last day of each step: the plan, the concentrated period, the progress report, making it public."""

    plan: LastDay
    concentrated: date
    report: LastDay
    publish: LastDay

    @property
    def unknown_years(self) -> tuple[int, ...]:
        """The years that were counted without data on their holidays."""
        return tuple(
            sorted(
                {*self.plan.unknown_years, *self.report.unknown_years, *self.publish.unknown_years}
            )
        )


def days_of(
    received: date, terms: ProgrammeTerms, workdays: Workdays, *, sent_on: date | None = None
) -> ProgrammeDays:
    """The last days of a programme whose feedback was received, and its report sent, on a day."""
    ends = months_after(received, terms.months)
    report = workdays.last_day(ends, terms.report_days, terms.counting)
    return ProgrammeDays(
        plan=workdays.last_day(received, terms.plan_days, terms.counting),
        concentrated=ends,
        report=report,
        publish=workdays.last_day(sent_on or report.day, terms.publish_days, terms.counting),
    )


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last one where it has no such day."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
