"""Papers of the time before the sitting: plan, study, opinions, talks, problems."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.opinion_round import SHOWN, RoundState
from duizhao.core.cycle.talk import TalkState
from duizhao.web.meetings.papers import notice_facts, opinion_form_facts, plan_facts
from duizhao.web.meetings.selectors import participants, team_name
from duizhao.web.opinions.access import opinions_for, received_by, rounds_for
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.opinions.papers import feedback_facts, opinion_summary_facts
from duizhao.web.opinions.selectors import rounds_in
from duizhao.web.papers.drafts import Answer, Asked, Draft, Missing
from duizhao.web.study.papers import study_facts
from duizhao.web.talks.access import records_for
from duizhao.web.talks.models import Talk
from duizhao.web.talks.papers import talk_facts
from duizhao.web.trail.access import lists_for
from duizhao.web.trail.models import Problem, ProblemList
from duizhao.web.trail.papers import problem_list_facts
from duizhao.web.units.places import place_of

_TEAM = 0


def notice(asked: Asked) -> Answer:
    """The notice, as soon as there is a meeting."""
    return [Draft(1, "会议通知", lambda: notice_facts(asked.meeting, asked.occasion))]


def plan(asked: Asked) -> Answer:
    """The plan, once it has stages."""
    meeting = asked.meeting
    if not meeting.stages.exists():
        address = reverse("meetings:detail", args=[meeting.pk])
        return Missing("方案还没有环节和日期", address, "方案")
    return [Draft(1, "会议方案", lambda: plan_facts(meeting, asked.occasion, _agenda(asked)))]


def _agenda(asked: Asked) -> tuple[str, ...]:
    sitting = asked.sitting
    return tuple(map(str, sitting.items.select_related("person"))) if sitting else ()


def study(asked: Asked) -> Answer:
    """The study list and record, with who was where: for those who may see that of everybody."""
    meeting = asked.meeting
    if not may(asked.actor, Act.STUDY_COVERAGE, place_of(meeting.unit)):
        return None
    if not (meeting.readings.exists() or meeting.study_sessions.exists()):
        address = reverse("study:list", args=[meeting.pk])
        return Missing("还没有登记学习内容和集中学习", address, "学习")
    return [Draft(1, "学习清单和学习记录", lambda: study_facts(meeting, asked.occasion))]


def opinion_form(asked: Asked) -> Answer:
    """The form on which opinions are asked on paper."""
    return [Draft(1, "征求意见表", lambda: opinion_form_facts(asked.meeting, asked.occasion))]


def slip_sheet(asked: Asked) -> Answer:
    """Never from here: codes are shown once, when they are made, and kept nowhere."""
    if not may(asked.actor, Act.OPINION_COLLECT, place_of(asked.meeting.unit)):
        return None
    why = "意见码只在生成那一次打印，系统里不留，到那一轮征求意见里印"
    return Missing(why, reverse("opinions:rounds", args=[asked.meeting.pk]), "征求意见")


def opinion_summary(asked: Asked) -> Answer:
    """A summary for each round that is opened; a sealed one has nothing to show to anybody."""
    meeting = asked.meeting
    if not may(asked.actor, Act.OPINION_READ, place_of(meeting.unit)):
        return None
    opened = rounds_for(meeting).filter(state__in=[state.value for state in SHOWN])
    found = [
        Draft(shown.pk, f"征求意见汇总表（{shown}）", lambda shown=shown: _summary(asked, shown))  # type: ignore[misc]
        for shown in opened
    ]
    address = reverse("opinions:rounds", args=[meeting.pk])
    return found or Missing("还没有开封的意见", address, "征求意见")


def _summary(asked: Asked, shown: Round) -> object:
    shown.meeting = asked.meeting
    opinions = opinions_for(asked.actor, shown).select_related("point__problem")
    return opinion_summary_facts(shown, opinions, asked.occasion)


def feedback_slip(asked: Asked) -> Answer:
    """A slip for each about whom opinions were handed on: all for the office, his own for a member."""
    meeting = asked.meeting
    handed_on = received_by(asked.actor, meeting)
    if may(asked.actor, Act.OPINION_READ, place_of(meeting.unit)):
        handed_on = Opinion.objects.filter(round__in=rounds_in(meeting, RoundState.FORWARDED))
    about = set(handed_on.order_by().values_list("person", flat=True))
    names: list[tuple[int | None, str]] = [(None, team_name(meeting))]
    names += [(person.pk, person.name) for person in participants(meeting)]
    found = [
        Draft(
            pk or _TEAM, f"{name}的意见反馈单",
            lambda pk=pk, name=name: feedback_facts(  # type: ignore[misc]
                meeting, name, handed_on.filter(person=pk), asked.occasion
            ),
        )
        for pk, name in names
        if pk in about
    ]  # fmt: skip
    address = reverse("opinions:rounds", args=[meeting.pk])
    return found or Missing("没有反馈给您看的意见", address, "征求意见")


def talk_record(asked: Asked) -> Answer:
    """A record for each talk that took place, for the two who talked and nobody else."""
    meeting = asked.meeting
    talks = records_for(asked.actor, meeting.unit).filter(meeting=meeting)
    found = [
        Draft(talk.pk, f"{talk}谈心谈话记录表", lambda talk=talk: _talk(asked, talk))  # type: ignore[misc]
        for talk in talks.exclude(state=TalkState.DUE.value)
    ]
    why = "谈话记录只有谈话的两个人看得到，您没有记录"
    return found or Missing(why, reverse("talks:list", args=[meeting.pk]), "谈心谈话")


def _talk(asked: Asked, talk: Talk) -> object:
    return talk_facts(talk, asked.occasion)


def problem_list(asked: Asked) -> Answer:
    """A paper for each list of problems that the actor may know of and that has some."""
    listed = Exists(Problem.objects.filter(list=OuterRef("pk")))
    lists = lists_for(asked.actor, asked.meeting).filter(listed)
    found = [
        Draft(one.pk, str(one), lambda one=one: _problems(asked, one), one.revision + 1)  # type: ignore[misc]
        for one in lists
    ]
    address = reverse("trail:boards", args=[asked.meeting.pk])
    return found or Missing("还没有列出问题", address, "查摆问题")


def _problems(asked: Asked, problems: ProblemList) -> object:
    problems.meeting = asked.meeting
    return problem_list_facts(problems, asked.occasion)
