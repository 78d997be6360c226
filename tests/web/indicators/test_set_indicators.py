"""Indicators are set, changed, retired, copied, and taken from measures that promise something countable."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from branches import make_branch
from cast import Cast
from databases import on_both
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.indicators.kinds import CountUnit, CoverageSource, IndicatorKind
from duizhao.core.indicators.periods import Period
from duizhao.web.audit.models import Entry as AuditEntry
from duizhao.web.indicators.models import Indicator
from duizhao.web.indicators.services import indicators as services
from duizhao.web.indicators.services.indicators import IndicatorWords
from duizhao.web.trail.models import Measure
from duizhao.web.units.models import Department, Person
from make import (
    TODAY,
    actor_for,
    make_entry,
    make_indicator,
    make_list,
    make_meeting,
    make_problem,
)
from reminded import Committed, told

pytestmark = on_both

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
Browser = Callable[[Person | None], Client]


def words(**rest: object) -> IndicatorWords:
    fields = {
        "kind": IndicatorKind.RESEARCH, "title": "到部门调研", "target": 2,
        "count_unit": CountUnit.TIMES, "period": Period.QUARTER, "first_day": date(2026, 1, 1),
        "last_day": date(2026, 12, 31), **rest,
    }  # fmt: skip
    return IndicatorWords(**fields)  # type: ignore[arg-type]


def test_a_new_indicator_draws_its_set_and_tells_who_sees_to_it(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    Department.objects.create(unit=cast.unit, name="河湖管理科")
    with django_capture_on_commit_callbacks(execute=True):
        made = services.add_indicator(
            cast.unit,
            words(coverage=CoverageSource.DEPARTMENTS, responsible=(cast.cadre,)),
            by=actor_for(cast.secretary),
            at=NOW,
        )
    assert [one.label for one in made.covered.all()] == ["河湖管理科"]
    assert told(cast.cadre) == ["indicator:assigned"]
    assert [one.event for one in AuditEntry.objects.all()] == ["indicator:added"]


def test_who_may_set_an_indicator(cast: Cast) -> None:
    for person in (cast.leader, cast.cadre, cast.supervisor):
        with pytest.raises(Forbidden):
            services.add_indicator(cast.unit, words(), by=actor_for(person), at=NOW)
    own = words(person=cast.member)
    assert services.add_indicator(cast.unit, own, by=actor_for(cast.member), at=NOW)
    with pytest.raises(Forbidden):
        services.add_indicator(cast.unit, own, by=actor_for(cast.leader), at=NOW)


def test_everything_that_is_wrong_is_said_at_once(cast: Cast) -> None:
    bad = words(rhythm=Period.YEAR, last_day=date(2025, 1, 1), coverage=CoverageSource.TYPED)
    with pytest.raises(Refused) as refused:
        services.add_indicator(cast.unit, bad, by=actor_for(cast.secretary), at=NOW)
    assert len(refused.value.reasons) == 3
    assert not Indicator.objects.exists()


def test_a_tap_in_between_is_no_reason_to_refuse_a_change_but_a_change_is(cast: Cast) -> None:
    indicator = make_indicator(cast.unit)
    seen, by = indicator.edition, actor_for(cast.secretary)
    make_entry(indicator)
    services.change_indicator(indicator, words(target=3), edition=seen, by=by, at=NOW)
    with pytest.raises(Stale):
        services.change_indicator(indicator, words(target=4), edition=seen, by=by, at=NOW)
    indicator.refresh_from_db()
    assert indicator.target == 3


def test_a_change_that_would_lose_entries_is_refused(cast: Cast) -> None:
    indicator, by = make_indicator(cast.unit), actor_for(cast.secretary)
    make_entry(indicator)
    with pytest.raises(Refused, match="不能改类型"):
        services.change_indicator(indicator, words(kind=IndicatorKind.OTHER), by=by, at=NOW)
    with pytest.raises(Refused, match="1 条登记的日期会落在"):
        services.change_indicator(indicator, words(first_day=date(2026, 1, 10)), by=by, at=NOW)


def test_who_leaves_the_set_keeps_his_entries(cast: Cast) -> None:
    indicator, by = make_indicator(cast.unit, labels=["甲科", "乙科"], coverage="typed"), actor_for(cast.secretary)  # fmt: skip
    make_entry(indicator, indicator.covered.get(label="甲科"))
    typed = words(coverage=CoverageSource.TYPED, typed=("乙科", "丙科"))
    services.change_indicator(indicator, typed, by=by, at=NOW)
    rows = {one.label: one.dropped for one in indicator.covered.all()}
    assert rows == {"甲科": True, "乙科": False, "丙科": False}
    assert indicator.entries.get().covered is not None


def test_retiring_needs_a_reason_and_keeps_the_entries(cast: Cast) -> None:
    indicator, by = make_indicator(cast.unit), actor_for(cast.secretary)
    make_entry(indicator)
    with pytest.raises(Refused):
        services.retire_indicator(indicator, " ", by=by, at=NOW, today=TODAY)
    services.retire_indicator(indicator, "并入年度计划", by=by, at=NOW, today=TODAY)
    assert indicator.entries.count() == 1
    with pytest.raises(Refused, match="已经停用"):
        services.retire_indicator(indicator, "再停一次", by=by, at=NOW, today=TODAY)


def test_a_copy_goes_on_for_a_year_without_entries_and_is_made_once(cast: Cast) -> None:
    earlier = make_indicator(
        cast.unit, responsible=[cast.cadre, cast.bystander], first_day=date(2025, 1, 1),
        last_day=date(2025, 12, 31), labels=["议事规则"], coverage="typed",
    )  # fmt: skip
    make_entry(earlier, on=date(2025, 6, 1))
    Person.objects.filter(pk=cast.bystander.pk).update(left=date(2025, 12, 1))
    by = actor_for(cast.secretary)
    (copy,) = services.copy_indicators(cast.unit, [earlier], by=by, at=NOW, today=TODAY)
    assert (copy.first_day, copy.last_day) == (date(2026, 1, 1), date(2026, 12, 31))
    assert not copy.entries.exists()
    assert [one.label for one in copy.covered.all()] == ["议事规则"]
    assert list(copy.responsible.all()) == [cast.cadre]
    with pytest.raises(Refused, match="照搬过了"):
        services.copy_indicators(cast.unit, [earlier], by=by, at=NOW, today=TODAY)


@pytest.mark.usefixtures("the_day")
def test_the_form_keeps_what_was_typed_and_says_what_is_wrong(
    cast: Cast, browser_of: Browser
) -> None:
    address = reverse("indicators:add", args=[cast.unit.pk, "research"])
    sent = {
        "title": "到部门调研", "target": "8", "count_unit": "times", "period": "year",
        "rhythm": "quarter", "first_day": "2026-03-01", "last_day": "2026-02-01",
        "coverage": "typed", "typed": "", "soon": "15", "grace": "5", "person": "team",
    }  # fmt: skip
    answer = browser_of(cast.secretary).post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "结束日期早于开始日期" in page
    assert "一行写一个" in page
    assert "到部门调研" in page
    assert not Indicator.objects.exists()


def test_the_figures_of_the_list_for_decisions_are_set_in_the_form(
    cast: Cast, browser_of: Browser
) -> None:
    address = reverse("indicators:add", args=[cast.unit.pk, "decision"])
    sent = {
        "title": "“三重一大”事项", "first_day": "2026-01-01", "last_day": "2026-12-31",
        "person": "team", "material_days": "5", "quorum": "很多", "quorum_personnel": "",
    }  # fmt: skip
    browser = browser_of(cast.secretary)
    wrong = browser.post(address, sent)
    assert "写成 2/3 或者 90% 这样" in wrong.content.decode()
    assert browser.post(address, {**sent, "quorum": "2/3"}).status_code == 302
    assert Indicator.objects.get().parameters == {"material_days": 5, "quorum": "2/3"}


@pytest.fixture
def promised(cast: Cast) -> Measure:
    meeting = make_meeting(cast.unit)
    problem = make_problem(make_list(meeting), "调查研究不够深入")
    soft = "进一步改进作风。"
    Measure.objects.create(problem=problem, words=soft)
    return Measure.objects.create(
        problem=problem, words=f"{soft}每季度到基层调研不少于2次。", owner=cast.member
    )


@pytest.mark.usefixtures("the_day")
def test_a_countable_promise_is_offered_and_only_what_is_ticked_is_made(
    cast: Cast, promised: Measure, browser_of: Browser
) -> None:
    browser = browser_of(cast.secretary)
    address = reverse("indicators:propose", args=[promised.problem.list.meeting_id])
    page = browser.get(address).content.decode()
    assert "<mark>不少于2次</mark>" in page
    assert not Indicator.objects.exists()
    assert browser.post(address, {}).status_code == 422
    key = f"{promised.pk}-0"
    sent = {
        f"{key}-take": "on", f"{key}-kind": "research", f"{key}-title": "到基层调研",
        f"{key}-target": "2", f"{key}-count_unit": "times", f"{key}-period": "quarter",
        f"{key}-first_day": "2026-01-12", f"{key}-last_day": "2026-12-31",
    }  # fmt: skip
    assert browser.post(address, sent).status_code == 302
    made = Indicator.objects.get()
    assert (made.measure, made.promise) == (promised, "每季度到基层调研不少于2次。")
    assert list(made.responsible.all()) == [cast.member]
    assert "已经立了的" in browser.get(address).content.decode()
    assert browser.post(address, sent).status_code == 422
    assert Indicator.objects.count() == 1


def test_a_member_is_offered_his_own_promises_alone(
    cast: Cast, promised: Measure, browser_of: Browser
) -> None:
    meeting = promised.problem.list.meeting
    own = make_problem(make_list(meeting, cast.member))
    Measure.objects.create(problem=own, words="每月到窗口坐班1次。")
    address = reverse("indicators:propose", args=[meeting.pk])
    page = browser_of(cast.member).get(address).content.decode()
    assert "坐班" in page
    assert "到基层调研" not in page
    assert "坐班" not in browser_of(cast.secretary).get(address).content.decode()


def test_a_promise_that_is_dropped_leaves_its_words(cast: Cast, promised: Measure) -> None:
    indicator = make_indicator(cast.unit, measure=promised, promise="每季度调研不少于2次。")
    promised.delete()
    indicator.refresh_from_db()
    assert (indicator.measure, indicator.promise) == (None, "每季度调研不少于2次。")


def test_a_branch_draws_its_sets_from_its_own_people(cast: Cast, browser_of: Browser) -> None:
    branch = make_branch(cast)
    for coverage, expected in (
        (CoverageSource.TEAM, branch.party),
        (CoverageSource.PEOPLE, [*branch.party, branch.outside]),
    ):
        made = services.add_indicator(
            branch.unit,
            words(coverage=coverage, responsible=(branch.committee,)),
            by=actor_for(branch.recorder),
            at=NOW,
        )
        assert [one.label for one in made.covered.all()] == [one.name for one in expected]
    add = reverse("indicators:add", args=[branch.unit.pk, IndicatorKind.RESEARCH.value])
    page = browser_of(branch.recorder).get(add).content.decode()
    assert "薛峰" in page
    assert cast.member.name not in page
