"""Two windows of the office screen at the same moment, on PostgreSQL: one run, each text examined once."""

from cast import Cast
from databases import on_postgresql
from duizhao.web.audit.models import Entry
from duizhao.web.screening import services
from duizhao.web.screening.models import Run, ScreenedFinding, SharedSentence
from make import actor_for, make_meeting, make_sent_statement
from races import overtaken, seen
from sitting_scenes import NOW

pytestmark = on_postgresql


def test_begun_twice_at_once_there_is_one_run(cast_for_all: Cast) -> None:
    meeting = make_meeting(cast_for_all.unit)
    make_sent_statement(meeting, cast_for_all.member)
    by = actor_for(cast_for_all.secretary)
    one, other = seen(meeting), seen(meeting)
    first, second = overtaken(
        lambda: services.begin_run(one, by=by, at=NOW),
        lambda: services.begin_run(other, by=by, at=NOW),
    )
    assert first.answer == second.answer == Run.objects.get()
    assert Entry.objects.count() == 1


def test_gone_on_with_twice_at_once_each_text_is_examined_once(cast_for_all: Cast) -> None:
    meeting = make_meeting(cast_for_all.unit)
    for person in (cast_for_all.leader, cast_for_all.member):
        make_sent_statement(meeting, person)
    by = actor_for(cast_for_all.secretary)
    run = services.begin_run(meeting, by=by, at=NOW)
    one, other = seen(run), seen(run)
    first, second = overtaken(
        lambda: services.go_on(one, by=by), lambda: services.go_on(other, by=by)
    )
    assert first.done
    assert second.done
    run.refresh_from_db()
    assert run.state == "done"
    for text in run.texts.all():
        names = list(
            ScreenedFinding.objects.filter(text=text).values_list("fingerprint", flat=True)
        )
        assert len(names) == len(set(names))
    shared = SharedSentence.objects.filter(run=run)
    assert shared.count() == len({place.words for one in shared for place in one.places.all()})
