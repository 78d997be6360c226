"""What the pages of screening show: whose text stands where, what is open in it, what texts share."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.checks.drafts.baseline import BaselineState
from duizhao.web.screening.access import texts_for
from duizhao.web.screening.models import (
    Run,
    ScreenedFinding,
    ScreenedText,
    SharedPlace,
    SharedSentence,
)
from duizhao.web.statements.models import Statement
from duizhao.web.units.selectors import members_of

_THERE = [state.value for state in BaselineState if state is not BaselineState.ABSENT]
_GONE = Q(findings__state=BaselineState.ABSENT.value)
_OPEN = Q(findings__state__in=_THERE, findings__reason="")
_ASIDE = Q(findings__state__in=_THERE, findings__reason__gt="")
SHOWN = {
    "open": "要看的",
    "new": "新出现的",
    "aside": "作者写明理由的",
    "solved": "已消除的",
}
"""Which findings of a text a reader may ask for."""
STANDS = {"open": "还有要看的", "clear": "没有要看的", "missing": "没有查到"}
"""Which texts of a run a reader may ask for."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """Whose text stands where; `text` is None where there was nothing to examine, and `why` says so."""

    who: str
    text: ScreenedText | None
    why: str
    open: int = 0
    new: int = 0
    aside: int = 0
    solved: int = 0


def rows_of(
    run: Run, readable: "QuerySet[ScreenedText]", *, who: str = "", stand: str = ""
) -> list[TextRow]:
    """The team's text and the members' in the order of the roster; never in the order of a number.

    `readable` are those of the run that the reader may read.
    """
    texts = {
        text.statement_id: text
        for text in readable.defer("version__original", "version__text").annotate(
            open_findings=Count("findings", filter=_OPEN),
            new_findings=Count(
                "findings", filter=_OPEN & Q(findings__state=BaselineState.NEW.value)
            ),
            aside_findings=Count("findings", filter=_ASIDE),
            solved_findings=Count("findings", filter=_GONE),
        )
    }
    screened = set(run.texts.values_list("statement", flat=True))
    statements = {
        one.person_id: one
        for one in Statement.objects.filter(meeting=run.meeting_id).select_related("person")
    }
    unit = run.meeting.unit
    team = members_of(unit)
    people: dict[int | None, str] = {None: unit.team_name or "领导班子"}
    people |= {one.pk: one.name for one in team}
    people |= {  # who left the team since the run
        pk: str(one.person)
        for pk, one in statements.items()
        if pk not in people and one.pk in screened
    }
    rows = [
        _row(name, statements.get(pk), texts, screened, team=pk is None)
        for pk, name in people.items()
    ]
    return [row for row in rows if who in row.who and _stands(row, stand)]


def _row(
    who: str,
    statement: Statement | None,
    texts: Mapping[int, ScreenedText],
    screened: set[int],
    *,
    team: bool,
) -> TextRow:
    if statement is None or statement.pk not in screened:
        return TextRow(who, None, "那时还没有存成一版" if team else "那时还没有提交")
    text = texts.get(statement.pk)
    if text is None:
        return TextRow(who, None, "查过的那一版已经撤回，或者不由您看")
    if text.state != "examined":
        return TextRow(who, None, "等着查")
    numbers = text.__dict__
    return TextRow(
        who,
        text,
        "",
        numbers["open_findings"],
        numbers["new_findings"] if text.before_id else 0,
        numbers["aside_findings"],
        numbers["solved_findings"],
    )


def _stands(row: TextRow, stand: str) -> bool:
    match stand:
        case "open":
            return row.open > 0
        case "clear":
            return row.text is not None and row.open == 0
        case "missing":
            return row.text is None
    return True


@dataclass(frozen=True, slots=True)
class RulesChanged:
    """Rules that came and went since the run before: a new finding may come from a new rule."""

    added: tuple[str, ...]
    dropped: tuple[str, ...]


def rules_changed(run: Run) -> RulesChanged | None:
    """How the rules differ from those of the run before; None where they don't, or there is none."""
    before = Run.objects.filter(meeting=run.meeting_id, number__lt=run.number).first()
    if before is None or before.rules == run.rules:
        return None
    old, new = set(before.rules), set(run.rules)
    return RulesChanged(tuple(sorted(new - old)), tuple(sorted(old - new)))


def findings_of(text: ScreenedText, *, shown: str = "") -> "QuerySet[ScreenedFinding]":
    """The findings of a text by rule; `shown` is a key of SHOWN, else all that stand in it."""
    rows = text.findings.all()
    absent = BaselineState.ABSENT.value
    match shown:
        case "new":
            return rows.filter(state=BaselineState.NEW.value, reason="")
        case "aside":
            return rows.exclude(reason="").exclude(state=absent)
        case "solved":
            return rows.filter(state=absent)
    return rows.exclude(state=absent).filter(reason="")


def place_in(text: ScreenedText, start: int) -> str:
    """The address of the paragraph of a place on the page where the text is read."""
    address = reverse("statements:statement", args=[text.statement_id])
    paragraph = text.version.text.rfind("\n", 0, start) + 1
    return f"{address}#at-{paragraph}"


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with the address of its place."""

    finding: ScreenedFinding
    address: str


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place of a shared sentence: whose, where, how it reads there."""

    who: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownShared:
    """A shared sentence with those of its places that the reader may see."""

    exact: bool
    places: tuple[ShownPlace, ...]


def shared_in(actor: Actor, run: Run, *, who: str = "") -> list[ShownShared]:
    """The sentences that texts share, as far as the actor may read at least two of them."""
    texts = {text.pk: text for text in texts_for(actor, run)}
    places: dict[SharedSentence, list[SharedPlace]] = {}
    for place in SharedPlace.objects.filter(sentence__run=run, text__in=list(texts)).select_related(
        "sentence"
    ):
        places.setdefault(place.sentence, []).append(place)
    shown = (_shared(sentence, found, texts) for sentence, found in places.items())
    return [
        one
        for one in shown
        if len({place.who for place in one.places}) > 1
        and any(who in place.who for place in one.places)
    ]


def number_shared(run: Run, readable: "QuerySet[ScreenedText]") -> int:
    """How many sentences stand in at least two of the texts that the reader may read."""
    stands_in = Count(
        "places__text", filter=Q(places__text__in=readable.values("pk")), distinct=True
    )
    return run.shared.annotate(stands_in=stands_in).filter(stands_in__gt=1).count()


def _shared(
    sentence: SharedSentence, places: list[SharedPlace], texts: dict[int, ScreenedText]
) -> ShownShared:
    return ShownShared(
        sentence.exact,
        tuple(
            ShownPlace(
                name_of(texts[place.text_id]),
                place.words,
                place_in(texts[place.text_id], place.start),
            )
            for place in places
        ),
    )


def name_of(text: ScreenedText) -> str:
    """Whose text it is."""
    statement = text.statement
    return str(statement.person or statement.meeting.unit.team_name or "领导班子")
