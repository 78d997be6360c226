"""What pages show of people, accounts and roles."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from duizhao.core.access.actor import Actor
from duizhao.core.access.roles import ADMINISTRATORS
from duizhao.web.audit.events import Event
from duizhao.web.audit.models import Entry
from duizhao.web.units.actors import valid_on
from duizhao.web.units.models import Assignment, Installation, Person, Unit


def people_shown(unit: Unit, *, words: str, show: str, today: date) -> "QuerySet[Person]":
    """The people of a unit, narrowed by words in name, number, post or department, and by what is to be shown."""
    people = people_of(unit).select_related("department", "branch")
    gone = Q(left__lt=today)
    people = people.filter(gone) if show == "left" else people.exclude(gone)
    if show == "team":
        people = people.filter(team_rank__isnull=False)
    for word in words.split():
        people = people.filter(
            Q(name__icontains=word) | Q(number__icontains=word) | Q(post__icontains=word)
            | Q(department__name__icontains=word)
        )  # fmt: skip
    return people.prefetch_related("in_charge_of")


def people_of(unit: Unit) -> "QuerySet[Person]":
    """The people of a unit; of a branch those who belong to it, whatever their part in it.

    The committee of a branch comes first.
    """
    if unit.branch_id is None:
        return unit.people.all()
    ranks = (F("committee_rank").asc(nulls_last=True), F("team_rank").asc(nulls_last=True), "pk")
    return Person.objects.filter(branch=unit.branch_id).order_by(*ranks)


def with_missing(names: Mapping[int, str], people: Iterable[int | None]) -> dict[int, str]:
    """Names by key, and those of further people who aren't among them."""
    missing = {one for one in people if one is not None} - names.keys()
    more = Person.objects.filter(pk__in=missing).values_list("pk", "name") if missing else ()
    return {**names, **dict(more)}


def members_of(unit: Unit) -> "QuerySet[Person]":
    """Whose meetings a unit holds, in their order: the members of the team, or a branch's party members.

    Of a branch's, administrators take no part in the program (三员分立).
    """
    people = people_of(unit).filter(left__isnull=True)
    if unit.branch_id is None:
        return people.filter(team_rank__isnull=False)
    return people.filter(party_member=True).exclude(pk__in=administrators().values("person"))


def administrators() -> "QuerySet[Assignment]":
    """The assignments of those who administer the machine of any unit."""
    roles = [role.value for role in ADMINISTRATORS]
    return Assignment.objects.filter(role__in=roles, last_day=None)


def accounts_of(unit: Unit, *, today: date) -> "QuerySet[Person]":
    """Everybody of a unit who has an account or may be given one."""
    here = Q(left__isnull=True) | Q(left__gte=today) | Q(user__isnull=False)
    return Person.objects.filter(here, unit=unit).select_related("user")


def roles_of(unit: Unit, *, today: date) -> "QuerySet[Assignment]":
    """The roles in a unit that hold today or later, the administrators last."""
    rows = Assignment.objects.filter(Q(last_day__isnull=True) | Q(last_day__gte=today), unit=unit)
    return rows.select_related("person__unit", "acting_for").order_by("acting_for", "role", "pk")


def roles_held(person: Person, *, today: date) -> "QuerySet[Assignment]":
    """The roles of a person that hold today or later, and those held for him."""
    rows = Assignment.objects.filter(Q(last_day__isnull=True) | Q(last_day__gte=today))
    mine = rows.filter(Q(person=person) | Q(acting_for=person))
    return mine.select_related("person", "acting_for", "unit")


def can_act_for(actor: Actor, *, today: date) -> "QuerySet[Assignment]":
    """For whom the person at the desk may keep the record today."""
    me = actor.by_person_id or actor.person_id or 0
    rows = valid_on(today).filter(person_id=me, acting_for__isnull=False)
    return rows.select_related("acting_for", "unit")


def acted_by(actor: Actor) -> "QuerySet[Assignment]":
    """Who keeps or kept the record for the actor."""
    rows = Assignment.objects.filter(acting_for_id=actor.person_id, acting_for__isnull=False)
    return rows.select_related("person")


def done_in_name_of(actor: Actor) -> "QuerySet[Entry]":
    """What others have entered in the actor's name, the newest first; that they stopped is no such thing."""
    entered = Entry.objects.filter(actor_id=actor.person_id, by_id__isnull=False)
    return entered.exclude(event=Event.ACTING_ENDED.value)


def confirmed_until(actor: Actor) -> datetime | None:
    """The moment up to which the actor has confirmed what others entered for him."""
    found: datetime | None = acted_by(actor).aggregate(last=Max("confirmed_at"))["last"]
    return found


def unconfirmed_entries(actor: Actor) -> int:
    """How much others have entered in the actor's name that he, in person, has not confirmed."""
    if actor.person_id is None or actor.acting_for_id is not None:
        return 0
    confirmed = acted_by(actor).filter(confirmed_at__gte=OuterRef("at"))
    return done_in_name_of(actor).filter(~Exists(confirmed)).count()


def is_set_up() -> bool:
    """Whether the installation has a unit, which is what its first start makes."""
    return Installation.objects.exists() or Unit.objects.exists()
