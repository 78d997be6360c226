"""What the records of a meeting count up to: the figures that its report and its circular give."""

from dataclasses import dataclass

from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field, FieldList
from duizhao.core.papers.occasion import SAMPLE, Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFigures:
    """The figures of a meeting, each None where nothing was recorded; absent ones with the reason.

    `tasks` are by aspect: how many problems of the ledger there are, of the team and of members.
    """

    occasion: Occasion
    readings: int | None = None
    sessions: int | None = None
    rounds: int | None = None
    opinions_team: int | None = None
    opinions_members: int | None = None
    talks: int | None = None
    problems_team: int | None = None
    problems_members: int | None = None
    statements: int | None = None
    should: int | None = None
    present: int | None = None
    absent: tuple[tuple[str, str], ...] = ()
    supervisors: tuple[str, ...] = ()
    criticisms: int | None = None
    items_team: int | None = None
    items_members: int | None = None
    by_aspect: tuple[tuple[str, int], ...] = ()
    team_problems: tuple[str, ...] = ()


def number(known: int | None, what: str, blanks: Blanks) -> str:
    """A figure, or a blank where nothing was recorded."""
    return blanks.open(what) if known is None else str(known)


def preparation(of: MeetingFigures, blanks: Blanks) -> tuple[str, ...]:
    """What was done before the meeting, a sentence a thing."""
    return (
        f"学习：登记学习内容{number(of.readings, '学习内容几项', blanks)}项，集中学习{number(of.sessions, '集中学习几次', blanks)}次。",
        f"征求意见：开展{number(of.rounds, '征求意见几轮', blanks)}轮，收到对班子的意见{number(of.opinions_team, '对班子的意见几条', blanks)}条、对成员的意见{number(of.opinions_members, '对成员的意见几条', blanks)}条，已经反馈。",
        f"谈心谈话：谈话{number(of.talks, '谈心谈话几次', blanks)}次。",
        f"查摆问题：列出班子的问题{number(of.problems_team, '班子的问题几个', blanks)}个、成员的问题{number(of.problems_members, '成员的问题几个', blanks)}个，形成对照检查材料{number(of.statements, '对照检查材料几份', blanks)}份。",
    )


def holding(of: MeetingFigures, blanks: Blanks) -> tuple[str, ...]:
    """How the meeting was held, a sentence a thing."""
    meeting = of.occasion
    day, place = blanks.day(meeting.day, "召开日期"), blanks.words(meeting.place, "会议地点")
    presider = blanks.words(meeting.presider, "主持人")
    should, present = number(of.should, "应到几人", blanks), number(of.present, "实到几人", blanks)
    absent = "、".join(f"{name}（{reason}）" for name, reason in of.absent)
    supervised = f"督导组{'、'.join(of.supervisors)}到会指导。" if of.supervisors else ""
    return (
        f"{day}在{place}召开，{presider}主持，应到{should}人，实到{present}人。{f'缺席：{absent}。' if absent else ''}{supervised}",
        f"会上提出批评意见{number(of.criticisms, '批评意见几条', blanks)}条。",
    )


SAMPLE_FIGURES = MeetingFigures(
    occasion=SAMPLE,
    readings=6,
    sessions=3,
    rounds=2,
    opinions_team=18,
    opinions_members=27,
    talks=42,
    problems_team=8,
    problems_members=24,
    statements=5,
    should=4,
    present=3,
    absent=(("郑国强", "赴省里开会"),),
    supervisors=("卢国梁",),
    criticisms=21,
    items_team=8,
    items_members=16,
    by_aspect=(("固本培元、增强党性", 9), ("干事创业、担当作为", 15)),
    team_problems=("会议多而时效差", "灌区确权没有按期完成"),
)
"""The figures of the invented meeting of the gallery."""

FIGURE_FIELDS = (
    Field("学习内容项数", "登记的学习内容几项", lambda of: of.readings),
    Field("集中学习次数", "集中学习几次", lambda of: of.sessions),
    Field("征求意见轮数", "征求意见几轮", lambda of: of.rounds),
    Field("班子意见条数", "对班子的意见几条", lambda of: of.opinions_team),
    Field("成员意见条数", "对成员的意见几条", lambda of: of.opinions_members),
    Field("谈话次数", "谈心谈话几次", lambda of: of.talks),
    Field("班子问题个数", "查摆的班子问题几个", lambda of: of.problems_team),
    Field("成员问题个数", "查摆的成员问题几个", lambda of: of.problems_members),
    Field("材料份数", "对照检查材料几份", lambda of: of.statements),
    Field("应到人数", "应当到会几人", lambda of: of.should),
    Field("实到人数", "到了几人", lambda of: of.present),
    Field("督导组", "到会的督导组成员", lambda of: "、".join(of.supervisors) or "无"),
    Field("批评意见条数", "会上的批评意见几条", lambda of: of.criticisms),
    Field("班子整改项数", "台账里班子的几项", lambda of: of.items_team),
    Field("成员整改项数", "台账里成员的几项", lambda of: of.items_members),
)
"""What an office's own template may show of the figures."""

FIGURE_LISTS = (
    FieldList("缺席人员", "应到没有到的人", ("姓名", "原因"), lambda of: of.absent),
    FieldList(
        "班子问题",
        "台账里班子的问题",
        ("序号", "问题"),
        lambda of: list(enumerate(of.team_problems, 1)),
    ),
    FieldList("各方面项数", "台账按方面数", ("方面", "项数"), lambda of: of.by_aspect),
)
"""What of the figures comes in lists."""
