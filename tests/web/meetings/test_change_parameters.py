"""A notice's figures are set on a page, hold where they are used, and go back to their defaults."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.meeting_kinds import MeetingKind
from duizhao.core.cycle.parameters import values_of
from duizhao.web.audit.models import Entry
from duizhao.web.meetings import services
from duizhao.web.meetings.framework import framework_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Person
from make import actor_for, make_meeting, make_planned_meeting

Browser = Callable[[Person | None], Client]
NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)


def typed(meeting: Meeting, browser: Client, **changed: object) -> dict[str, object]:
    """What the page's form holds, with some of it changed."""
    form = browser.get(address(meeting)).context["form"]
    held = {name: value for name in form.fields if (value := form[name].value())}
    return {"revision": meeting.revision, **held, **changed}


def address(meeting: Meeting) -> str:
    return reverse("meetings:parameters", args=[meeting.pk])


def test_what_differs_is_kept_marked_and_leaves_one_entry(cast: Cast, browser_of: Browser) -> None:
    meeting, browser = make_planned_meeting(cast.unit), browser_of(cast.secretary)
    sent = typed(meeting, browser, quorum="90%", personal_most="3000", parts=["case"])
    assert browser.post(address(meeting), sent).status_code == 302
    meeting.refresh_from_db()
    assert meeting.parameters == {"quorum": "9/10", "personal_most": 3000, "parts": ["case"]}
    assert [entry.event for entry in Entry.objects.all()] == ["meeting:parameters_changed"]
    page = browser.get(address(meeting)).content.decode()
    assert page.count("已改</span>") == 3
    assert "照现在的比例至少到会 2 人" in page
    assert "（条款待核）" in page


def test_bad_values_stay_and_the_page_says_what_is_allowed(cast: Cast, browser_of: Browser) -> None:
    meeting, browser = make_planned_meeting(cast.unit), browser_of(cast.secretary)
    sent = typed(meeting, browser, report_after="两周", opinions_minimum="3", quorum="多数")
    answer = browser.post(address(meeting), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="两周"' in page
    assert "请填 1 到 60 之间的整数" in page
    assert "请填 5 到 400 之间的整数" in page
    assert "写成 2/3 或者 90% 这样" in page
    meeting.refresh_from_db()
    assert meeting.parameters == {}


def test_lengths_that_contradict_each_other_are_refused(cast: Cast, browser_of: Browser) -> None:
    meeting, browser = make_planned_meeting(cast.unit), browser_of(cast.secretary)
    sent = typed(meeting, browser, team_least="5000", team_most="4000")
    answer = browser.post(address(meeting), sent)
    assert answer.status_code == 422
    assert "班子材料最少 5000 字比最多 4000 字还多" in answer.content.decode()


@pytest.mark.parametrize(
    ("reset", "left"), [("quorum", {"report_after": 7}), ("report_after", {"quorum": "9/10"})]
)
def test_one_goes_back_to_its_default(
    cast: Cast, browser_of: Browser, reset: str, left: dict[str, object]
) -> None:
    kept = {"quorum": "9/10", "report_after": 7}
    meeting, browser = make_planned_meeting(cast.unit, parameters=kept), browser_of(cast.leader)
    browser.post(address(meeting), typed(meeting, browser, reset=reset))
    meeting.refresh_from_db()
    assert meeting.parameters == left


def test_all_go_back_to_their_defaults(cast: Cast, browser_of: Browser) -> None:
    kept = {"quorum": "9/10", "report_after": 7, "parts": ["case"], "counting": "working"}
    meeting, browser = make_planned_meeting(cast.unit, parameters=kept), browser_of(cast.leader)
    browser.post(address(meeting), typed(meeting, browser, reset="all"))
    meeting.refresh_from_db()
    assert meeting.parameters == {}


def test_the_slower_of_two_is_told_and_a_meeting_that_is_over_stays(cast: Cast) -> None:
    meeting, by = make_meeting(cast.unit), actor_for(cast.secretary)
    seen, values = meeting.revision, values_of({"report_after": 7}, MeetingKind.ANNUAL)
    services.change_parameters(meeting, values, by=by, at=NOW, revision=seen)
    with pytest.raises(Stale):
        services.change_parameters(
            meeting, values_of({}, MeetingKind.ANNUAL), by=by, at=NOW, revision=seen
        )
    over = make_meeting(cast.unit, 2024, state="closed")
    with pytest.raises(Refused, match="已办结"):
        services.change_parameters(over, values, by=by, at=NOW)
    with pytest.raises(Forbidden):
        services.change_parameters(meeting, values, by=actor_for(cast.member), at=NOW)
    meeting.refresh_from_db()
    over.refresh_from_db()
    assert (meeting.parameters, over.parameters) == ({"report_after": 7}, {})


def test_the_framework_of_the_meeting_has_its_lengths_and_parts(cast: Cast) -> None:
    meeting = make_meeting(cast.unit, parameters={"team_most": 5000, "parts": ["case"]})
    framework = framework_of(meeting)
    assert framework is not None
    assert framework.lengths["team"] == (None, 5000)
    assert "case" in {also.key for also in framework.also}


def test_the_page_of_the_meeting_counts_the_terms_and_says_which_the_plan_misses(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_planned_meeting(cast.unit, parameters={"counting": "working"})
    meeting.stages.filter(stage="sitting").update(due=date(2026, 3, 2))
    meeting.stages.filter(stage="statements").update(due=date(2026, 3, 1))
    page = browser_of(cast.secretary).get(reverse("meetings:detail", args=[meeting.pk]))
    content = page.content.decode()
    assert "会前 4 个工作日" in content
    assert "2026-02-25 周三" in content
    assert content.count("晚于期限") == 1


def test_a_year_without_data_is_told_beside_the_term(cast: Cast, browser_of: Browser) -> None:
    meeting = make_planned_meeting(cast.unit, parameters={"counting": "working"})
    meeting.stages.filter(stage="sitting").update(due=date(2027, 1, 8))
    page = browser_of(cast.secretary).get(reverse("meetings:detail", args=[meeting.pk]))
    content = page.content.decode()
    assert "2027 年的放假安排还没有登记，只按周一到周五数的" in content
    assert reverse("units:holidays-year", args=[cast.unit.pk, 2027]) in content


def test_the_plan_can_be_reckoned_anew_and_is_saved_only_when_asked(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_planned_meeting(cast.unit, parameters={"report_after": 7})
    meeting.stages.filter(stage="sitting").update(due=date(2026, 3, 2))
    meeting.stages.filter(stage="plan").update(due=date(2026, 1, 6), done_on=date(2026, 1, 5))
    meeting.stages.filter(stage="study").update(begins=date(2026, 1, 8))
    plan = reverse("meetings:plan", args=[meeting.pk])
    form = browser_of(cast.secretary).get(plan, {"propose": "1"}).context["form"]
    assert form["due_report"].value() == date(2026, 3, 9)
    assert form["due_sitting"].value() == date(2026, 3, 2)
    assert form["due_plan"].value() == date(2026, 1, 6)
    assert form["begins_study"].value() == date(2026, 1, 8)
    assert meeting.stages.get(stage="report").due == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("sitting", "told"),
    [
        (date(2026, 2, 16), "召开日期 2026-02-16 是放假或者周末"),
        (date(2027, 3, 1), "2027 年的放假安排还没有登记，召开日期只避开了周末"),
        (date(2026, 2, 28), ""),
    ],
)
def test_a_doubtful_day_of_the_sitting_is_told(
    cast: Cast, browser_of: Browser, sitting: date, told: str
) -> None:
    meeting = make_planned_meeting(cast.unit)
    meeting.stages.filter(stage="sitting").update(due=sitting)
    for name in ("meetings:detail", "meetings:plan"):
        page = browser_of(cast.secretary).get(reverse(name, args=[meeting.pk])).content.decode()
        assert (told in page) if told else ("请核对" not in page)
