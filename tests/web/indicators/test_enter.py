"""An entry is one tap; it is kept once, withdrawn or replaced and never changed, by whom the table of rights says."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from databases import on_both
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.indicators.kinds import IndicatorKind
from duizhao.web.audit.models import Entry as AuditEntry
from duizhao.web.indicators.models import Entry, Indicator
from duizhao.web.indicators.services import entries as services
from duizhao.web.indicators.services.entries import EntryWords
from duizhao.web.units.models import Department, Person
from make import TODAY, actor_for, make_entry, make_indicator

pytestmark = on_both

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
Browser = Callable[[Person | None], Client]


@pytest.fixture
def research(cast: Cast) -> Indicator:
    for name in ("办公室", "河湖管理科", "人事科"):
        Department.objects.create(unit=cast.unit, name=name)
    return make_indicator(cast.unit, responsible=[cast.cadre])


def enter(indicator: Indicator, by: Person, **rest: object) -> Entry:
    words = EntryWords(**{"on": TODAY, **rest})  # type: ignore[arg-type]
    return services.enter(indicator, words, by=actor_for(by), at=NOW, today=TODAY)


@pytest.mark.usefixtures("the_day")
def test_a_tap_of_the_responsible_person_makes_an_entry_dated_today(
    cast: Cast, research: Indicator, browser_of: Browser
) -> None:
    office = research.covered.get(label="办公室")
    sent = {"key": str(uuid4()), "covered": office.pk}
    browser = browser_of(cast.cadre)
    answer = browser.post(reverse("indicators:tap", args=[research.pk]), sent)
    assert (answer.status_code, answer.headers["Location"]) == (
        302, f"/indicators/{research.pk}/#taps",
    )  # fmt: skip
    entry = Entry.objects.get()
    assert (entry.on, entry.covered, entry.by) == (TODAY, office, cast.cadre)
    assert [one.event for one in AuditEntry.objects.all()] == ["indicator:entered"]

    browser.post(reverse("indicators:tap", args=[research.pk]), sent)
    assert Entry.objects.count() == 1
    page = browser.get(research.get_absolute_url()).content.decode()
    assert "今天已记" in page
    assert page.index("今天去了办公室") < page.index("今天已记") < page.index("今天去了河湖管理科")


@pytest.mark.usefixtures("the_day")
def test_htmx_gets_the_part_that_changed(
    cast: Cast, research: Indicator, browser_of: Browser
) -> None:
    address = reverse("indicators:tap", args=[research.pk])
    sent = {"key": str(uuid4()), "covered": research.covered.get(label="人事科").pk}
    answer = browser_of(cast.secretary).post(address, sent, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    part = answer.content.decode()
    assert part.lstrip().startswith('<div id="indicator">')
    assert "今天已记" in part


def test_who_only_reads_makes_no_entry(
    cast: Cast, research: Indicator, browser_of: Browser
) -> None:
    for person in (cast.leader, cast.member, cast.supervisor):
        with pytest.raises(Forbidden):
            enter(research, person)
        page = browser_of(person).get(research.get_absolute_url()).content.decode()
        assert "今天去了" not in page
    assert not Entry.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("on", "reason"),
    [(date(2026, 1, 13), "日期还没有到"), (date(2025, 12, 31), "不在这个指标的起止日期")],
)
def test_a_date_outside_is_refused(cast: Cast, research: Indicator, on: date, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        enter(research, cast.secretary, on=on)
    assert not Entry.objects.exists()


def test_one_of_another_set_is_refused(cast: Cast, research: Indicator) -> None:
    other = make_indicator(cast.unit, labels=["别的科"], coverage="typed")
    with pytest.raises(Refused, match="不在覆盖范围里"):
        enter(research, cast.secretary, covered=other.covered.get())


def test_a_retired_indicator_takes_no_entry(cast: Cast, research: Indicator) -> None:
    Indicator.objects.update(retired_on=TODAY, retired_reason="并入年度计划")
    with pytest.raises(Refused, match="已经停用"):
        enter(research, cast.secretary)


def test_a_withdrawn_entry_stays_with_its_reason_and_counts_no_more(
    cast: Cast, research: Indicator, browser_of: Browser
) -> None:
    entry = enter(research, cast.secretary, note="去河道看采砂")
    services.withdraw(entry, "点错了", by=actor_for(cast.cadre), at=NOW)
    entry.refresh_from_db()
    assert (entry.withdrawn_by, entry.withdrawn_reason) == (cast.cadre, "点错了")
    with pytest.raises(Stale):
        services.withdraw(entry, "再撤一次", by=actor_for(cast.cadre), at=NOW)
    page = browser_of(cast.leader).get(research.get_absolute_url()).content.decode()
    assert "撤回和更正过的（1）" in page
    assert "已完成 0" in page


def test_a_withdrawal_needs_a_reason(cast: Cast, research: Indicator, browser_of: Browser) -> None:
    entry = make_entry(research)
    with pytest.raises(Refused, match="为什么撤回"):
        services.withdraw(entry, " ", by=actor_for(cast.secretary), at=NOW)
    address = reverse("indicators:withdraw-entry", args=[entry.pk])
    answer = browser_of(cast.secretary).post(address, {"reason": ""})
    assert answer.status_code == 422
    entry.refresh_from_db()
    assert entry.withdrawn_at is None


def test_a_correction_is_a_new_entry_in_the_place_of_the_old(
    cast: Cast, research: Indicator
) -> None:
    entry = enter(research, cast.secretary)
    words = EntryWords(on=date(2026, 1, 9), note="听窗口意见", evidence="调研记录第3号")
    by = actor_for(cast.secretary)
    made = services.correct(entry, words, "补日期", by=by, at=NOW, today=TODAY)
    entry.refresh_from_db()
    assert (entry.on, entry.note, entry.withdrawn_reason) == (TODAY, "", "补日期")
    assert (made.on, made.evidence, made.replaces) == (date(2026, 1, 9), "调研记录第3号", entry)
    events = [one.event for one in AuditEntry.objects.order_by("pk")]
    assert events == ["indicator:entered", "indicator:entry_corrected"]


def test_a_correction_without_a_change_or_to_a_bad_date_leaves_the_entry(
    cast: Cast, research: Indicator
) -> None:
    entry = enter(research, cast.secretary)
    by = actor_for(cast.secretary)
    for words in (EntryWords(on=TODAY), EntryWords(on=date(2027, 3, 1))):
        with pytest.raises(Refused):
            services.correct(entry, words, "", by=by, at=NOW, today=TODAY)
        entry.refresh_from_db()
        assert entry.withdrawn_at is None
    assert Entry.objects.count() == 1


@pytest.mark.usefixtures("the_day")
def test_a_decision_is_held_against_the_list(cast: Cast, browser_of: Browser) -> None:
    indicator = make_indicator(cast.unit, IndicatorKind.DECISION)
    browser = browser_of(cast.secretary)
    address = reverse("indicators:add-entry", args=[indicator.pk])
    sent = {
        "key": str(uuid4()), "on": "2026-01-08", "matter": "personnel", "note": "科级干部任免",
        "material_days": "1", "entitled": "7", "present": "4", "kept": ["consulted", "minuted"],
    }  # fmt: skip
    wrong = browser.post(address, {**sent, "present": "9"})
    assert wrong.status_code == 422
    assert "到会的不会比应到的多" in wrong.content.decode()
    assert not Entry.objects.exists()
    assert browser.post(address, sent).status_code == 302
    page = browser.get(indicator.get_absolute_url()).content.decode()
    for said in ("主要负责人最后表态", "要求至少 3 天", "要求至少 5 人", "1 件有缺项", "条款待核"):
        assert said in page


@pytest.mark.usefixtures("the_day")
def test_days_between_the_decision_and_the_first_act_are_counted(
    cast: Cast, browser_of: Browser
) -> None:
    indicator = make_indicator(cast.unit, IndicatorKind.RESPONSE_LAG, target=5, counting="working")
    browser = browser_of(cast.secretary)
    address = reverse("indicators:add-entry", args=[indicator.pk])
    sent = {"key": str(uuid4()), "since": "2026-01-09", "on": "2026-01-05", "note": "传达部署"}
    turned = browser.post(address, sent)
    assert "不晚于本单位第一次行动的日期" in turned.content.decode()
    browser.post(address, {**sent, "since": "2026-01-05", "on": "2026-01-09"})
    page = browser.get(indicator.get_absolute_url()).content.decode()
    assert "记了 1 次，都不超过 5 个工作日；中间的一次 4 个工作日" in page


@pytest.mark.usefixtures("the_day")
def test_a_regulation_counts_once_it_is_issued_and_once_only(cast: Cast) -> None:
    from_list = make_indicator(
        cast.unit, IndicatorKind.REGULATION, target=2, labels=["议事规则", "调研办法"]
    )
    rules, _ = from_list.covered.all()
    for step in ("drafted", "issued", "revised"):
        enter(from_list, cast.secretary, covered=rules, step=step)
    with pytest.raises(Refused, match="起草、印发还是修订"):
        enter(from_list, cast.secretary, covered=rules)
    assert from_list.entries.count() == 3
