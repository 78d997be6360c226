"""The ledger of a branch: its own people own, verify and are found; the unit's other people are not."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from branches import BranchCast, branch_meeting, make_branch
from cast import Cast
from databases import on_both
from duizhao.core.cycle.evidence import EvidenceKind, Level
from duizhao.core.cycle.meeting import MeetingState
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Item
from duizhao.web.rectification.services import plan, verification, work
from duizhao.web.rectification.services.ledger_import import hand_in, import_ledger
from duizhao.web.rectification.services.work import EvidenceWords
from duizhao.web.units.models import Person
from ledger_scenes import EFFECT, NOW, SEEN, item_words
from make import TODAY, actor_for, make_list, make_problem
from make_sheet import make_sheet

pytestmark = on_both

Browser = Callable[[Person | None], Client]


def held(branch: BranchCast) -> Meeting:
    return branch_meeting(branch, state=MeetingState.HELD.value)


def item_of(branch: BranchCast, meeting: Meeting, person: Person | None = None) -> Item:
    words = item_words(branch.committee)
    return plan.add_item(meeting, words, person=person, by=actor_for(branch.recorder), at=NOW)


def page(browser_of: Browser, person: Person, name: str, pk: int, query: str = "") -> str:
    answer = browser_of(person).get(reverse(f"rectification:{name}", args=[pk]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_item_is_led_verified_and_closed_by_people_of_the_branch(
    cast: Cast, browser_of: Browser
) -> None:
    branch = make_branch(cast)
    meeting = held(branch)
    offered = page(browser_of, branch.recorder, "add-item", meeting.pk)
    assert f'value="{branch.committee.pk}">石磊' in offered
    assert "沈若兰" not in offered
    item = item_of(branch, meeting)
    mover = actor_for(branch.committee)
    plan.start(item, by=actor_for(branch.recorder), at=NOW)
    work.finish_task(item.tasks.get(), "台账已建。", on=TODAY, by=mover, at=NOW)
    words = EvidenceWords(
        kind=EvidenceKind.NOTE, title="回访记录", proves="按期办结", dated_on=TODAY,
        words="回访10户。", level=Level.INTERNAL,
    )  # fmt: skip
    work.add_evidence(item, words, by=mover, at=NOW)
    work.request_closing(item, EFFECT, by=mover, at=NOW)
    verifier = branch.members[0]
    recorder = browser_of(branch.recorder)
    address = reverse("rectification:assign-verifier", args=[item.pk])
    assert recorder.post(address, {"verifier": verifier.pk}).status_code == 302
    assert "汪琳" in page(browser_of, branch.recorder, "item", item.pk)
    verification.pass_item(item, SEEN, by=actor_for(verifier), at=NOW)
    verification.sign_off(item, by=actor_for(branch.chair), at=NOW)
    verification.close_item(item, by=actor_for(branch.recorder), at=NOW)
    item.refresh_from_db()
    assert (item.state, item.owner) == ("closed", branch.committee)


def test_items_are_narrowed_to_and_found_by_people_of_the_branch(
    cast: Cast, browser_of: Browser
) -> None:
    branch = make_branch(cast)
    meeting = held(branch)
    item_of(branch, meeting, person=branch.members[1])
    mine = page(browser_of, branch.recorder, "ledger", meeting.pk, f"?owner={branch.committee.pk}")
    assert "河湖长制督办件" in mine
    others = page(browser_of, branch.recorder, "ledger", meeting.pk, f"?owner={branch.chair.pk}")
    assert "河湖长制督办件" not in others
    assert "河湖长制督办件" in page(browser_of, branch.recorder, "ledger", meeting.pk, "?q=薛峰")


def test_the_trail_names_whose_strand_it_is_even_of_one_who_moved_to_another_branch(
    cast: Cast, browser_of: Browser
) -> None:
    branch = make_branch(cast)
    meeting = held(branch)
    for person in branch.members[:2]:
        make_problem(make_list(meeting, person), "参加组织生活不够经常", aspect="作风")
    moved = branch.members[1]
    moved.branch = make_branch(cast, "机关第三党支部").unit.branch
    moved.save()
    shown = page(browser_of, branch.chair, "trail", meeting.pk)
    for person in branch.members[:2]:
        assert f'<p class="whose">{person.name}</p>' in shown
        assert f'<option value="{person.pk}">{person.name}</option>' in shown


def test_an_existing_ledger_of_a_branch_is_taken_over_with_its_people(cast: Cast) -> None:
    branch = make_branch(cast)
    meeting = held(branch)
    head = ("编号", "查摆问题", "对象", "整改任务", "责任人", "完成时限")
    row = (1, "学习不够经常。", "薛峰", "每周学一次。", "石磊", "2026年6月底")
    content = make_sheet([("整改台账",), head, row], name="2025年")
    by = actor_for(branch.recorder)
    waiting = hand_in(meeting, file_name="台账.xlsx", content=content, by=by, at=NOW)
    import_ledger(waiting, by=by, at=NOW)
    item = Item.objects.get(meeting=meeting)
    assert (item.person, item.owner) == (branch.members[1], branch.committee)
