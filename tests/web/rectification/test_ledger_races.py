"""Two people at one item at the same moment, on PostgreSQL: the slower is told, nothing is lost."""

from datetime import date

from cast import Cast
from databases import on_postgresql
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.rectification.models import Item, Verification
from duizhao.web.rectification.services import plan, verification
from ledger_scenes import NOW, SEEN, item_words, make_item, make_verifying
from make import actor_for, make_meeting
from races import overtaken, seen

pytestmark = on_postgresql


def test_of_two_reviewers_the_slower_is_told_and_one_outcome_stands(cast_for_all: Cast) -> None:
    cast = cast_for_all
    item = make_verifying(cast, make_meeting(cast.unit))
    one, other = seen(item), seen(item)
    first, second = overtaken(
        lambda: verification.pass_item(one, SEEN, by=actor_for(cast.cadre), at=NOW),
        lambda: verification.send_back(
            other, "回访没有记名", by=actor_for(cast.supervisor), at=NOW, revision=other.revision
        ),
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert Verification.objects.get().outcome == "passed"
    assert Item.objects.get().state == "verifying"
    assert not Entry.objects.filter(event="item:returned").exists()


def test_of_two_who_pass_at_once_one_is_refused(cast_for_all: Cast) -> None:
    cast = cast_for_all
    item = make_verifying(cast, make_meeting(cast.unit))
    one, other = seen(item), seen(item)
    first, second = overtaken(
        lambda: verification.pass_item(one, SEEN, by=actor_for(cast.cadre), at=NOW),
        lambda: verification.pass_item(other, SEEN, by=actor_for(cast.supervisor), at=NOW),
    )
    assert first.done
    assert isinstance(second.raised, Refused)
    assert Verification.objects.get().verifier == cast.cadre


def test_of_two_who_write_one_item_the_slower_is_told(cast_for_all: Cast) -> None:
    cast = cast_for_all
    item = make_item(cast, make_meeting(cast.unit))
    one, other = seen(item), seen(item)
    office = actor_for(cast.secretary)
    first, second = overtaken(
        lambda: plan.change_item(
            one, item_words(cast.member, goal="全部按期办结"), by=office, at=NOW,
            revision=one.revision,
        ),
        lambda: plan.hand_out(
            [(other, other.revision)], owner=cast.leader, department=None, due=date(2026, 3, 1),
            by=office, at=NOW,
        ),
    )  # fmt: skip
    assert first.done
    assert isinstance(second.raised, Stale)
    item.refresh_from_db()
    assert (item.goal, item.owner) == ("全部按期办结", cast.member)
