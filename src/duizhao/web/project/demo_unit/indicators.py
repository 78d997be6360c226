"""The indicators of the invented bureau since its last meeting: what was promised, and what was entered for it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.workdays import Counting
from duizhao.core.indicators.kinds import (
    KINDS,
    CoverageSource,
    IndicatorKind,
    RegulationStep,
)
from duizhao.core.indicators.periods import Period
from duizhao.web.indicators.models import Covered, Indicator
from duizhao.web.indicators.services.entries import EntryWords, correct, enter, withdraw
from duizhao.web.indicators.services.indicators import IndicatorWords, add_indicator
from duizhao.web.project.demo_unit.people import Bureau
from duizhao.web.units.models import Person

FIRST, LAST = date(2025, 2, 1), date(2026, 1, 31)
"""From the last meeting to this one."""
RESEARCH = (
    (2, 18, "规划计划科"), (2, 26, "河湖管理科"), (3, 12, "水资源科"), (4, 9, "农村水利科"),
    (4, 23, "河湖管理科"), (5, 15, "水旱灾害防御科"), (6, 11, "水旱灾害防御科"),
    (7, 3, "水旱灾害防御科"), (7, 24, "河湖管理科"), (8, 20, "建设管理科"), (9, 10, "农村水利科"),
    (10, 15, "规划计划科"), (11, 5, "水资源科"), (11, 26, "农村水利科"), (12, 10, "建设管理科"),
    (12, 24, "办公室"),
)  # fmt: skip
"""Month, day and department; nobody went to 人事科, and to two not for months."""
REGULATIONS = (
    ("党组工作规则", (3, 4), (4, 18), RegulationStep.REVISED),
    ("党组会议议事规则", (3, 4), (4, 18), RegulationStep.REVISED),
    ("重大事项请示报告办法", (3, 20), (5, 12), RegulationStep.ISSUED),
    ("调查研究实施办法", (4, 2), (5, 30), RegulationStep.ISSUED),
    ("河湖长制督办件办理规程", (4, 15), (6, 20), RegulationStep.ISSUED),
    ("取水许可窗口服务规范", (5, 6), (6, 27), RegulationStep.ISSUED),
    ("工程变更签证管理办法", (6, 3), (8, 15), RegulationStep.REVISED),
    ("防汛值班值守制度", (5, 20), (6, 10), RegulationStep.REVISED),
    ("项目资金拨付审核办法", (8, 11), (10, 17), RegulationStep.ISSUED),
    ("采砂举报核查反馈办法", (9, 9), None, None),
    ("干部谈心谈话制度", (10, 21), (12, 5), RegulationStep.ISSUED),
    ("政府采购内部控制办法", None, None, None),
)
LAGS = (
    ((3, 10), (3, 14), "市委河湖长制工作会议，召开党组会传达并分工"),
    ((5, 7), (5, 20), "省厅部署山洪灾害防御检查，印发检查方案"),
    ((8, 4), (9, 12), "市委要求规范工程变更签证，开始修订办法"),
    ((11, 3), (11, 12), "市纪委通报群众身边不正之风，部署自查"),
)
DECISIONS = (
    ((4, 18), "审议党组工作规则修订稿", "major", 4, 7, ("consulted", "each_spoke", "leader_last", "minuted")),
    ((6, 12), "灌区续建配套项目年度安排", "project", 5, 6, ("consulted", "each_spoke", "leader_last", "minuted")),
    ((9, 4), "科级干部任免建议", "personnel", 2, 5, ("consulted", "each_spoke", "minuted")),
    ((11, 20), "应急度汛资金使用", "money", 3, 6, ("consulted", "each_spoke", "leader_last", "minuted")),
)  # fmt: skip


@dataclass(frozen=True)
class _Making:
    """Who sets the indicators, and in which bureau."""

    bureau: Bureau
    office: Actor

    def add(self, words: IndicatorWords) -> Indicator:
        """An indicator, set on the first day."""
        return add_indicator(self.bureau.unit, words, by=self.office, at=_at(FIRST))

    def enter(self, indicator: Indicator, words: EntryWords) -> None:
        """An entry, made on its day by the office."""
        enter(indicator, words, by=self.office, at=_at(words.on), today=words.on)


def make_indicators(bureau: Bureau, *, office: Actor) -> None:
    """Eight indicators: one late, one with gaps, one whose talks are read from this year's."""
    making = _Making(bureau, office)
    leader, deputy, committee = bureau.team[0], bureau.team[1], bureau.team[6]
    _research(making, deputy)
    _regulations(making, bureau.team[4])
    making.add(
        replace(
            _begins(IndicatorKind.TALKS, "主要负责人同班子成员谈心谈话"),
            target=6,
            period=Period.WINDOW,
            person=leader,
            responsible=(leader,),
        )
    )
    _branches(making, committee)
    _party_days(making, committee)
    _lags(making, deputy)
    _decisions(making, bureau.secretary)
    lessons = making.add(
        replace(
            _begins(IndicatorKind.OTHER, "班子成员讲党课"),
            target=7,
            period=Period.WINDOW,
            rhythm=Period.HALF_YEAR,
            coverage=CoverageSource.TEAM,
            responsible=(committee,),
        )
    )
    days = (_day(3, 28), _day(6, 30), _day(7, 1), _day(9, 26), _day(10, 31), _day(11, 28))
    for on, one in zip(days, lessons.covered.all(), strict=False):
        making.enter(lessons, EntryWords(on=on, covered=one, note="在所在党支部讲"))


def _research(making: _Making, deputy: Person) -> None:
    indicator = making.add(
        replace(
            _begins(IndicatorKind.RESEARCH, "班子到部门和基层调研"),
            target=4,
            period=Period.QUARTER,
            rhythm=None,
            stale_after=120,
            soon=30,
            responsible=(deputy, making.bureau.secretary),
        )
    )
    by_name = _by_label(indicator)
    for month, on, name in RESEARCH:
        making.enter(indicator, EntryWords(on=_day(month, on), covered=by_name[name]))
    last = indicator.entries.filter(covered=by_name["办公室"]).get()
    words = EntryWords(
        on=last.on, covered=last.covered, note="看来文办理，听科室意见", evidence="调研记录第16号"
    )
    by, at = making.office, _at(_day(12, 25))
    correct(last, words, "补说明", by=by, at=at, today=_day(12, 25))
    wrong = EntryWords(on=_day(12, 24), covered=by_name["人事科"])
    entry = enter(indicator, wrong, by=by, at=at, today=_day(12, 25))
    withdraw(entry, "点错了", by=by, at=at)


def _regulations(making: _Making, responsible: Person) -> None:
    indicator = making.add(
        replace(
            _begins(IndicatorKind.REGULATION, "制定修订 12 项制度"),
            target=12,
            last_day=date(2025, 12, 31),
            typed=tuple(title for title, *_ in REGULATIONS),
            responsible=(responsible,),
        )
    )
    by_name = _by_label(indicator)
    for title, drafted, done, step in REGULATIONS:
        if drafted:
            drafting = RegulationStep.DRAFTED.value
            making.enter(
                indicator, EntryWords(on=_day(*drafted), covered=by_name[title], step=drafting)
            )
        if done and step:
            making.enter(
                indicator, EntryWords(on=_day(*done), covered=by_name[title], step=step.value)
            )


def _branches(making: _Making, responsible: Person) -> None:
    indicator = making.add(
        replace(_begins(IndicatorKind.BRANCH_CHECK, "检查党支部工作"), responsible=(responsible,))
    )
    days = ((3, 19), (5, 21), (6, 18), (9, 17), (10, 22), (12, 17))
    _round(making, indicator, [_day(*one) for one in days])


def _party_days(making: _Making, responsible: Person) -> None:
    indicator = making.add(
        replace(
            _begins(IndicatorKind.PARTY_DAY, "主题党日每月一次"),
            target=3,
            responsible=(responsible,),
        )
    )
    days = [_day(month, 5) for month in range(2, 13)]
    _round(making, indicator, [day for day in days for _ in range(3)])


def _lags(making: _Making, responsible: Person) -> None:
    indicator = making.add(
        replace(
            _begins(IndicatorKind.RESPONSE_LAG, "上级决定到第一次行动不超过 15 个工作日"),
            target=15,
            counting=Counting.WORKING,
            responsible=(responsible,),
        )
    )
    for since, on, note in LAGS:
        making.enter(indicator, EntryWords(on=_day(*on), since=_day(*since), note=note))


def _decisions(making: _Making, responsible: Person) -> None:
    indicator = making.add(
        replace(
            _begins(IndicatorKind.DECISION, "“三重一大”事项按程序决策"), responsible=(responsible,)
        )
    )
    for on, note, matter, ahead, present, kept in DECISIONS:
        answers = {
            "matter": matter, "material_days": ahead, "present": present, "entitled": 7,
            "kept": list(kept),
        }  # fmt: skip
        making.enter(indicator, EntryWords(on=_day(*on), note=note, answers=answers))


def _begins(kind: IndicatorKind, title: str) -> IndicatorWords:
    """An indicator as its kind begins."""
    begins = KINDS[kind]
    return IndicatorWords(
        kind=kind, title=title, target=begins.target, count_unit=begins.unit,
        period=begins.period, rhythm=begins.rhythm, first_day=FIRST, last_day=LAST,
        coverage=begins.coverage,
    )  # fmt: skip


def _round(making: _Making, indicator: Indicator, days: Iterable[date]) -> None:
    """One branch after the other."""
    branches = list(indicator.covered.all())
    for place, on in enumerate(days):
        making.enter(indicator, EntryWords(on=on, covered=branches[place % len(branches)]))


def _by_label(indicator: Indicator) -> dict[str, Covered]:
    return {one.label: one for one in indicator.covered.all()}


def _day(month: int, on: int) -> date:
    return date(2025, month, on)


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(16)))
