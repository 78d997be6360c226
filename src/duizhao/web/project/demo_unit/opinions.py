"""The rounds of the invented bureau: one handed on, one just opened, or on the eve handed on as well."""

from itertools import zip_longest

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.opinion_round import RoundChannel
from duizhao.core.opinions.envelope import Spoken
from duizhao.web.meetings.models import Meeting
from duizhao.web.opinions import services
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.opinions.selectors import unsigned_of
from duizhao.web.project.demo_unit.people import Bureau, himself
from duizhao.web.project.demo_unit.plan import day, moment
from duizhao.web.project.demo_unit.problem_words import (
    DECLINED,
    MEMBERS,
    SECOND_ROUND,
    SECOND_ROUND_REASON,
    TEAM,
)
from duizhao.web.project.demo_unit.states import DemoState

SLIPS = 40
ALIKE = ("取水许可窗口中午没有人，群众要等到下午两点。", "取水许可窗口午间没人值班，群众要跑两趟。")


def make_rounds(
    meeting: Meeting, bureau: Bureau, state: DemoState, *, office: Actor, leader: Actor
) -> list[str]:
    """Both rounds; the codes of the open one that are still unused."""
    first = _collect(meeting, office, "面向机关干部征求意见", _about_everybody(bureau), opens=-13)
    _settle(first, office)
    services.forward_opinions(first, by=office, at=moment(-3))
    _receive(meeting, bureau, state, leader, days=-2)
    if state.prepared:
        said: list[list[Spoken]] = [[Spoken(None, "", words)] for words in SECOND_ROUND]
        second = _collect(meeting, office, "面向基层站所征求意见", said, opens=0, due=2)
        _put_aside(second, office)
        services.forward_opinions(second, by=office, at=moment(4))
        _receive(meeting, bureau, state, leader, days=5)
        return []
    second, codes = _open(meeting, office, "面向基层站所征求意见", opens=0, due=2)
    for words, code in zip(SECOND_ROUND[:3], codes, strict=False):
        services.hand_in(second, code, [Spoken(None, "", words)], today=day(0))
    return codes[3:]


def _about_everybody(bureau: Bureau) -> list[list[Spoken]]:
    """What each slip says: something about the team, about a member, or both."""
    of_team = [
        *(Spoken(None, seed.aspect, words) for seed in TEAM for words in seed.masses),
        Spoken(None, "", DECLINED[0]),
    ]
    of_members = [
        Spoken(person.pk, seed.aspect, words)
        for person, seeds in zip(bureau.team, MEMBERS, strict=True)
        for seed in seeds
        for words in seed.masses
    ]
    slips = zip_longest(of_team, of_members)
    return [[each for each in slip if each is not None] for slip in slips]


def _open(
    meeting: Meeting, office: Actor, title: str, *, opens: int, due: int
) -> tuple[Round, list[str]]:
    words = services.RoundWords(title=title, channel=RoundChannel.SLIPS, due=day(due))
    drafted = services.draft_round(meeting, words, by=office, at=moment(opens, 9))
    return drafted, services.open_round(drafted, by=office, at=moment(opens), slips=SLIPS)


def _collect(
    meeting: Meeting, office: Actor, title: str, slips: list[list[Spoken]], *, opens: int, due: int = -5
) -> Round:  # fmt: skip
    """A round in which these slips were used, opened after its last day."""
    collecting, codes = _open(meeting, office, title, opens=opens, due=due)
    for said, code in zip(slips, codes, strict=False):
        services.hand_in(collecting, code, said, today=day(due))
    services.close_round(collecting, by=office, at=moment(due + 1, 9))
    services.reveal_round(collecting, by=office, at=moment(due + 1))
    return collecting


def _settle(shown: Round, office: Actor) -> None:
    """Two opinions say the same, and one is no matter for the team."""
    same, into = (Opinion.objects.get(round=shown, words=words) for words in ALIKE)
    merged = services.Settlement(merged_into=into, reason="说的是同一件事")
    services.settle_opinion(same, merged, by=office, at=moment(-4, 15))
    declined = services.Settlement(declined=True, reason=DECLINED[1])
    opinion = Opinion.objects.get(round=shown, words=DECLINED[0])
    services.settle_opinion(opinion, declined, by=office, at=moment(-4, 16))


def _put_aside(shown: Round, office: Actor) -> None:
    declined = services.Settlement(declined=True, reason=SECOND_ROUND_REASON)
    for opinion in shown.opinions.all():
        services.settle_opinion(opinion, declined, by=office, at=moment(3, 15))


def _receive(
    meeting: Meeting, bureau: Bureau, state: DemoState, leader: Actor, *, days: int
) -> None:
    """Everybody signs for what is about him; in the middle two have not, and nobody has for the team."""
    late = () if state.prepared else (bureau.team[1], bureau.team[5])
    for person in bureau.team:
        if person not in late and unsigned_of(meeting, person.pk):
            services.receive_opinions(meeting, person.pk, by=himself(person), at=moment(days))
    if state.prepared:
        services.receive_opinions(meeting, None, by=leader, at=moment(days))
