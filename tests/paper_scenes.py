"""A meeting of which every kind of paper can be made, but for the slips."""

from datetime import date

from cast import Cast
from duizhao.web.conduct import sitting_moves
from duizhao.web.meetings.models import Meeting
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.programmes.services.programmes import set_up
from duizhao.web.sittings.services import agenda
from ledger_scenes import make_evidence, make_item, make_started
from make import (
    TODAY,
    actor_for,
    make_finding,
    make_inspection,
    make_list,
    make_meeting,
    make_planned_meeting,
    make_problem,
    make_reading,
    make_sent_comment,
    make_sent_statement,
    make_session,
    make_talk,
)
from programme_scenes import UNDONE
from sitting_scenes import NOW, answer, finished, said, sign_in

ABOUT_TEAM = ("会议多，一周开了四个半天。", "到灌区调研提前打招呼。")
ABOUT_MEMBER = "灌区确权的事催了三次才有答复。"


def full_meeting(cast: Cast) -> Meeting:
    """Everything was recorded: plan, study, opinions, talks, problems, texts, sitting, ledger, feedback."""
    make_item(cast, make_meeting(cast.unit, 2024))
    meeting = make_planned_meeting(cast.unit, state="ready", ready_at=NOW)
    make_reading(meeting)
    make_session(meeting)
    opinions_of(cast, meeting)
    make_talk(
        meeting, cast.leader, cast.member, state="recorded", held_on=TODAY,
        problems_of_one="布置任务急。", agreed="每半个月当面说一次。",
    )  # fmt: skip
    make_problem(make_list(meeting))
    make_problem(make_list(meeting, cast.member), "灌区确权没有按期完成")
    make_sent_statement(meeting)
    make_sent_comment(meeting, cast.member, cast.secretary)
    sitting_of(cast, meeting)
    make_evidence(cast, make_started(cast, meeting))
    inspection = make_inspection(meeting)
    make_finding(inspection)
    set_up(inspection, UNDONE, by=actor_for(cast.secretary), at=NOW)
    return meeting


def opinions_of(cast: Cast, meeting: Meeting) -> Round:
    """A round that was handed on, with opinions about the team and one about the member."""
    shown = Round.objects.create(
        meeting=meeting, title="机关干部意见箱", channel="slips", due=date(2026, 1, 9),
        state="forwarded", collected=6,
    )  # fmt: skip
    for words in ABOUT_TEAM:
        Opinion.objects.create(round=shown, words=words, group="窗口办事群众")
    Opinion.objects.create(round=shown, person=cast.member, words=ABOUT_MEMBER)
    return shown


def sitting_of(cast: Cast, meeting: Meeting) -> None:
    """A sitting that was held, with a criticism, and the leader's one colleague there."""
    sitting = agenda.prepare_sitting(meeting, by=actor_for(cast.secretary), at=NOW, today=TODAY)
    sign_in(cast, sitting)
    sitting_moves.open_sitting(sitting, by=actor_for(cast.leader), at=NOW)
    answer(said(cast, sitting, cast.member, cast.leader))
    finished(cast, sitting)
    meeting.refresh_from_db()
