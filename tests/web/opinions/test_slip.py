"""The page of a slip: one submission for each code, the same answer for every code that is of no use."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from cast import Cast, make_cast
from databases import file_database, on_both
from duizhao.core.opinions.codes import grouped, new_codes
from duizhao.core.opinions.envelope import Spoken
from duizhao.core.opinions.urn import Unusable
from duizhao.web.opinions import services
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.units.models import Person
from duizhao.web.urns import throttle
from duizhao.web.urns.throttle import MOST, WRONG_CODES
from make import TODAY, actor_for
from opinion_rounds import NOW, WORDS, Collecting, collecting

pytestmark = on_both


@pytest.fixture(autouse=True)
def _full_bucket() -> Iterator[None]:
    WRONG_CODES.refill()
    yield
    WRONG_CODES.refill()


@pytest.fixture
def running(cast: Cast) -> Collecting:
    return collecting(cast)


def address_of(code: str) -> str:
    return reverse("opinions:slip", args=[code])


def reveal(running: Collecting, by: Person) -> Round:
    services.close_round(running.round, by=actor_for(by), at=NOW)
    services.reveal_round(running.round, by=actor_for(by), at=NOW)
    return running.round


def test_one_slip_carries_opinions_about_the_team_and_about_members(
    cast: Cast, running: Collecting
) -> None:
    sent = {
        "team_0": f"{WORDS[0]}\n{WORDS[1]}",
        f"person_{cast.member.pk}": WORDS[2],
        f"aspect_of_person_{cast.member.pk}": "",
    }
    answer = Client().post(address_of(running.codes[0]), sent)
    assert (answer.status_code, answer["Location"]) == (302, reverse("opinions:slip-done"))
    for number in range(1, 5):
        running.hand_in(number)
    shown = reveal(running, cast.secretary)
    assert shown.collected == 5
    mine = Opinion.objects.filter(person=cast.member)
    assert [opinion.words for opinion in mine] == [WORDS[2]]
    assert Opinion.objects.filter(person=None).count() == 6
    aspect = Opinion.objects.filter(words=WORDS[0]).first()
    assert aspect is not None
    assert aspect.aspect


def test_the_page_says_who_can_read_it_before_anybody_writes(
    cast: Cast, running: Collecting
) -> None:
    page = Client().get(address_of(running.codes[0])).content.decode()
    assert page.index("谁能看到") < page.index("<textarea")
    assert "会务和主要负责人能看全部原话" in page
    assert cast.member.name in page
    assert cast.cadre.name not in page


@pytest.mark.parametrize("way", [grouped, str.lower])
def test_a_code_in_an_address_is_read_as_it_was_typed(
    running: Collecting, way: Callable[[str], str]
) -> None:
    assert Client().get(address_of(way(running.codes[0]))).status_code == 200


def test_a_code_typed_by_hand_leads_to_the_same_page(running: Collecting) -> None:
    answer = Client().post(reverse("opinions:code"), {"code": grouped(running.codes[0]).lower()})
    assert answer["Location"] == address_of(running.codes[0])
    wrong = Client().post(reverse("opinions:code"), {"code": "K7QM-3XWP"})
    assert wrong.status_code == 422
    assert "K7QM-3XWP" in wrong.content.decode()


def test_wrong_used_and_closed_codes_are_answered_alike_and_words_are_kept(
    cast: Cast, running: Collecting
) -> None:
    sent = {"team_0": WORDS[3]}
    closed = collecting(cast, meeting=running.round.meeting)
    services.close_round(closed.round, by=actor_for(cast.secretary), at=NOW)
    running.hand_in(0)
    answers = [
        Client().post(address_of(code), sent)
        for code in (new_codes(1)[0], running.codes[0], closed.codes[0])
    ]
    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert len({answer.content for answer in answers}) == 1
    assert WORDS[3] in answers[0].content.decode()


def test_looking_does_not_tell_whether_a_code_was_used(running: Collecting) -> None:
    fresh = Client().get(address_of(running.codes[0])).content
    running.hand_in(0)
    assert Client().get(address_of(running.codes[0])).content == fresh


def test_what_was_typed_stays_when_something_is_wrong(cast: Cast, running: Collecting) -> None:
    much = {f"person_{cast.member.pk}": "长" * 1500, f"person_{cast.leader.pk}": "短" * 1500}
    answer = Client().post(address_of(running.codes[0]), much)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "写得太多了" in page
    assert "长" * 1500 in page
    assert page.count("<details open") == 2
    assert Client().post(address_of(running.codes[0]), {"team_0": WORDS[0]}).status_code == 302


def test_an_empty_slip_is_not_spent(running: Collecting) -> None:
    answer = Client().post(address_of(running.codes[0]), {"team_0": "  \n "})
    assert "一条意见也没有写" in answer.content.decode()
    assert Client().post(address_of(running.codes[0]), {"team_0": WORDS[0]}).status_code == 302


def test_many_wrong_codes_wait_and_a_right_one_does_not(
    running: Collecting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "monotonic", lambda: 0.0)
    WRONG_CODES.refill()
    wrong = [Client().get(address_of(code)).status_code for code in new_codes(MOST + 1)]
    assert wrong == [422] * MOST + [429]
    assert Client().get(address_of(running.codes[0])).status_code == 200


@pytest.fixture
def on_disk(tmp_path: Path, the_day: None, transactional_db: None) -> Iterator[Cast]:  # noqa: ARG001
    """The cast in a database that threads can share: PostgreSQL where it is set, else a file."""
    with nullcontext() if connection.vendor == "postgresql" else file_database(tmp_path):
        yield make_cast()


def test_many_hands_at_once_lose_nothing_and_one_code_counts_once(on_disk: Cast) -> None:
    running = collecting(on_disk, slips=12)
    races = [(number, turn) for number in range(8) for turn in range(3)]

    def hand_in(race: tuple[int, int]) -> bool:
        number, turn = race
        said = [Spoken(None, "", f"第 {number} 张码第 {turn} 次：{WORDS[number % 7]}")]
        try:
            services.hand_in(running.round, running.codes[number], said, today=TODAY)
        except Unusable:
            return False
        finally:
            connections["default"].close()
        return True

    with ThreadPoolExecutor(8) as hands:
        went_in = list(hands.map(hand_in, races))
    assert sum(went_in) == 8
    reveal(running, on_disk.secretary)
    words = Opinion.objects.values_list("words", flat=True)
    assert Counter(each[:5] for each in words) == Counter(f"第 {n} 张" for n in range(8))
