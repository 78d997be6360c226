"""Two at the package of one meeting at the same moment, on PostgreSQL: one is built, and no piece of it twice."""

from cast import Cast
from databases import on_postgresql
from dossier_scenes import begun, held_meeting
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.dossier.reach import Reach
from duizhao.web.dossier.models import Build
from duizhao.web.dossier.services import begin_build, carry_on
from ledger_scenes import NOW
from make import actor_for
from races import overtaken, seen

pytestmark = on_postgresql


def test_of_two_who_begin_the_slower_is_told(cast_for_all: Cast) -> None:
    meeting = held_meeting(cast_for_all)
    first_seen, second_seen = seen(meeting), seen(meeting)
    first, second = overtaken(
        lambda: begin_build(
            first_seen, Reach.ARCHIVE, by=actor_for(cast_for_all.secretary), at=NOW
        ),
        lambda: begin_build(second_seen, Reach.ARCHIVE, by=actor_for(cast_for_all.leader), at=NOW),
    )
    assert first.done
    assert isinstance(second.raised, (Stale, Refused))
    assert Build.objects.get().by_name == cast_for_all.secretary.name


def test_two_who_go_on_make_no_piece_twice(cast_for_all: Cast) -> None:
    build = begun(cast_for_all)
    ways = [(seen(build), cast_for_all.secretary), (seen(build), cast_for_all.leader)]
    first, second = overtaken(
        *(
            lambda row=row, who=who: carry_on(row, by=actor_for(who), at=NOW, seconds=0)
            for row, who in ways
        )
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert build.pieces.filter(made=True).count() == 1
