"""The meeting of a branch: whose it is, what it asks for, and who does not get in."""

from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse

from branches import branch_meeting, make_branch
from cast import Cast
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.core.cycle.agenda import ItemKind
from duizhao.core.cycle.profiles import StatementKind
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.talk import TalkKind
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import committee, figures_of, kept_out, participants
from duizhao.web.sittings.selectors import required_of
from duizhao.web.sittings.services.agenda import prepare_sitting
from duizhao.web.statements.access import team_statement
from duizhao.web.talks.services import plan_talks
from duizhao.web.units.actors import holders
from duizhao.web.units.models import Person
from duizhao.web.units.places import place_of
from make import TODAY, actor_for, assign, make_meeting

Browser = Callable[[Person | None], Client]
NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_the_party_members_of_the_branch_take_part_the_committee_first(cast: Cast) -> None:
    branch = make_branch(cast)
    meeting = branch_meeting(branch)
    assert list(participants(meeting)) == branch.party
    assert list(committee(meeting)) == branch.party[:3]
    assert holders(branch.unit.pk, [Role.MEMBER], on=TODAY) == {p.pk for p in branch.party}
    assert holders(branch.unit.pk, [Role.CADRE], on=TODAY) == {branch.outside.pk}


def test_who_belongs_to_the_branch_gets_in_and_who_leads_its_unit_does_not(cast: Cast) -> None:
    branch = make_branch(cast)
    place = place_of(branch.unit)
    inside = [*branch.party, branch.outside]
    assert all(may(actor_for(person), Act.MEETING_VIEW, place) for person in inside)
    shut_out = (cast.secretary, cast.leader, cast.member, cast.cadre, cast.supervisor)
    assert not any(may(actor_for(person), Act.MEETING_VIEW, place) for person in shut_out)
    assert not may(actor_for(branch.chair), Act.MINUTES_READ, place_of(cast.unit))


def test_who_moves_to_another_branch_takes_no_part_any_more(cast: Cast) -> None:
    branch = make_branch(cast)
    person = branch.members[0]
    person.branch = make_branch(cast, "机关第三党支部").unit.branch
    person.save()
    assert not may(actor_for(person), Act.MEETING_VIEW, place_of(branch.unit))


def test_an_administrator_who_belongs_to_the_branch_has_no_part_in_the_content(
    cast: Cast, browser_of: Browser
) -> None:
    branch = make_branch(cast)
    cast.system_admin.branch = branch.unit.branch
    cast.system_admin.party_member = True
    cast.system_admin.save()
    meeting = branch_meeting(branch)
    assert list(participants(meeting)) == branch.party
    assert list(kept_out(meeting)) == [cast.system_admin]
    assert not kept_out(make_meeting(cast.unit))
    sitting = prepare_sitting(meeting, by=actor_for(branch.recorder), at=NOW, today=TODAY)
    page = browser_of(branch.recorder).get(reverse("sittings:attendance", args=[sitting.pk]))
    assert "许文是管理员，按三员分立不在程序里参加自己支部的会" in page.content.decode()
    assert not may(actor_for(cast.system_admin), Act.MEETING_VIEW, place_of(branch.unit))
    assert cast.system_admin.pk not in holders(branch.unit.pk, [Role.MEMBER], on=TODAY)


def test_it_has_stages_figures_and_an_agenda_of_its_own(cast: Cast) -> None:
    meeting = branch_meeting(make_branch(cast))
    assert figures_of(meeting).quorum == Fraction(1, 2)
    kinds = [item.kind for item in required_of(meeting, today=TODAY)]
    assert kinds[1] is ItemKind.BRANCH_TEXT
    assert kinds[-2:] == [ItemKind.EVALUATION, ItemKind.CLOSING]
    by = actor_for(meeting.unit.assignments.get(role="secretary").person)
    sitting = prepare_sitting(meeting, by=by, at=NOW, today=TODAY)
    assert sitting.presider is not None
    assert sitting.presider.name == "唐建平"
    assert sitting.attendance.count() == 9


def test_the_talks_are_those_of_a_branch(cast: Cast) -> None:
    branch = make_branch(cast)
    meeting = branch_meeting(branch)
    by = actor_for(branch.recorder)
    new, _ = plan_talks(meeting, frozenset(TalkKind), by=by, at=NOW)
    kinds = [talk.kind for talk in meeting.talks.all()]
    assert new == 3 + 6 + 5
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "committee": 3, "committee_party": 6, "party": 5,
    }  # fmt: skip


def test_the_common_text_is_the_branchs(cast: Cast) -> None:
    branch = make_branch(cast)
    text = team_statement(actor_for(branch.chair), branch_meeting(branch))
    assert (text.kind, str(text)) == (StatementKind.BRANCH, "机关第二党支部的对照检查材料")


def test_it_is_opened_for_the_branch_by_who_keeps_its_record(
    cast: Cast, browser_of: Browser
) -> None:
    branch = make_branch(cast)
    assign(branch.recorder, Role.SECRETARY)
    browser, url = browser_of(branch.recorder), reverse("meetings:open")
    assert "机关第二党支部" in browser.get(url).content.decode()
    sent = {"kind": "branch", "year": 2025, "title": "2025年度组织生活会",
            "window_from": "2026-02-01", "window_to": "2026-02-28"}  # fmt: skip
    assert browser.post(f"{url}?unit={cast.unit.pk}", sent).status_code == 422
    browser.post(f"{url}?unit={branch.unit.pk}", sent)
    meeting = Meeting.objects.get()
    stages = set(meeting.stages.values_list("stage", flat=True))
    assert meeting.unit == branch.unit
    assert Stage.EVALUATION.value in stages
    assert Stage.INSPECTIONS.value not in stages
    assert browser.get(reverse("meetings:parameters", args=[meeting.pk])).status_code == 200
    assert browser.get(f"{url}?unit={cast.upper.pk}").status_code == 404
