"""What is done with screenings: a run is begun, and goes on a few texts at a time until all are examined."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from duizhao import __version__
from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.checks.checked import Checked
from duizhao.core.checks.drafts.baseline import BaselineState, Known, known_as
from duizhao.core.checks.same_sentences import same_sentences
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.meeting import MeetingState, require_not_over
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import sources_of
from duizhao.web.screening.access import texts_for
from duizhao.web.screening.models import (
    Run,
    ScreenedFinding,
    ScreenedText,
    SharedPlace,
    SharedSentence,
)
from duizhao.web.statements.access import person_of, readable_versions
from duizhao.web.statements.examination import (
    NAME,
    examine_against,
    read_words,
    rules_on,
    set_aside_in,
    terms_of,
)
from duizhao.web.statements.models import Statement, Version
from duizhao.web.units.places import place_of

AT_ONCE = 4
"""How many texts are examined in one request; each takes well under a second."""


@transaction.atomic
def begin_run(meeting: Meeting, *, by: Actor, at: datetime) -> Run:
    """Begin a run over the last versions that the actor may read; the one that goes on, if one does.

    Raises Refused when there is no text yet.
    """
    require(by, Act.SCREENING_RUN, place_of(meeting.unit))
    claim(meeting)
    require_not_over(MeetingState(meeting.state))
    running = Run.objects.filter(meeting=meeting, state="running").first()
    if running is not None:
        return running
    versions = list(_versions(meeting, by))
    if not versions:
        raise Refused("还没有人提交材料，班子材料也还没有存成一版，没有可以查的")
    framework = terms_of(meeting).framework
    run = Run.objects.create(
        meeting=meeting,
        number=Run.objects.filter(meeting=meeting).count() + 1,
        by_id=person_of(by),
        typed_by_id=by.by_person_id,
        at=at,
        framework=framework.name if framework else "",
        rules=rules_on(meeting),
        program=__version__,
    )
    earlier = _last_texts(run)
    ScreenedText.objects.bulk_create(
        ScreenedText(
            run=run,
            statement_id=version.statement_id,
            version=version,
            before=earlier.get(version.statement_id),
        )
        for version in versions
    )
    note = f"{run}，{len(versions)} 份"
    record(Event.SCREENING_RUN, subject=run, unit_id=meeting.unit_id, by=by, at=at, note=note)
    return run


def go_on(run: Run, *, by: Actor) -> None:
    """Examine the next few texts of a run, each in a transaction of its own; after the last, compare them.

    A request that breaks off loses one text at most, and the next request takes it up again.
    """
    require(by, Act.SCREENING_RUN, place_of(run.meeting.unit))
    waiting = run.texts.filter(state="waiting").select_related(
        "statement__meeting__unit", "statement__person", "version"
    )
    readable = set(readable_versions(by, run.meeting).values_list("pk", flat=True))
    for text in waiting.defer("version__original")[:AT_ONCE]:
        if text.version_id in readable:
            _examine(text)
        else:
            _drop(text)
    if not run.texts.filter(state="waiting").exists():
        _finish(run, by=by)


@transaction.atomic
def note_compared(run: Run, *, by: Actor, at: datetime) -> None:
    """Say that somebody looked at what the texts share: the words of several people at once."""
    unit = run.meeting.unit_id
    record(Event.SCREENING_READ, subject=run, unit_id=unit, by=by, at=at, note=str(run))


def _versions(meeting: Meeting, by: Actor) -> Iterable[Version]:
    """Of each member what he handed in last; of the team the newest version that the actor may read."""
    readable = readable_versions(by, meeting).order_by("statement", "number")
    newest = {version.statement_id: version for version in readable}
    for statement in (
        Statement.objects.filter(meeting=meeting).select_related("sent").defer("sent__original")
    ):
        if statement.person_id is None and statement.pk in newest:
            yield newest[statement.pk]
        elif statement.person_id is not None and statement.sent and statement.pk in newest:
            yield statement.sent


def _last_texts(run: Run) -> dict[int, ScreenedText]:
    """Of each statement the text of the last run before this one that examined it."""
    before = ScreenedText.objects.filter(
        run__meeting=run.meeting_id, run__state="done", run__lt=run.pk, state="examined"
    )
    return {text.statement_id: text for text in before.order_by("run_id")}


def _examine(text: ScreenedText) -> None:
    """Examine one text; what takes time is done before anything is claimed."""
    earlier = _known_before(text)
    aside = set_aside_in(text.statement)
    known = tuple({**earlier, **aside}.values())
    checked = examine_against(text.statement, text.version.text, known)
    rows = [*_found(text, checked, earlier), *_solved(text, checked, earlier)]
    with transaction.atomic():
        try:
            claim(text, while_in={"waiting"})
        except Stale:
            return  # another window of the same run was faster; both found the same
        text.state, text.failed = "examined", [str(one) for one in checked.failed]
        text.save(update_fields=["state", "failed"])
        ScreenedFinding.objects.bulk_create(rows)


@transaction.atomic
def _drop(text: ScreenedText) -> None:
    """Leave a text out that was taken back since the run began."""
    try:
        claim(text, while_in={"waiting"})
    except Stale:
        return
    text.delete()


def _known_before(text: ScreenedText) -> dict[str, Known]:
    """What the run before found in this statement, and had not been solved by then."""
    if text.before is None:
        return {}
    found = text.before.findings.exclude(state=BaselineState.ABSENT.value)
    return {
        row.fingerprint: Known(NAME, row.code, row.fingerprint, row.quote, row.message, row.around)
        for row in found
    }


def _found(
    text: ScreenedText, checked: Checked, earlier: dict[str, Known]
) -> Iterable[ScreenedFinding]:
    comparison = checked.comparison
    for finding in checked.findings:
        known = comparison.known(finding) if comparison else None
        state = comparison.state_of(finding) if comparison else BaselineState.NEW
        if known is not None and known.fingerprint not in earlier:
            state = BaselineState.NEW  # set aside by its author since, and never screened before
        yield ScreenedFinding(
            text=text,
            code=finding.code,
            title=finding.title,
            level=finding.level.value,
            part=finding.part,
            message=finding.message,
            why=finding.why,
            basis=finding.basis[:200],
            quote=finding.quote,
            around=known_as(NAME, checked.statement.text, finding).around,
            start=finding.span.start,
            fingerprint=finding.fingerprint,
            state=state.value,
            reason=known.reason if known else "",
        )


def _solved(
    text: ScreenedText, checked: Checked, earlier: dict[str, Known]
) -> Iterable[ScreenedFinding]:
    gone = checked.comparison.solved if checked.comparison else ()
    if text.before is None or not gone:
        return
    had = {row.fingerprint: row for row in text.before.findings.all()}
    for known in gone:
        if known.fingerprint not in earlier:
            continue
        row = had[known.fingerprint]
        yield ScreenedFinding(
            text=text, code=row.code, title=row.title, level=row.level, part=row.part,
            message=row.message, why=row.why, basis=row.basis, quote=row.quote, around=row.around,
            fingerprint=row.fingerprint, state=BaselineState.ABSENT.value,
        )  # fmt: skip


def _finish(run: Run, *, by: Actor) -> None:
    """Compare the texts with each other and declare the run finished."""
    texts = {text.pk: text for text in texts_for(by, run).filter(state="examined")}
    framework = terms_of(run.meeting).framework
    read = {pk: read_words(text.version) for pk, text in texts.items()}
    quoted = (source.content for source in sources_of(run.meeting))
    shared = same_sentences(read, framework=framework, given=(run.meeting.theme, *quoted))
    with transaction.atomic():
        try:
            claim(run, while_in={"running"})
        except Stale:
            return
        run.state = "done"
        run.save(update_fields=["state"])
        for same in shared:
            sentence = SharedSentence.objects.create(run=run, exact=same.exact)
            SharedPlace.objects.bulk_create(
                SharedPlace(
                    sentence=sentence,
                    text=texts[place.text],
                    start=place.span.start,
                    words=place.words,
                )
                for place in same.places
            )
