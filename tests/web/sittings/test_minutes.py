"""Minutes: a line is kept once, corrected by another, confirmed by those who were there, then locked for good."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.access.roles import Role
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.sittings.models import MinutesEntry, Sitting
from duizhao.web.sittings.papers import minutes_of
from duizhao.web.sittings.services import minutes
from duizhao.web.units.models import Person
from make import actor_for, make_person
from sitting_scenes import (
    NOW,
    answer,
    at_item,
    confirmed,
    finished,
    handed_out,
    opened,
    prepared,
    said,
)

Browser = Callable[[Person | None], Client]
KEY = UUID(int=7)


def line_of(cast: Cast, sitting: Sitting, words: str = "调研三十一天。", key: UUID = KEY) -> minutes.LineWords:  # fmt: skip
    item = sitting.items.get(kind="self_examination", person=cast.leader)
    return minutes.LineWords(key=key, item=item, speaker=cast.leader, words=words)


def write(cast: Cast, sitting: Sitting, words: str = "调研三十一天。", key: UUID = KEY) -> MinutesEntry:  # fmt: skip
    line = line_of(cast, sitting, words, key)
    return minutes.write_line(sitting, line, by=actor_for(cast.secretary), at=NOW)


def confirm(sitting: Sitting, person: Person) -> None:
    by = actor_for(person)
    minutes.confirm_minutes(sitting, handed_out=sitting.handed_out, by=by, at=NOW)


def test_a_line_that_is_sent_twice_is_kept_once(cast: Cast) -> None:
    sitting = opened(cast)
    assert write(cast, sitting) == write(cast, sitting)
    assert MinutesEntry.objects.count() == 1
    assert Entry.objects.filter(event="minutes:written").count() == 1


def test_the_same_key_with_other_words_is_refused(cast: Cast) -> None:
    sitting = opened(cast)
    write(cast, sitting)
    with pytest.raises(Refused, match="另外的内容"):
        write(cast, sitting, "调研十三天。")
    assert MinutesEntry.objects.get().words == "调研三十一天。"


def test_before_the_sitting_nothing_is_written_down(cast: Cast) -> None:
    sitting = prepared(cast)
    with pytest.raises(Refused, match="还没有开会"):
        write(cast, sitting)
    assert not MinutesEntry.objects.exists()


def test_a_correction_stands_in_its_place_and_the_earlier_line_stays(cast: Cast) -> None:
    sitting = opened(cast)
    first = write(cast, sitting)
    by = actor_for(cast.secretary)
    second = minutes.correct_line(first, "调研二十一天。", cast.leader, by=by, at=NOW)
    minutes.correct_line(second, "", cast.leader, by=by, at=NOW)
    first.refresh_from_db()
    assert first.words == "调研三十一天。"
    part = next(one for one in minutes_of(sitting).items if one.lines)
    assert [(line.entry.words, len(line.earlier)) for line in part.lines] == [("", 2)]


def test_a_line_is_corrected_from_its_latest_words_alone(cast: Cast) -> None:
    sitting = opened(cast)
    first = write(cast, sitting)
    by = actor_for(cast.secretary)
    minutes.correct_line(first, "调研二十一天。", cast.leader, by=by, at=NOW)
    with pytest.raises(Stale):
        minutes.correct_line(first, "调研两天。", cast.leader, by=by, at=NOW)


def test_the_database_itself_keeps_a_line_once(cast: Cast) -> None:
    entry = write(cast, opened(cast))
    with pytest.raises(IntegrityError), transaction.atomic():
        MinutesEntry.objects.create(
            sitting=entry.sitting, item=entry.item, key=entry.key, words="又一行", at=NOW
        )


def test_who_was_there_confirms_and_the_last_one_locks(cast: Cast) -> None:
    absent = make_person(cast.unit, "马德胜", Role.MEMBER, team_rank=3)
    sitting = opened(cast, absent)
    write(cast, sitting)
    handed_out(cast, finished(cast, sitting))
    confirm(sitting, cast.member)
    assert sitting.minutes_state == "to_confirm"
    with pytest.raises(Forbidden):
        confirm(sitting, absent)
    confirm(sitting, cast.leader)
    assert sitting.minutes_state == "confirmed"
    with pytest.raises(Stale):
        write(cast, sitting, "补一行", uuid4())
    with pytest.raises(Stale):
        minutes.ask_correction(sitting, "改", by=actor_for(cast.member), at=NOW)
    assert MinutesEntry.objects.count() == 1


def test_a_wish_takes_it_back_and_everybody_confirms_the_new_text(cast: Cast) -> None:
    sitting = opened(cast)
    entry = write(cast, sitting)
    handed_out(cast, finished(cast, sitting))
    seen = sitting.handed_out
    confirm(sitting, cast.leader)
    minutes.ask_correction(sitting, "天数不对", by=actor_for(cast.member), at=NOW)
    assert sitting.minutes_state == "to_correct"
    by = actor_for(cast.secretary)
    minutes.correct_line(entry, "调研二十一天。", cast.leader, by=by, at=NOW)
    handed_out(cast, sitting)
    with pytest.raises(Stale):
        minutes.confirm_minutes(sitting, handed_out=seen, by=actor_for(cast.member), at=NOW)
    confirm(sitting, cast.member)
    assert sitting.minutes_state == "to_confirm"
    confirm(sitting, cast.leader)
    assert sitting.minutes_state == "confirmed"


def test_empty_minutes_and_open_replies_are_not_given_out(cast: Cast) -> None:
    sitting = opened(cast)
    with pytest.raises(Refused) as told:
        handed_out(cast, sitting)
    assert told.value.reasons == ("还没有散会", "会议记录里还没有内容")
    said(cast, sitting, cast.member, cast.leader)
    finished(cast, sitting)
    with pytest.raises(Refused, match="还有 1 条批评意见没有记下本人怎样回应"):
        handed_out(cast, sitting)
    sitting.refresh_from_db()
    assert (sitting.minutes_state, sitting.handed_out) == ("draft", 0)


def test_an_excerpt_holds_what_one_said_and_heard(cast: Cast, browser_of: Browser) -> None:
    sitting = opened(cast)
    write(cast, sitting)
    answer(said(cast, sitting, cast.member, cast.leader))
    item = sitting.items.get(kind="team_text")
    line = minutes.LineWords(
        key=uuid4(), item=item, speaker=cast.member, words="班子查摆九个问题。"
    )
    minutes.write_line(sitting, line, by=actor_for(cast.secretary), at=NOW)
    confirmed(cast, finished(cast, sitting))
    address = reverse("sittings:minutes", args=[sitting.pk])
    page = browser_of(cast.supervisor)
    of_leader = page.get(address, {"person": cast.leader.pk}).content.decode()
    assert "调研三十一天" in of_leader
    assert "推给了办公室" in of_leader
    assert "班子查摆" not in of_leader
    of_item = page.get(address, {"item": item.pk}).content.decode()
    assert "班子查摆" in of_item
    assert "调研三十一天" not in of_item


def test_what_was_said_is_found_by_those_who_may_read_it(cast: Cast, browser_of: Browser) -> None:
    sitting = opened(cast)
    write(cast, sitting)
    said(cast, sitting, cast.member, cast.leader)
    address = reverse("search:search")
    for words in ("三十一天", "推给了办公室"):
        found = browser_of(cast.member).get(address, {"q": words}).content.decode()
        assert reverse("sittings:minutes", args=[sitting.pk]) in found
        for person in (cast.cadre, cast.superior):
            page = browser_of(person).get(address, {"q": words}).content.decode()
            assert reverse("sittings:minutes", args=[sitting.pk]) not in page


def test_the_superior_reads_them_once_they_are_sent_on(cast: Cast, browser_of: Browser) -> None:
    sitting = opened(cast)
    write(cast, sitting)
    confirmed(cast, finished(cast, sitting))
    address = reverse("sittings:minutes", args=[sitting.pk])
    page = browser_of(cast.superior)
    assert page.get(address).status_code == 404
    sitting.meeting.state = "reporting"
    sitting.meeting.save(update_fields=["state"])
    assert "调研三十一天" in page.get(address).content.decode()


def test_a_browser_that_sends_again_gets_the_same_answer(cast: Cast, browser_of: Browser) -> None:
    sitting = opened(cast)
    page = browser_of(cast.secretary)
    item = at_item(cast, sitting, "team_text")
    sent = {"key": KEY.hex, "item": item.pk, "speaker": "", "words": "通报完毕。"}
    address = reverse("sittings:lines", args=[sitting.pk])
    for _ in range(2):
        answered = page.post(address, sent, headers={"Accept": "application/json"})
        assert answered.json() == {"key": str(KEY)}
    assert MinutesEntry.objects.count() == 1
    other = page.post(address, {**sent, "words": "没有"}, headers={"Accept": "application/json"})
    assert (other.status_code, len(other.json()["reasons"])) == (422, 1)
    without = page.post(address, {**sent, "key": "x"}, headers={"Accept": "application/json"})
    assert without.status_code == 422


def test_without_script_the_page_keeps_a_line_and_shows_it(cast: Cast, browser_of: Browser) -> None:
    sitting = opened(cast)
    page = browser_of(cast.secretary)
    item = at_item(cast, sitting, "team_text")
    sent = {"key": KEY.hex, "item": item.pk, "speaker": cast.leader.pk, "words": "通报完毕。"}
    shown = page.post(reverse("sittings:lines", args=[sitting.pk]), sent, follow=True)
    assert "通报完毕。" in shown.content.decode()


def test_they_are_corrected_and_confirmed_in_the_browser(cast: Cast, browser_of: Browser) -> None:
    sitting = opened(cast)
    entry = write(cast, sitting)
    finished(cast, sitting)
    office, member, leader = (browser_of(who) for who in (cast.secretary, cast.member, cast.leader))
    correct = reverse("sittings:correct", args=[entry.pk])
    unchanged = office.post(correct, {"speaker": cast.leader.pk, "words": "调研三十一天。"})
    assert "没有改动" in unchanged.content.decode()
    office.post(correct, {"speaker": cast.leader.pk, "words": "调研二十一天。"})
    office.post(reverse("sittings:hand-out", args=[sitting.pk]))
    address = reverse("sittings:minutes", args=[sitting.pk])
    assert "改过 1 次" in member.get(address).content.decode()
    assert "确认会议记录" in member.get(reverse("desk:desk")).content.decode()
    ask = reverse("sittings:ask-correction", args=[sitting.pk])
    assert member.post(ask, {"wish": ""}).status_code == 422
    member.post(ask, {"wish": "应为二十二天"})
    assert "应为二十二天" in office.get(address).content.decode()
    office.post(reverse("sittings:hand-out", args=[sitting.pk]))
    for page in (member, leader):
        page.post(reverse("sittings:confirm", args=[sitting.pk]), {"handed_out": 2})
    shown = leader.get(address).content.decode()
    assert "全部确认" in shown
    office.get(address)
    assert "请到会的成员确认" not in office.get(address).content.decode()
