"""The demo's inspection with its findings, and what its last meeting left open; every word is made up."""

from datetime import date

from duizhao.core.cycle.inspection import InspectionKind
from duizhao.core.cycle.point import PointChannel, PointState
from duizhao.web.inspections.models import CarriedItem, Finding, Inspection
from duizhao.web.meetings.models import Meeting
from duizhao.web.trail.models import Cause, Measure, Point, Problem, ProblemList
from duizhao.web.units.models import Person

INSPECTED = (
    ("1", 0, None, "“第一议题”制度落实不到位，2024年以来党组会有7次没有安排第一议题。"),
    ("2", 0, None, "联系水务工作实际研讨少，中心组学习以读文件为主。"),
    ("3", 0, None, "落实河湖长制不够有力，抽查的30件督办件有6件超过期限。"),
    ("4", 0, None, "灌区产权确权进展缓慢，青石、白沙两镇两年没有完成。"),
    ("5", 1, None, "取水许可窗口午间没有人值班，群众办事要跑两趟。"),
    ("6", 1, 3, "水费收缴账目在村里一年没有公示，分管领导督促不够。"),
    ("7", 1, None, "对群众反映的河道采砂问题，有两件三个月没有答复。"),
    ("8", 2, None, "对二级单位廉政谈话一年只开展一次，压力传导不够。"),
    ("9", 2, 2, "工程建设招标监管有漏洞，3个项目应公开招标而没有公开招标。"),
    ("10", 3, None, "党组会议题临时动议多，2025年前八个月有11个议题临时上会。"),
    ("11", 3, 0, "讨论干部任用时主要领导先表态，末位表态没有做到。"),
)
INSPECTED_UNDER = (
    "一、落实党中央决策部署和上级要求方面",
    "二、解决群众急难愁盼问题方面",
    "三、落实全面从严治党主体责任方面",
    "四、执行民主集中制和选人用人方面",
)
CARRIED = (
    (None, "上年度提出的灌区产权确权还有两个镇没有完成。", "2025年底前完成九个镇的确权登记。", "已经完成七个镇，青石、白沙两镇还在核对老账。"),
    (None, "河湖长制督办件按期办结率没有达到承诺的九成五。", "2025年督办件按期办结率达到95%。", "前十一个月是八成九。"),
    (1, "分管科室负责人谈心谈话没有做到每季度一次。", "每季度同分管科室负责人谈心一次。", "2025年只在年底谈了一次。"),
)  # fmt: skip


def make_inspections(meeting: Meeting, team: list[Person]) -> None:
    """One inspection, three things left from the year before, and a problem of the team that answers some."""
    _findings(meeting, team)
    _carried_items(meeting, team)
    _answer(meeting, team)


def _findings(meeting: Meeting, team: list[Person]) -> None:
    inspection = Inspection.objects.create(
        meeting=meeting, kind=InspectionKind.LOCAL_TOUR.value, inspected_by="市委第三巡察组",
        title="关于巡察市水务局党组的反馈意见", received_on=date(2025, 9, 12),
    )  # fmt: skip
    for number, under, whom, words in INSPECTED:
        point = Point.objects.create(
            meeting=meeting, person=None if whom is None else team[whom], words=words,
            channel=PointChannel.INSPECTION.value, raised_on=inspection.received_on,
        )  # fmt: skip
        Finding.objects.create(
            inspection=inspection, number=number, group=INSPECTED_UNDER[under], point=point
        )


def _carried_items(meeting: Meeting, team: list[Person]) -> None:
    last = Meeting.objects.get(unit=meeting.unit, year=meeting.year - 1)
    for whom, words, promised, became in CARRIED:
        point = Point.objects.create(
            meeting=meeting, person=None if whom is None else team[whom], words=words,
            channel=PointChannel.EARLIER.value,
        )  # fmt: skip
        CarriedItem.objects.create(
            from_year=last.year, earlier=last, promised=promised, became=became, point=point
        )


def _answer(meeting: Meeting, team: list[Person]) -> None:
    problem = Problem.objects.create(
        list=ProblemList.objects.create(meeting=meeting), title="抓督办落实前紧后松", rank=1,
        manifestation="布置时要求高、盯得紧，过了汛期就放松，超期的件没有人追问。",
        instance="抽查的30件督办件有6件超过期限，灌区产权确权两个镇两年没有完成。",
    )  # fmt: skip
    Cause.objects.create(problem=problem, words="抓落实的责任没有压到分管领导和科室负责人身上。")
    Measure.objects.create(
        problem=problem, words="督办件每月在党组会上通报一次，超期的由分管领导说明原因。",
        owner=team[0], due=date(2026, 6, 30), judged_by="督办件按期办结率",
    )  # fmt: skip
    answered = ("落实河湖长制", "灌区产权确权进展", "上年度提出的灌区", "河湖长制督办件按期")
    for beginning in answered:
        meeting.points.filter(words__startswith=beginning).update(
            state=PointState.ANSWERED.value, problem=problem
        )
    meeting.points.filter(words__startswith="取水许可窗口午间没有人").update(
        state=PointState.DECLINED.value, reason="2025年10月起已经实行午间轮班，市委巡察办已经核验"
    )
