"""A repeated or delayed save changes nothing; of two pages the one that knows the newest goes on."""

from datetime import UTC, datetime, timedelta

import pytest

from duizhao.core.cycle.autosave import Autosave, Kept, Sent, decide
from duizhao.core.cycle.section_lock import RELEASED_AFTER, Hold, holder_at, released_at

KEPT = Kept(client="甲", number=7, revision=20)


@pytest.mark.parametrize(
    ("sent", "outcome"),
    [
        (Sent(client="甲", number=8, seen=20), Autosave.KEEP),
        (Sent(client="甲", number=9, seen=3), Autosave.KEEP),
        (Sent(client="甲", number=7, seen=20), Autosave.REPEATED),
        (Sent(client="甲", number=6, seen=20), Autosave.REPEATED),
        (Sent(client="乙", number=1, seen=20), Autosave.KEEP),
        (Sent(client="乙", number=1, seen=19), Autosave.CONFLICT),
        (Sent(client="乙", number=99, seen=0), Autosave.CONFLICT),
    ],
)
def test_what_becomes_of_a_save(sent: Sent, outcome: Autosave) -> None:
    assert decide(KEPT, sent) is outcome


def test_the_first_save_is_kept() -> None:
    assert decide(None, Sent(client="甲", number=1, seen=0)) is Autosave.KEEP


def test_whatever_order_the_saves_of_a_page_arrive_in_the_newest_stays() -> None:
    kept = Kept("甲", 0, 0)
    for number in (3, 1, 2, 5, 4, 5):
        if decide(kept, Sent(client="甲", number=number, seen=kept.revision)) is Autosave.KEEP:
            kept = Kept("甲", number, kept.revision + 1)
    assert kept.number == 5


NOW = datetime(2026, 1, 12, 9, tzinfo=UTC)


def test_a_section_is_free_again_after_the_stated_time_without_a_sign() -> None:
    hold = Hold(3, NOW)
    assert holder_at(hold, NOW + RELEASED_AFTER - timedelta(seconds=1)) == 3
    assert holder_at(hold, released_at(hold)) is None
    assert holder_at(None, NOW) is None
