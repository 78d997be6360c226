"""The demo's statements: in mid-preparation written and under review, on the eve final; one of last year."""

from datetime import UTC, date, datetime, timedelta

from duizhao.core.access.roles import Role
from duizhao.core.cycle.review import ReviewStep
from duizhao.core.cycle.statement import StatementState
from duizhao.core.trail.anchor import anchor_of_words
from duizhao.web.kit.clock import now
from duizhao.web.meetings.models import Meeting
from duizhao.web.project.demo_unit.final_words import (
    OF_CHENG,
    OF_FU,
    OF_LUO,
    OF_THE_TEAM,
    OF_ZHOU,
)
from duizhao.web.project.demo_unit.states import DAYS, DemoState
from duizhao.web.statements.examination import findings_of
from duizhao.web.statements.models import (
    Comment,
    Decision,
    Draft,
    Matters,
    Round,
    Section,
    Statement,
    Version,
)
from duizhao.web.statements.texts import digest_of
from duizhao.web.units.models import Person

_LAST_YEARS = """2024年度民主生活会个人对照检查材料
一、存在的主要问题
（一）联系群众不够。到分管的灌区调研五次，多数是看现场、听汇报，同用水户坐下来谈的只有一次。
二、产生问题的原因
（一）群众观念树得不牢。总觉得情况科室都掌握，少了自己去问一问的自觉。
三、整改措施
（一）每季度到灌区同用水户开一次座谈会，当场登记要办的事，由农村水利科督办，年底向党组报告。
（二）2025年6月底前完成东干渠两个村的水费公示，公示照片存档。"""
_MINE = """2025年度民主生活会个人对照检查材料
按照通知要求，会前认真学习，听取意见，现对照检查如下，请同志们批评。
一、存在的主要问题
（一）联系群众不够经常。到分管的灌区多是看工程、听汇报，同用水户坐下来谈得少。
（二）对干部关心不够。对分管科室干部的谈心谈话一年只有一次，而且放在年底考核以前。
（三）担当精神有所减弱。灌区产权确权碰到老账就绕开走，两次专题会没有拿出办法。
二、产生问题的原因
（一）宗旨意识有所淡化。机关坐久了，习惯看材料，觉得去不去现场差别不大。
（二）怕得罪人的思想作怪。确权牵涉三个镇的旧账，担心说重了以后不好共事。
三、整改措施
（一）每月到灌区一次，同用水户面对面谈，要办的事当场登记。
（二）2026年6月底前拿出两个镇的确权办法，报党组会审定。"""
_OF_MA = """2025年度民主生活会个人对照检查材料
一、存在的主要问题
（一）抓安全生产前紧后松。三季度到两座水库检查三次，发现的七处隐患有两处没有回头看。下去检查多是先打电话再出发，看到的是收拾好的现场。
（二）学习不够系统。必学的文件读了，但没有同分管工作联系起来想，专题发言由科室起草。
二、产生问题的原因
（一）责任心有松动。觉得检查了、交办了就算尽责，没有把“办没办成”放在心上。
三、整改措施
（一）隐患整改一律回头看，15日内本人签字销号，台账放在水旱灾害防御科备查。"""
_OF_QIN = """2025年度民主生活会个人对照检查材料
一、存在的主要问题
（一）为民服务不够细。水费收缴的账目，有四个村一年没有公示，群众问起才知道。下去检查多是先打电话再出发，看到的是收拾好的现场。
（二）推动工作方法简单。布置水费征收任务时只压指标，没有帮镇里想办法。
二、产生问题的原因
（一）政绩观有偏差。看重收缴率好不好看，看轻了群众明不明白。
三、整改措施
（一）2026年3月底前四个村的水费账目全部公示，以后每半年公示一次，由农村水利科核对。"""
_SECTIONS = (
    ("一、存在的突出问题", 1, "局党组会议题常常提前一天才送，分管领导来不及看材料，议得不透。"),
    ("二、产生问题的原因", 3, ""),
    ("三、整改措施", None, ""),
)


def make_statements(meeting: Meeting, last: Meeting, team: list[Person]) -> None:
    """Statements of the demo's meeting, and one of the meeting of the year before."""
    _of_last_year(last, team[1])
    mine = Statement.objects.create(meeting=meeting, person=team[1])
    _version(mine, team[1], _MINE.split("\n二、", maxsplit=1)[0], days=3)
    Draft.objects.create(
        statement=mine, text=_MINE, base=mine.versions.get(), revision=1, writer=team[1], at=now()
    )
    waiting = _sent(meeting, team[2], _OF_MA, author=team[2])
    _explain(waiting, "没有需要说明的事项。")
    _reviewed(
        _sent(meeting, team[3], _OF_QIN, author=team[3]),
        by_secretary=Person.objects.get(name="孙晓雯"),
    )
    _sections(meeting, team)


def make_final_statements(meeting: Meeting, last: Meeting, team: list[Person]) -> None:
    """All texts of the demo's meeting, passed in one round and final."""
    _of_last_year(last, team[1])
    words = (OF_ZHOU, _MINE, _OF_MA, _OF_QIN, OF_LUO, OF_CHENG, OF_FU)
    for person, text in zip(team, words, strict=True):
        own = _sent(meeting, person, text, author=person)
        _explain(own, "没有需要说明的事项。")
        _final(own)
    _final(_sent(meeting, None, OF_THE_TEAM, author=team[0]))


def _before(*, days: int) -> datetime:
    """Some days ago, or before the eve of the sitting where that is long past."""
    at = now()
    return min(at, datetime.combine(DAYS[DemoState.EVE], at.timetz())) - timedelta(days=days)


def _final(statement: Statement) -> None:
    """Passed by the supervisors, who are the last to look, and declared final."""
    by = Person.objects.get(assignments__role=Role.SUPERVISOR.value)
    Decision.objects.create(
        round=statement.rounds.get(), step=ReviewStep.SUPERVISORS.value, verdict="pass",
        by=by, at=_before(days=1),
    )  # fmt: skip
    statement.state, statement.step = StatementState.FINAL.value, ""
    statement.sent_up = True
    statement.save(update_fields=["state", "step", "sent_up"])


def _of_last_year(last: Meeting, person: Person) -> None:
    old = Statement.objects.create(meeting=last, person=person)
    at = datetime.combine(date(2025, 1, 15), datetime.min.time(), tzinfo=UTC)
    version = Version.objects.create(
        statement=old, number=1, text=_LAST_YEARS, author=person, at=at, origin="uploaded",
        note="2024年度对照检查材料.docx", sha256=digest_of(_LAST_YEARS),
    )  # fmt: skip
    old.sent, old.state = version, StatementState.FINAL.value
    old.save(update_fields=["sent", "state"])


def _version(statement: Statement, author: Person, text: str, *, days: int) -> Version:
    return Version.objects.create(
        statement=statement, number=statement.versions.count() + 1, text=text,
        author=author, at=_before(days=days), origin="typed",
        sha256=digest_of(text), findings=findings_of(statement, text),
    )  # fmt: skip


def _sent(meeting: Meeting, person: Person | None, text: str, *, author: Person) -> Statement:
    statement = Statement.objects.create(meeting=meeting, person=person)
    version = _version(statement, author, text, days=2)
    Round.objects.create(
        statement=statement, number=1, version=version, submitted_by=author,
        submitted_at=_before(days=2),
    )  # fmt: skip
    statement.sent, statement.state = version, StatementState.SUBMITTED.value
    statement.step = ReviewStep.SECRETARY.value
    statement.save(update_fields=["sent", "state", "step"])
    return statement


def _explain(statement: Statement, words: str) -> None:
    for kind in ("personal", "inquiry"):
        Matters.objects.create(statement=statement, kind=kind, number=1, words=words, at=now())


def _reviewed(statement: Statement, *, by_secretary: Person) -> None:
    """Passed by the secretary after one comment that was taken; it lies with the leader."""
    _explain(statement, "没有。")
    running = statement.rounds.get()
    words = "看重收缴率好不好看"
    anchor = anchor_of_words(running.version.text, words)
    comment = Comment.objects.create(
        round=running, step=ReviewStep.SECRETARY.value, by=by_secretary,
        at=now() - timedelta(days=1), words=words, text="请写明是哪一年的收缴率，怎样影响了决定。",
        before=anchor.before if anchor else "", after=anchor.after if anchor else "",
        start=anchor.start if anchor else 0, state="answered",
    )  # fmt: skip
    comment.turns.create(
        state="answered",
        words="收缴率的数字在整改台账里，这里讲思想原因。",
        by=running.submitted_by,
        at=now(),
    )
    Decision.objects.create(
        round=running, step=ReviewStep.SECRETARY.value, verdict="pass", by=by_secretary, at=now()
    )
    statement.state, statement.step = StatementState.IN_REVIEW.value, ReviewStep.LEADER.value
    statement.save(update_fields=["state", "step"])


def _sections(meeting: Meeting, team: list[Person]) -> None:
    statement = Statement.objects.create(meeting=meeting)
    for rank, (title, whose, words) in enumerate(_SECTIONS, 1):
        section = Section.objects.create(
            statement=statement, title=title, rank=rank,
            assignee=None if whose is None else team[whose],
        )  # fmt: skip
        if words:
            Draft.objects.create(
                statement=statement, section=section, text=words, revision=1,
                writer=team[1], at=now(),
            )  # fmt: skip
