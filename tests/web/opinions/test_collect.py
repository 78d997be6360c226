"""A round is planned, its slips are printed once, it is closed and opened when enough came in."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.opinion_round import RoundChannel
from duizhao.core.opinions.envelope import Spoken
from duizhao.core.opinions.urn import Unusable
from duizhao.web.audit.models import Entry
from duizhao.web.opinions import services
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.units.models import Person
from duizhao.web.urns.keys import forget_keys, read_keys
from duizhao.web.urns.models import Urn
from make import TODAY, actor_for, make_meeting, make_round
from opinion_rounds import NOW, WORDS, collecting, forum

Browser = Callable[[Person | None], Client]
PLAN = services.RoundWords(title="书面征求意见", channel=RoundChannel.SLIPS, due=date(2026, 1, 20))


def events() -> list[str]:
    return [entry.event for entry in Entry.objects.order_by("pk")]


def test_a_round_takes_the_least_number_of_the_notice(cast: Cast) -> None:
    by = actor_for(cast.secretary)
    usual = services.draft_round(make_meeting(cast.unit), PLAN, by=by, at=NOW)
    own = make_meeting(cast.unit, 2024, parameters={"opinions_minimum": 8})
    assert (usual.minimum, services.draft_round(own, PLAN, by=by, at=NOW).minimum) == (5, 8)
    assert events() == ["round:drafted", "round:drafted"]


def test_only_the_office_collects(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        services.draft_round(make_meeting(cast.unit), PLAN, by=actor_for(cast.leader), at=NOW)
    assert not Round.objects.exists()


def test_the_codes_come_once_and_are_kept_nowhere(cast: Cast) -> None:
    running = collecting(cast, slips=8)
    assert len(set(running.codes)) == 8
    with pytest.raises(Stale):
        services.open_round(running.round, by=actor_for(cast.secretary), at=NOW, slips=8)
    urn = Urn.objects.get()
    assert not [code for code in running.codes if code.encode() in bytes(urn.sealed)]
    assert events() == ["round:opened"]


def test_fewer_slips_than_must_come_back_are_not_printed(cast: Cast) -> None:
    drafted = make_round(make_meeting(cast.unit))
    with pytest.raises(Refused, match="5 到 400 张"):
        services.open_round(drafted, by=actor_for(cast.secretary), at=NOW, slips=4)
    drafted.refresh_from_db()
    assert (drafted.state, drafted.slips) == ("drafted", 0)
    assert not Urn.objects.exists()


def test_enough_submissions_are_shown_all_at_once_and_the_keys_are_gone(cast: Cast) -> None:
    running, by = collecting(cast), actor_for(cast.secretary)
    for number in range(5):
        running.hand_in(number)
    keys = Urn.objects.get().keys
    services.close_round(running.round, by=by, at=NOW)
    assert not Opinion.objects.exists()
    services.reveal_round(running.round, by=by, at=NOW)
    assert Counter(Opinion.objects.values_list("words", flat=True)) == Counter(WORDS[:5])
    assert (running.round.state, running.round.collected) == ("opened", 5)
    assert not Urn.objects.exists()
    assert read_keys(keys) is not None, "the keys go with the commit, not before"
    assert events() == ["round:opened", "round:closed", "round:revealed"]


def test_too_few_stay_sealed_and_nobody_is_told_how_few(cast: Cast) -> None:
    running, by = collecting(cast), actor_for(cast.secretary)
    for number in range(4):
        running.hand_in(number)
    services.close_round(running.round, by=by, at=NOW)
    with pytest.raises(Refused) as refusal:
        services.reveal_round(running.round, by=by, at=NOW)
    assert "4" not in str(refusal.value)
    running.round.refresh_from_db()
    assert (running.round.state, running.round.collected) == ("closed", None)
    assert not Opinion.objects.exists()


def test_an_extended_round_takes_the_slips_that_are_left(cast: Cast) -> None:
    running, by = collecting(cast), actor_for(cast.secretary)
    running.hand_in(0)
    services.close_round(running.round, by=by, at=NOW)
    with pytest.raises(Unusable):
        running.hand_in(1)
    with pytest.raises(Refused, match="晚于原来"):
        services.extend_round(running.round, running.round.due, by=by, at=NOW)
    services.extend_round(running.round, date(2026, 1, 25), by=by, at=NOW)
    for number in range(1, 5):
        running.hand_in(number)
    services.close_round(running.round, by=by, at=NOW)
    services.reveal_round(running.round, by=by, at=NOW)
    assert running.round.collected == 5


def test_after_the_last_day_a_slip_is_of_no_use(cast: Cast) -> None:
    running = collecting(cast)
    Urn.objects.update(takes_until=date(2026, 1, 11))
    with pytest.raises(Unusable):
        running.hand_in(0)


def test_a_round_with_too_few_joins_another_unread(cast: Cast) -> None:
    by = actor_for(cast.secretary)
    small = collecting(cast)
    large = collecting(cast, meeting=small.round.meeting)
    for number in range(3):
        small.hand_in(number)
        large.hand_in(number, "政务公开栏更新慢。")
    services.close_round(small.round, by=by, at=NOW)
    services.join_round(small.round, large.round, by=by, at=NOW)
    large.hand_in(5, "站所的车修了一个月。")
    services.close_round(large.round, by=by, at=NOW)
    services.reveal_round(large.round, by=by, at=NOW)
    assert large.round.collected == 7
    assert small.round.state == "joined"
    assert Opinion.objects.filter(words=WORDS[0], round=large.round).exists()


def test_a_round_joins_none_of_another_meeting(cast: Cast) -> None:
    by = actor_for(cast.secretary)
    small, other = collecting(cast), collecting(cast, meeting=make_meeting(cast.unit, 2024))
    services.close_round(small.round, by=by, at=NOW)
    with pytest.raises(Refused, match="同一次会议"):
        services.join_round(small.round, other.round, by=by, at=NOW)
    assert Urn.objects.count() == 2


def test_a_destroyed_round_was_read_by_nobody(cast: Cast) -> None:
    running, by = collecting(cast), actor_for(cast.secretary)
    running.hand_in(0)
    with pytest.raises(Refused, match="理由"):
        services.destroy_round(running.round, " ", by=by, at=NOW)
    services.destroy_round(running.round, "打印机卡纸，码印坏了", by=by, at=NOW)
    assert not Urn.objects.exists()
    assert not Opinion.objects.exists()
    assert Entry.objects.get(event="round:destroyed").note == "打印机卡纸，码印坏了"


def test_without_its_keys_a_round_can_be_destroyed_and_nothing_else(cast: Cast) -> None:
    running, by = collecting(cast), actor_for(cast.secretary)
    for number in range(6):
        running.hand_in(number)
    forget_keys(Urn.objects.get().keys)
    with pytest.raises(Unusable):
        running.hand_in(6)
    services.close_round(running.round, by=by, at=NOW)
    with pytest.raises(Refused, match="密钥不在这台机器上"):
        services.reveal_round(running.round, by=by, at=NOW)
    services.destroy_round(running.round, "机器换过，密钥没有了", by=by, at=NOW)
    assert running.round.state == "destroyed"


def test_a_forum_is_typed_in_and_shown_after_opening(cast: Cast, browser_of: Browser) -> None:
    held, by = forum(cast), actor_for(cast.secretary)
    page = browser_of(cast.secretary)
    sent = {"target": cast.member.pk, "words": f"{WORDS[0]}\n\n {WORDS[1]}", "group": "站所干部"}
    assert page.post(reverse("opinions:type-in", args=[held.pk]), sent).status_code == 302
    rows = Opinion.objects.values_list("words", "person", "group")
    assert sorted(rows) == sorted((w, cast.member.pk, "站所干部") for w in WORDS[:2])
    assert browser_of(cast.leader).get(reverse("opinions:round", args=[held.pk])).status_code == 403
    services.drop_typed(Opinion.objects.get(words=WORDS[1]), by=by, at=NOW)
    services.close_round(held, by=by, at=NOW)
    services.reveal_round(held, by=by, at=NOW)
    assert held.collected == 1
    assert WORDS[0] in browser_of(cast.leader).get(reverse("opinions:round", args=[held.pk])).content.decode()  # fmt: skip


def test_nobody_types_in_for_a_slip(cast: Cast) -> None:
    running = collecting(cast)
    with pytest.raises(Refused, match="不能代录"):
        services.type_in(
            running.round, [Spoken(None, "", "会议多")], "", by=actor_for(cast.secretary), at=NOW
        )
    assert not Opinion.objects.exists()


def test_an_open_forum_with_nothing_in_it_stays_closed(cast: Cast) -> None:
    held, by = forum(cast), actor_for(cast.secretary)
    services.close_round(held, by=by, at=NOW)
    with pytest.raises(Refused, match="还没有录入意见"):
        services.reveal_round(held, by=by, at=NOW)


def test_the_sheet_shows_each_code_with_its_picture_and_is_kept_by_no_browser(
    cast: Cast, browser_of: Browser
) -> None:
    drafted = make_round(make_meeting(cast.unit))
    sent = {"slips": 12, "address": "http://10.1.2.3:8000/yj"}
    answer = browser_of(cast.secretary).post(
        reverse("opinions:open-round", args=[drafted.pk]), sent
    )
    page = answer.content.decode()
    assert page.count('class="code"') == page.count("<svg") == 12
    assert "http://10.1.2.3:8000/yj/" in page
    assert "no-store" in answer["Cache-Control"]
    assert " style=" not in page
    again = browser_of(cast.secretary).post(reverse("opinions:open-round", args=[drafted.pk]), sent)
    assert again.status_code == 409


def test_what_was_typed_stays_when_the_sheet_cannot_be_printed(
    cast: Cast, browser_of: Browser
) -> None:
    drafted = make_round(make_meeting(cast.unit))
    sent = {"slips": 3, "address": "http://10.1.2.3:8000/yj/"}
    answer = browser_of(cast.secretary).post(
        reverse("opinions:open-round", args=[drafted.pk]), sent
    )
    assert answer.status_code == 422
    assert "10.1.2.3" in answer.content.decode()
    assert "5 到 400 张" in answer.content.decode()


def test_while_it_collects_the_page_says_nothing_of_what_came(
    cast: Cast, browser_of: Browser
) -> None:
    running = collecting(cast)
    address = reverse("opinions:round", args=[running.round.pk])
    browser = browser_of(cast.secretary)

    def seen() -> str:
        page = browser.get(address).content.decode()
        return "".join(line for line in page.splitlines() if "csrf" not in line.lower())

    before = seen()
    for number in range(3):
        running.hand_in(number)
    assert seen() == before


def test_a_plan_with_mistakes_is_shown_again(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    sent = {"title": "书面征求意见", "channel": "slips", "due": "下周五"}
    answer = browser_of(cast.secretary).post(reverse("opinions:add-round", args=[meeting.pk]), sent)
    assert answer.status_code == 422
    assert "2026-01-12 这样" in answer.content.decode()
    assert "书面征求意见" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "sent", "state"),
    [
        ("extend-round", {"due": "2026-02-01"}, "open"),
        ("destroy-round", {"reason": "码印坏了"}, "destroyed"),
        ("close-round", {}, "closed"),
    ],
)
def test_each_move_has_its_page(
    cast: Cast, browser_of: Browser, name: str, sent: dict[str, str], state: str
) -> None:
    running = collecting(cast)
    address = reverse(f"opinions:{name}", args=[running.round.pk])
    assert browser_of(cast.secretary).post(address, sent).status_code == 302
    running.round.refresh_from_db()
    assert running.round.state == state
    assert running.round.due >= TODAY


def test_a_forum_begins_and_a_round_joins_by_their_pages(cast: Cast, browser_of: Browser) -> None:
    browser = browser_of(cast.secretary)
    planned = make_round(make_meeting(cast.unit), channel="forum")
    browser.post(reverse("opinions:open-round", args=[planned.pk]))
    planned.refresh_from_db()
    assert (planned.state, planned.slips) == ("open", 0)
    small = collecting(cast, meeting=planned.meeting)
    large = collecting(cast, meeting=planned.meeting)
    services.close_round(small.round, by=actor_for(cast.secretary), at=NOW)
    join = reverse("opinions:join-round", args=[small.round.pk])
    assert browser.post(join, {"into": planned.pk}).status_code == 422
    assert browser.post(join, {"into": large.round.pk}).status_code == 302
    small.round.refresh_from_db()
    assert small.round.joined_into == large.round


def test_the_leader_reads_after_opening_and_moves_nothing(cast: Cast, browser_of: Browser) -> None:
    running, by = collecting(cast), actor_for(cast.secretary)
    for number in range(5):
        running.hand_in(number)
    services.close_round(running.round, by=by, at=NOW)
    browser = browser_of(cast.leader)
    address = reverse("opinions:round", args=[running.round.pk])
    assert browser.get(address).status_code == 403
    services.reveal_round(running.round, by=by, at=NOW)
    page = browser.get(address).content.decode()
    assert all(words in page for words in WORDS[:5])
    assert "全部原话反馈" not in page
