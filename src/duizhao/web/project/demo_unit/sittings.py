"""The demo's sittings: last year's with its confirmed minutes, this year's with its agenda; every word is made up."""

from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from duizhao.core.access.roles import Role
from duizhao.core.cycle.agenda import ItemKind, Speaker, required_agenda
from duizhao.core.cycle.criticism import CriticismState
from duizhao.core.cycle.minutes import MinutesState
from duizhao.core.cycle.sitting import Presence, SeatKind, SittingState
from duizhao.web.accounts.models import User
from duizhao.web.kit.clock import now, today
from duizhao.web.meetings.models import Meeting
from duizhao.web.sittings.models import (
    AgendaItem,
    Attendance,
    Criticism,
    MinutesConfirmation,
    MinutesEntry,
    Reply,
    Sitting,
)
from duizhao.web.sittings.services.agenda import prepare_sitting
from duizhao.web.sittings.services.criticisms import write_criticism
from duizhao.web.units.actors import actor_of
from duizhao.web.units.models import Assignment, Person

WHERE = "局机关三楼会议室"
SEALED = (
    (1, 0, "十月的水费改革方案，您在会上先定了调子，分管的同志就没有再提不同数字。"),
    (1, 2, "三座水闸的安全检查报告拖了两个月才送来，我催了三次。"),
    (0, 1, "河湖长制的六件督办件超期，你没有主动到镇里去一次，都是让科室去催。"),
)
ABSENT = 5
SAID = {
    ItemKind.FOLLOW_UP: "通报上年度整改事项二十二项，完成二十项，两项转为长期坚持；这次征求意见四十一条，已全部原话反馈。",
    ItemKind.TEAM_TEXT: "代表班子对照检查，查摆问题九个，认领责任。",
    ItemKind.SUPERVISORS: "会前准备充分，批评见人见事；整改要写清谁办、哪天办完。",
    ItemKind.CLOSING: "会后十五天内把整改清单分到人，一季度末逐项看一遍。",
}
EXAMINED = (
    "去年下乡三十一天，有十九天是看现场、听汇报，同用水户谈得少。",
    "分管的请示有四件压了半个月，怕担责任，等上面的说法。",
    "安全检查重布置、轻回头看，有两处隐患第二次去还在。",
    "水费公示只看报表，没有到村里看过墙。",
    "谈话函询之外，平时提醒少，等到有了反映才谈。",
    "技术方案讨论不够，两个小型水库的设计返工一次。",
    "支部活动请人讲课多，自己讲得少。",
)
CRITICISED = (
    (1, 0, "人事议题您常常先说倾向，会上就没有第二种意见了。", "接受。以后人事议题我最后发言。", True),
    (2, 0, "到南片灌区去得少，去年一次也没有开过田头会。", "接受，上半年先去两个镇。", True),
    (4, 1, "窗口反映的十一件事，有三件你批了“阅”，没有写怎么办。", "接受，批件写明办法和日期。", True),
    (3, 2, "六月那次检查，你说整改完了，我到现场看闸门还是锈的。", "那是另一座闸，会后一起去看，情况记在案。", False),
    (6, 3, "两个村的水费公示栏是空的，你的报告里写的是全部公示。", "接受，是我没有核对。", True),
    (0, 4, "对新提任的科长只谈过一次话，监督还可以往前走一步。", "接受。", True),
    (2, 6, "党课一年四次，有三次是外请的。", "接受，今年自己讲两次。", True),
)  # fmt: skip


def make_sittings(meeting: Meeting) -> None:
    """The agenda of this year with sealed criticisms, and last year's sitting with its minutes."""
    team = list(meeting.unit.people.filter(team_rank__isnull=False).select_related("user"))
    _this_year(meeting, team)
    _last_year(Meeting.objects.get(unit=meeting.unit, year=meeting.year - 1), team)


def _this_year(meeting: Meeting, team: list[Person]) -> None:
    office = _person_with(meeting, Role.SECRETARY)
    sitting = prepare_sitting(
        meeting, by=actor_of(_user(office), today=today()), at=now(), today=today()
    )
    sitting.where, sitting.recorder = WHERE, office
    sitting.save(update_fields=["where", "recorder"])
    for writer, target, words in SEALED:
        by = actor_of(_user(team[writer]), today=today())
        write_criticism(meeting, team[target], words, by=by, at=now())


def _last_year(meeting: Meeting, team: list[Person]) -> None:
    opened = _at(meeting.held_on or today(), 9)
    sitting = Sitting.objects.create(
        meeting=meeting, state=SittingState.CLOSED.value, planned_on=meeting.held_on, where=WHERE,
        presider=team[0], recorder=_person_with(meeting, Role.SECRETARY), opened_at=opened,
        closed_at=opened + timedelta(hours=7), minutes_state=MinutesState.CONFIRMED.value,
        handed_out=1, locked_at=opened + timedelta(days=3),
    )  # fmt: skip
    for index, person in enumerate(team):
        absent = index == ABSENT
        Attendance.objects.create(
            sitting=sitting, person=person, seat=SeatKind.EXPECTED.value,
            presence=(Presence.ABSENT if absent else Presence.PRESENT).value,
            reason="在北京参加大坝安全培训" if absent else "",
            statement_on=opened.date() - timedelta(days=2) if absent else None,
            told_on=opened.date() + timedelta(days=2) if absent else None,
        )  # fmt: skip
        if not absent:
            MinutesConfirmation.objects.create(
                sitting=sitting, person=person, handed_out=1, at=opened + timedelta(days=3)
            )
    Attendance.objects.create(
        sitting=sitting, person=_person_with(meeting, Role.SUPERVISOR),
        seat=SeatKind.SUPERVISOR.value, presence=Presence.PRESENT.value,
    )  # fmt: skip
    _write_down(sitting, team, opened)


def _write_down(sitting: Sitting, team: list[Person], opened: datetime) -> None:
    speakers = [Speaker(person.pk, index == 0) for index, person in enumerate(team)]
    for rank, item in enumerate(required_agenda(speakers, supervised=True), 1):
        started = opened + timedelta(minutes=20 * (rank - 1))
        row = AgendaItem.objects.create(
            sitting=sitting, rank=rank, kind=item.kind.value, person_id=item.person_id,
            started_at=started, ended_at=started + timedelta(minutes=20),
        )  # fmt: skip
        words = SAID.get(item.kind, "")
        index = next((i for i, person in enumerate(team) if person.pk == item.person_id), 0)
        if item.kind is ItemKind.SELF_EXAMINATION:
            words = EXAMINED[index]
        if words:
            spoke = None if item.kind is ItemKind.SUPERVISORS else team[index]
            MinutesEntry.objects.create(
                sitting=sitting, item=row, key=uuid5(NAMESPACE_URL, words), speaker=spoke,
                words=words, at=started,
            )  # fmt: skip
        if item.kind is ItemKind.CRITICISM:
            _criticise(row, team, index, started)


def _criticise(item: AgendaItem, team: list[Person], target: int, at: datetime) -> None:
    for writer, about, words, reply, accepted in CRITICISED:
        if about != target:
            continue
        state = CriticismState.ACCEPTED if accepted else CriticismState.NOTED
        criticism = Criticism.objects.create(
            meeting=item.sitting.meeting, writer=team[writer], target=team[about], words=words,
            state=state.value, item=item, opened_at=at,
        )  # fmt: skip
        Reply.objects.create(criticism=criticism, words=reply, at=at)


def _person_with(meeting: Meeting, role: Role) -> Person:
    held = Assignment.objects.filter(unit=meeting.unit, role=role.value)
    return held.select_related("person__user")[0].person


def _user(person: Person) -> User:
    if person.user is None:
        raise RuntimeError(f"{person} has no account in the demo")
    return person.user


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
