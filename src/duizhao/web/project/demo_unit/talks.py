"""The talks of the invented bureau: seven in ten have taken place, or on the eve all of them."""

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.talk import TalkKind
from duizhao.web.meetings.models import Meeting
from duizhao.web.project.demo_unit.people import Bureau, himself
from duizhao.web.project.demo_unit.plan import day, moment
from duizhao.web.project.demo_unit.problem_words import MEMBERS
from duizhao.web.project.demo_unit.states import DemoState
from duizhao.web.talks import services
from duizhao.web.talks.models import Talk
from duizhao.web.units.models import Person

HELD, CONFIRMED = 7, 6
"""Of ten talks, how many have taken place in the middle, and how many both have confirmed."""


def make_talks(meeting: Meeting, bureau: Bureau, state: DemoState, *, office: Actor) -> None:
    """The pairs that the roster asks for; what is said of a member is what his problems answer later."""
    services.plan_talks(meeting, frozenset(TalkKind), by=office, at=moment(-12))
    unsaid = {
        person.pk: [words for seed in seeds for words in seed.colleagues]
        for person, seeds in zip(bureau.team, MEMBERS, strict=True)
    }
    talks = Talk.objects.filter(meeting=meeting).select_related("one", "other__department")
    for index, talk in enumerate(talks):
        words = _words(talk, unsaid, days=-1 - index % 9)
        if state.prepared or index % 10 < HELD:
            hold(talk, words, confirmed=state.prepared or index % 10 < CONFIRMED)


def hold(talk: Talk, words: services.TalkWords, *, confirmed: bool) -> None:
    """Let a talk take place, written down by the one side, and confirmed by the other or not yet."""
    writer, reader = himself(talk.other), himself(talk.one)
    days = (words.held_on - day(0)).days
    services.record_talk(talk, words, by=writer, at=moment(days, 16), today=words.held_on)
    if confirmed:
        services.confirm_talk(talk, by=reader, at=moment(days, 17))


def _words(talk: Talk, unsaid: dict[int, list[str]], *, days: int) -> services.TalkWords:
    of_one, of_other = "", ""
    if talk.other.team_rank is None:
        of_one = _next(talk.one, unsaid)
        of_other = f"{talk.other.department}报送材料有时晚，{talk.other}今后提前一天。"
    elif len(unsaid[talk.one_id]) >= len(unsaid[talk.other_id]):
        of_one = _next(talk.one, unsaid)
    else:
        of_other = _next(talk.other, unsaid)
    return services.TalkWords(
        held_on=day(days), where="局机关谈心室", problems_of_one=of_one, problems_of_other=of_other
    )


def _next(person: Person, unsaid: dict[int, list[str]]) -> str:
    return unsaid[person.pk].pop(0) if unsaid[person.pk] else ""
