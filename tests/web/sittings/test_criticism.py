"""A criticism is sealed until its target's turn at the sitting; what he accepts goes on the trail."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.access.roles import Role
from duizhao.core.cycle.criticism import CriticismState
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.sittings.models import Criticism, Reply
from duizhao.web.sittings.services import criticisms
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person
from make import actor_for, assign, make_person
from sitting_scenes import (
    NOW,
    SAID,
    answer,
    at_item,
    confirmed,
    finished,
    opened,
    prepared,
    said,
    written,
)

Browser = Callable[[Person | None], Client]
CORE = "农村水利科的件推给了办公室"


def test_before_the_sitting_nobody_but_its_writer_reads_it(cast: Cast, browser_of: Browser) -> None:
    sitting = prepared(cast)
    written(sitting, cast.member, cast.leader)
    pages = [
        reverse("sittings:criticisms", args=[sitting.meeting_id]),
        reverse("sittings:sitting", args=[sitting.meeting_id]),
        reverse("sittings:minutes", args=[sitting.pk]),
        reverse("search:search") + "?q=农村水利科",
        reverse("desk:desk"),
    ]
    readers = {
        name
        for name, person in cast.people().items()
        for page in pages
        if CORE in browser_of(person).get(page).content.decode()
    }
    assert readers == {"member"}


def test_a_copy_of_the_database_does_not_tell_it(cast: Cast) -> None:
    written(prepared(cast), cast.member, cast.leader)
    row = Criticism.objects.values_list("words", "hidden").get()
    assert row[0] == ""
    assert SAID.encode() not in bytes(row[1])
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM audit_entry")
        assert CORE not in str(cursor.fetchall())


def test_who_keeps_the_record_for_a_member_does_not_read_it(
    cast: Cast, browser_of: Browser
) -> None:
    sitting = prepared(cast)
    written(sitting, cast.member, cast.leader)
    assign(cast.secretary, Role.MEMBER, acting_for=cast.member)
    browser = browser_of(cast.secretary)
    session = browser.session
    session["acting_for"] = cast.member.pk
    session.save()
    address = reverse("sittings:criticisms", args=[sitting.meeting_id])
    assert browser.get(address).status_code == 404


def test_it_is_changed_and_withdrawn_while_it_is_sealed(cast: Cast, browser_of: Browser) -> None:
    sitting = prepared(cast)
    page = browser_of(cast.member)
    address = reverse("sittings:criticisms", args=[sitting.meeting_id])
    sent = {"target": cast.leader.pk, "words": SAID}
    assert page.post(address, sent).status_code == 302
    criticism = Criticism.objects.get()
    own = reverse("sittings:criticism", args=[criticism.pk])
    assert CORE in page.get(own).content.decode()
    page.post(own, {"words": "布置多、过问少。", "revision": criticism.revision})
    assert "布置多、过问少" in page.get(address).content.decode()
    stale = page.post(own, {"words": "晚到的一稿", "revision": criticism.revision})
    assert stale.status_code == 409
    page.post(reverse("sittings:withdraw", args=[criticism.pk]))
    assert not Criticism.objects.exists()
    assert [entry.event for entry in Entry.objects.filter(event__startswith="crit").order_by("pk")] == [
        "criticism:written",
        "criticism:changed",
        "criticism:withdrawn",
    ]  # fmt: skip


def test_nobody_criticises_himself(cast: Cast) -> None:
    with pytest.raises(Refused, match="对自己的看法"):
        written(prepared(cast), cast.member, cast.member)
    assert not Criticism.objects.exists()


def test_it_opens_when_his_turn_has_come_and_not_before(cast: Cast) -> None:
    sitting = opened(cast)
    criticism = written(sitting, cast.member, cast.leader)
    by = actor_for(cast.secretary)
    with pytest.raises(Refused, match="还没有轮到"):
        criticisms.open_criticism(criticism, by=by, at=NOW)
    at_item(cast, sitting, "self_examination", cast.leader)
    with pytest.raises(Refused, match="还没有轮到"):
        criticisms.open_criticism(criticism, by=by, at=NOW)
    criticism.refresh_from_db()
    assert (criticism.state, criticism.words) == ("written", "")
    at_item(cast, sitting, "criticism", cast.leader)
    criticisms.open_criticism(criticism, by=by, at=NOW)
    criticism.refresh_from_db()
    assert (criticism.state, criticism.words, bytes(criticism.hidden)) == ("opened", SAID, b"")
    with pytest.raises(Stale):
        criticisms.change_criticism(criticism, "收回", by=actor_for(cast.member), at=NOW)


def test_sealed_on_another_machine_it_does_not_open(cast: Cast, settings: Settings) -> None:
    sitting = opened(cast)
    criticism = written(sitting, cast.member, cast.leader)
    at_item(cast, sitting, "criticism", cast.leader)
    settings.SECRET_KEY = "another machine's secret"  # noqa: S105  of no machine
    with pytest.raises(Refused, match="另一台机器"):
        criticisms.open_criticism(criticism, by=actor_for(cast.secretary), at=NOW)


def test_another_member_does_not_open_it(cast: Cast) -> None:
    other = make_person(cast.unit, "马德胜", Role.MEMBER, team_rank=3)
    sitting = opened(cast)
    criticism = written(sitting, cast.member, cast.leader)
    at_item(cast, sitting, "criticism", cast.leader)
    with pytest.raises(Forbidden):
        criticisms.open_criticism(criticism, by=actor_for(other), at=NOW)


def test_what_was_accepted_is_a_point_once_the_sitting_is_closed(cast: Cast) -> None:
    sitting = opened(cast)
    answer(said(cast, sitting, cast.member, cast.leader))
    answer(said(cast, sitting, cast.leader, cast.member), accepted=False)
    assert not Point.objects.exists()
    finished(cast, sitting)
    point = Point.objects.get()
    assert (point.person, point.channel, point.words) == (cast.leader, "colleague", SAID)
    assert point.raised_on is not None
    assert Criticism.objects.get(target=cast.leader).point == point


def test_accepted_afterwards_it_is_a_point_at_once(cast: Cast) -> None:
    sitting = opened(cast)
    criticism = said(cast, sitting, cast.member, cast.leader)
    finished(cast, sitting)
    criticism.refresh_from_db()
    answer(Criticism.objects.get(pk=criticism.pk))
    assert Point.objects.get().person == cast.leader


def test_a_reply_needs_words_and_leaves_nothing_without(cast: Cast) -> None:
    criticism = said(cast, opened(cast), cast.member, cast.leader)
    with pytest.raises(Refused, match="怎样回应"):
        criticisms.answer_criticism(
            criticism, " ", CriticismState.ACCEPTED, by=actor_for(cast.leader), at=NOW
        )
    assert not Reply.objects.exists()


def test_a_reply_is_corrected_by_another_one_and_both_are_kept(cast: Cast) -> None:
    sitting = opened(cast)
    criticism = said(cast, sitting, cast.member, cast.leader)
    answer(criticism, accepted=False)
    answer(criticism)
    assert (criticism.state, Reply.objects.count()) == ("accepted", 2)
    finished(cast, sitting)
    criticism.refresh_from_db()
    with pytest.raises(Refused, match="已经列为本人的意见点"):
        answer(criticism, accepted=False)
    criticism.refresh_from_db()
    assert (criticism.state, Reply.objects.count()) == ("accepted", 2)


def test_the_writer_does_not_reply_for_the_other(cast: Cast) -> None:
    criticism = said(cast, opened(cast), cast.member, cast.leader)
    with pytest.raises(Forbidden):
        criticisms.answer_criticism(
            criticism, "接受", CriticismState.ACCEPTED, by=actor_for(cast.member), at=NOW
        )


def test_once_the_minutes_are_confirmed_nothing_is_added(cast: Cast) -> None:
    sitting = opened(cast)
    answer(said(cast, sitting, cast.member, cast.leader))
    item = sitting.items.get(kind="criticism", person=cast.leader)
    confirmed(cast, finished(cast, sitting))
    with pytest.raises(Stale):
        criticisms.record_spoken(item, cast.member, SAID, by=actor_for(cast.secretary), at=NOW)
    assert Criticism.objects.count() == 1


def test_in_the_room_it_is_opened_and_answered_in_the_browser(
    cast: Cast, browser_of: Browser
) -> None:
    sitting = opened(cast)
    criticism = written(sitting, cast.member, cast.leader)
    item = at_item(cast, sitting, "criticism", cast.leader)
    office = browser_of(cast.secretary)
    record = reverse("sittings:record", args=[sitting.pk])
    shown = office.get(record).content.decode()
    assert "公开沈若兰写好的批评意见" in shown
    assert CORE not in shown
    office.post(reverse("sittings:open-criticism", args=[criticism.pk]))
    assert CORE in office.get(record).content.decode()
    assert (
        CORE
        not in browser_of(cast.member)
        .get(reverse("sittings:projector", args=[sitting.pk]))
        .content.decode()
    )
    spoken = {"writer": cast.member.pk, "words": "会上讲长话。"}
    office.post(reverse("sittings:spoken", args=[item.pk]), spoken)
    assert Criticism.objects.get(spoken=True).words == "会上讲长话。"
    reply = reverse("sittings:reply", args=[criticism.pk])
    page = browser_of(cast.leader)
    assert page.post(reply, {"words": "诚恳接受。"}).status_code == 422
    page.post(reply, {"words": "诚恳接受。", "outcome": "accepted"})
    mine = page.get(reverse("sittings:criticisms", args=[sitting.meeting_id])).content.decode()
    assert "诚恳接受。" in mine
    assert CORE in mine


def test_once_the_sitting_is_over_nobody_is_asked_for_a_criticism(
    cast: Cast, browser_of: Browser
) -> None:
    sitting = opened(cast)
    address = reverse("sittings:criticisms", args=[sitting.meeting_id])
    assert "写好并封存" in browser_of(cast.member).get(address).content.decode()
    written(sitting, cast.member, cast.leader)
    finished(cast, sitting)
    page = browser_of(cast.member).get(address).content.decode()
    assert "现在不写批评意见" in page
    assert "写好并封存" not in page
    assert CORE in page
    assert "撤回" in page
