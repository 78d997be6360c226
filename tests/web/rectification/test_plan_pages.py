"""The plan on its pages: what has no item is taken, joined or declined; items written, handed out at once, dropped."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Item, Source
from duizhao.web.rectification.selectors.loose import number_without_item
from duizhao.web.rectification.services import plan
from duizhao.web.trail.models import Measure
from duizhao.web.units.models import Person
from ledger_scenes import NOW, make_closed, make_departments, make_item, make_started
from make import (
    TODAY,
    actor_for,
    make_carried_item,
    make_finding,
    make_inspection,
    make_list,
    make_meeting,
    make_problem,
)
from reminded import Committed, told

Browser = Callable[[Person | None], Client]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast.unit, state="held", held_on=TODAY)


def page(browser: Client, name: str, meeting: Meeting, *more: object) -> str:
    return browser.get(reverse(f"rectification:{name}", args=[meeting.pk, *more])).content.decode()


def test_problems_findings_and_open_items_are_listed_until_each_has_its_place(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    problem = make_problem(make_list(meeting), title="督办件超期多")
    finding = make_finding(make_inspection(meeting))
    carried = make_carried_item(meeting)
    office = browser_of(cast.secretary)
    listed = page(office, "sources", meeting)
    assert "督办件超期多" in listed
    assert finding.point.words in listed
    assert carried.point.words in listed
    keys = [f"problem-{problem.pk}", f"point-{finding.point_id}"]
    office.post(reverse("rectification:take-sources", args=[meeting.pk]), {"key": keys})
    settle = reverse("rectification:settle-source", args=[meeting.pk, f"point-{carried.point_id}"])
    empty = office.post(settle, {"what": "decline", "reason": ""})
    assert empty.status_code == 422
    office.post(settle, {"what": "decline", "reason": "已经并入上级的专项"})
    assert number_without_item(meeting) == 0
    assert Item.objects.count() == 2
    declined = Source.objects.get(item=None)
    assert "已经并入上级的专项" in page(office, "sources", meeting)
    office.post(reverse("rectification:take-up-source", args=[meeting.pk, declined.pk]))
    assert number_without_item(meeting) == 1
    events = sorted(Entry.objects.values_list("event", flat=True))
    assert events == ["item:added", "item:added", "source:declined", "source:taken_up"]


def test_measures_become_tasks_with_their_owners_and_dates(cast: Cast, meeting: Meeting) -> None:
    problem = make_problem(make_list(meeting), aspect="")
    Measure.objects.create(
        problem=problem, words="每周一通报督办件。", owner=cast.member, due=date(2026, 3, 31),
        judged_by="连续三个月没有超期",
    )  # fmt: skip
    (item,) = plan.take_sources(
        meeting, [f"problem-{problem.pk}"], by=actor_for(cast.secretary), at=NOW
    )
    task = item.tasks.get()
    assert (task.owner, task.due, task.words) == (
        cast.member,
        date(2026, 3, 31),
        "每周一通报督办件。",
    )
    assert (item.owner, item.due, item.judged_by) == (
        cast.member, date(2026, 3, 31), "连续三个月没有超期",
    )  # fmt: skip


def test_a_problem_joins_an_item_of_an_earlier_year_and_none_that_is_closed(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    earlier = make_started(cast, make_meeting(cast.unit, 2024), problem="去年没有改完的督办件")
    closed = make_closed(cast, make_meeting(cast.unit, 2023), problem="前年已经销号的")
    problem = make_problem(make_list(meeting))
    office = browser_of(cast.secretary)
    key = f"problem-{problem.pk}"
    settle = reverse("rectification:settle-source", args=[meeting.pk, key])
    offered = office.get(settle).content.decode()
    assert "去年没有改完的督办件" in offered
    assert "前年已经销号的" not in offered
    assert office.post(settle, {"what": "join", "item": closed.pk}).status_code == 422
    with pytest.raises(Refused, match="还没有销号"):
        plan.join_source(meeting, key, closed, by=actor_for(cast.secretary), at=NOW)
    assert office.post(settle, {"what": "join", "item": earlier.pk}).status_code == 302
    assert Source.objects.get().item == earlier
    assert office.get(settle).status_code == 404


def test_two_who_take_the_same_problem_make_one_item(cast: Cast, meeting: Meeting) -> None:
    problem = make_problem(make_list(meeting))
    keys = [f"problem-{problem.pk}"]
    plan.take_sources(meeting, keys, by=actor_for(cast.secretary), at=NOW)
    with pytest.raises(Stale):
        plan.take_sources(meeting, keys, by=actor_for(cast.leader), at=NOW)
    assert Item.objects.count() == 1


def sheet_of(browser: Client, address: str, **rest: object) -> dict[str, object]:
    """The form of an item as its page would send it back."""
    context = browser.get(address).context
    sheet = context["sheet"]
    data: dict[str, object] = {
        name: "" if (value := sheet.item[name].value()) is None else value
        for name in sheet.item.fields
    }
    for form in (sheet.tasks.management_form, *sheet.tasks):
        said = {form.add_prefix(name): form[name].value() for name in form.fields}
        data |= {name: value for name, value in said.items() if value not in (None, "", [])}
    if context["item"]:
        data["revision"] = context["item"].revision
    flags = {name for name, value in data.items() if value is False}
    return {name: value for name, value in data.items() if name not in flags} | rest


def test_an_item_is_written_with_a_task_that_is_begun_anew(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    office = browser_of(cast.secretary)
    address = reverse("rectification:add-item", args=[meeting.pk])
    nothing = office.post(address, sheet_of(office, address))
    assert "请写出问题" in nothing.content.decode()
    assert not Item.objects.exists()
    data = sheet_of(
        office, address, problem="窗口中午没人值班", goal="中午不断岗", pace="by_date",
        **{"task-0-words": "排中午值班表。", "task-0-kind": "rules"},
    )  # fmt: skip
    assert office.post(address, data).status_code == 302
    item = Item.objects.get()
    assert (item.goal, item.tasks.get().words) == ("中午不断岗", "排中午值班表。")
    change = reverse("rectification:change-item", args=[item.pk])
    kept = sheet_of(office, change, standing="on")
    answer = office.post(change, kept)
    assert "长期坚持的，请定下次复查的日期" in answer.content.decode()
    assert "排中午值班表。" in answer.content.decode()
    gone = sheet_of(office, change, **{"task-0-words": ""})
    office.post(change, gone)
    assert not item.tasks.exists()


def test_the_slower_of_two_who_write_an_item_is_told_and_loses_nothing(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    item = make_item(cast, meeting)
    first, second = browser_of(cast.secretary), browser_of(cast.leader)
    address = reverse("rectification:change-item", args=[item.pk])
    mine = sheet_of(first, address, goal="第一个人写的目标")
    theirs = sheet_of(second, address, goal="第二个人写的目标")
    assert first.post(address, mine).status_code == 302
    answer = second.post(address, theirs)
    assert answer.status_code == 409
    item.refresh_from_db()
    assert item.goal == "第一个人写的目标"


def ticked(*items: Item) -> list[str]:
    return [f"{item.pk}-{Item.objects.get(pk=item.pk).revision}" for item in items]


def test_several_are_handed_out_after_they_were_seen_once_more(
    cast: Cast, meeting: Meeting, browser_of: Browser,
    django_capture_on_commit_callbacks: Committed,
) -> None:  # fmt: skip
    works, _ = make_departments(cast)
    bare = plan.TaskWords(words="建台账。")
    items = [make_item(cast, meeting, owner=None, due=None, tasks=(bare,)) for _ in range(2)]
    office = browser_of(cast.secretary)
    address = reverse("rectification:hand-out", args=[meeting.pk])
    seen = office.post(address, {"item": ticked(*items)}).content.decode()
    assert "分办 2 条" in seen
    assert not Item.objects.filter(owner=cast.member).exists()
    empty = office.post(address, {"item": ticked(*items), "confirmed": "1"})
    assert "请选责任领导、责任部门或者完成期限" in empty.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        office.post(
            address,
            {
                "item": ticked(*items), "confirmed": "1", "owner": cast.member.pk,
                "department": works.pk, "due": "2026-03-31",
            },
        )  # fmt: skip
    for item in Item.objects.all():
        assert (item.owner, item.department, item.due) == (cast.member, works, date(2026, 3, 31))
        task = item.tasks.get()
        assert (task.owner, task.department, task.due) == (cast.member, works, date(2026, 3, 31))
    assert told(cast.member).count("item:handed_out") == 2
    assert Entry.objects.filter(event="item:handed_out").count() == 2


def test_one_that_was_changed_meanwhile_or_is_begun_holds_all_back(
    cast: Cast, meeting: Meeting
) -> None:
    first, second = make_item(cast, meeting), make_item(cast, meeting)
    begun = make_started(cast, meeting)
    office = actor_for(cast.secretary)
    until = date(2026, 6, 30)

    def hand_out(*seen: tuple[Item, int]) -> int:
        return plan.hand_out(seen, owner=cast.cadre, department=None, due=until, by=office, at=NOW)

    with pytest.raises(Stale):
        hand_out((first, first.revision), (second, second.revision - 1))
    with pytest.raises(Refused, match="申请延期"):
        hand_out(
            (first, Item.objects.get(pk=first.pk).revision),
            (begun, Item.objects.get(pk=begun.pk).revision),
        )
    assert not Item.objects.filter(owner=cast.cadre).exists()
    with pytest.raises(Forbidden):
        plan.hand_out(
            [(first, first.revision)], owner=cast.cadre, department=None, due=until,
            by=actor_for(cast.member), at=NOW,
        )  # fmt: skip


def test_hand_out_leaves_what_a_task_has_already(cast: Cast, meeting: Meeting) -> None:
    item = make_item(cast, meeting)
    kept = item.tasks.get()
    revision = Item.objects.get(pk=item.pk).revision
    plan.hand_out(
        [(item, revision)], owner=cast.cadre, department=None, due=date(2026, 6, 30),
        by=actor_for(cast.secretary), at=NOW,
    )  # fmt: skip
    kept.refresh_from_db()
    assert (kept.owner, kept.due) == (cast.member, date(2026, 2, 20))


def test_an_item_nobody_has_begun_is_dropped_with_a_reason_and_its_source_is_loose_again(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    problem = make_problem(make_list(meeting))
    (item,) = plan.take_sources(
        meeting, [f"problem-{problem.pk}"], by=actor_for(cast.secretary), at=NOW
    )
    begun = make_started(cast, meeting)
    office = browser_of(cast.secretary)
    address = reverse("rectification:drop-item", args=[item.pk])
    assert office.post(address, {"reason": ""}).status_code == 422
    assert office.post(address, {"reason": "与第二条重复"}).status_code == 302
    item.refresh_from_db()
    assert (item.state, item.state_reason) == ("dropped", "与第二条重复")
    assert number_without_item(meeting) == 1
    dropped = office.post(reverse("rectification:drop-item", args=[begun.pk]), {"reason": "重复"})
    assert dropped.status_code in {409, 422}
    begun.refresh_from_db()
    assert begun.state == "in_progress"


def test_a_task_that_is_done_or_proven_is_not_dropped(cast: Cast, meeting: Meeting) -> None:
    item = make_started(cast, meeting)
    item.tasks.update(done_on=TODAY, result="做完了")
    words = plan.ItemWords(problem=item.problem, owner=cast.member, due=item.due)
    with pytest.raises(Refused, match="不能删去"):
        plan.change_item(item, words, by=actor_for(cast.secretary), at=NOW)
    assert item.tasks.count() == 1


def test_the_ledger_of_a_day_shows_what_stood_then_and_what_turned_since(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    item = make_started(cast, meeting)
    plan.add_item(
        meeting, plan.ItemWords(problem="第二天登记的问题"), by=actor_for(cast.secretary),
        at=datetime(2026, 1, 13, 2, tzinfo=UTC),
    )  # fmt: skip
    plan.hand_out(
        [(item, Item.objects.get(pk=item.pk).revision)], owner=cast.cadre, department=None, due=None,
        by=actor_for(cast.secretary), at=datetime(2026, 1, 14, 2, tzinfo=UTC),
    )  # fmt: skip
    office = browser_of(cast.secretary)
    address = reverse("rectification:then", args=[meeting.pk])
    then = office.get(address, {"day": "2026-01-12"}).context
    assert [line.problem for _, line in then["lines"]] == [item.problem]
    assert then["lines"][0][1].owner == "沈若兰"
    assert {(one.new, tuple(d.label for d in one.differences)) for one in then["changed"]} == {
        (True, ()), (False, ("责任领导",)),
    }  # fmt: skip
    before = office.get(address, {"day": "2026-01-11"}).content.decode()
    assert "那天台账里还没有一条" in before
    wrong = office.get(address, {"day": "前天"})
    assert "日期写成 2026-01-12 这样" in wrong.content.decode()
    cadre = browser_of(cast.bystander).get(address, {"day": "2026-01-14"})
    assert cadre.status_code == 404 or not cadre.context["lines"]
