"""Publications of how a feedback is mended: drafted, noted as made or not made, taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.programme import BEFORE_REPORT, UNDER_WAY, ProgrammeState
from duizhao.core.cycle.publication import (
    DO_WITHOUT,
    PUBLISH,
    TAKE_BACK,
    PublicationFacts,
    PublicationState,
)
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.programmes.access import place_of_programme
from duizhao.web.programmes.models import Publication, Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationWords:
    """A publication as it was typed; `withheld` gives each number left out its reason."""

    text: str
    on: date | None = None
    where: str = ""
    withheld: Mapping[str, str]


@transaction.atomic
def write_publication(
    publication: Publication,
    words: PublicationWords,
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Write the draft anew. Raises Refused for a number left out without a reason."""
    _begin(publication, {PublicationState.DRAFTED}, by=by, revision=revision)
    _write(publication, words)
    _record(Event.PUBLICATION_WRITTEN, publication, by=by, at=at)


@transaction.atomic
def publish(
    publication: Publication,
    words: PublicationWords,
    *,
    today: date,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Note that it was made public, in which words, where and when. Raises Refused with all that is missing."""
    _begin(publication, PUBLISH.sources, by=by, revision=revision)
    PUBLISH.check(
        PublicationState(publication.state),
        PublicationFacts(
            on=words.on,
            today=today,
            where=words.where,
            text=words.text,
            withheld_without_reason=_bare(words),
            report_sent=ProgrammeState(publication.programme.state) not in BEFORE_REPORT,
        ),
    )
    publication.state = PUBLISH.target.value
    _write(publication, words)
    _record(Event.PUBLICATION_MADE, publication, by=by, at=at, note=words.where)


@transaction.atomic
def do_without(
    publication: Publication, reason: str, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Note that it is not made public, and why."""
    _begin(publication, DO_WITHOUT.sources, by=by, revision=revision)
    DO_WITHOUT.check(PublicationState(publication.state), PublicationFacts(reason=reason))
    publication.state, publication.reason = DO_WITHOUT.target.value, reason.strip()
    publication.save()
    _record(Event.PUBLICATION_NOT_MADE, publication, by=by, at=at, note=reason)


@transaction.atomic
def take_back(
    publication: Publication, reason: str, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Make a draft of it again, with the reason; what had been noted stays in the audit."""
    _begin(publication, TAKE_BACK.sources, by=by, revision=revision)
    TAKE_BACK.check(PublicationState(publication.state), PublicationFacts(reason=reason))
    note = f"{publication.published_on or ''} {publication.where} {reason}".strip()
    publication.state, publication.reason = TAKE_BACK.target.value, reason.strip()
    publication.save()
    _record(Event.PUBLICATION_TAKEN_BACK, publication, by=by, at=at, note=note)


def _begin(
    publication: Publication,
    sources: frozenset[PublicationState] | set[PublicationState],
    *,
    by: Actor,
    revision: int | None,
) -> None:
    require(by, Act.PROGRAMME_WRITE, place_of_programme(publication.programme))
    programme = publication.programme
    claim(programme, while_in=UNDER_WAY)
    claim(publication, while_in=sources, revision=revision)
    publication.programme = programme


def _write(publication: Publication, words: PublicationWords) -> None:
    if bare := _bare(words):
        raise Refused(f"第 {'、'.join(bare)} 条不公开，请写明理由")
    publication.text, publication.where = words.text.strip(), words.where.strip()
    publication.published_on = words.on
    publication.save()
    publication.withheld.all().delete()
    Withheld.objects.bulk_create(
        Withheld(publication=publication, number=number, reason=reason.strip())
        for number, reason in words.withheld.items()
    )


def _bare(words: PublicationWords) -> tuple[str, ...]:
    return tuple(number for number, reason in words.withheld.items() if not reason.strip())


def _record(
    event: Event, publication: Publication, *, by: Actor, at: datetime, note: str = ""
) -> None:
    unit_id = publication.programme.inspection.meeting.unit_id
    record(event, subject=publication, unit_id=unit_id, by=by, at=at, note=note)
