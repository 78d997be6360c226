"""The record of a talk (谈心谈话记录表), as the two who talked wrote and confirmed it."""

from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Paper, chinese_date
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field
from duizhao.core.papers.grid import form
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A talk: who with whom, when and where, what was said of either, what both agreed, and whether they confirmed it."""

    occasion: Occasion
    kind: str
    one: str
    other: str
    day: date | None = None
    place: str = ""
    problems_of_one: str = ""
    problems_of_other: str = ""
    agreed: str = ""
    one_confirmed_on: date | None = None
    other_confirmed_on: date | None = None


def _build(facts: Facts, blanks: Blanks) -> Paper:
    rows = [
        ("谈话类型", facts.kind),
        ("谈话人", facts.one),
        ("谈话对象", facts.other),
        ("谈话日期", blanks.day(facts.day, "谈话日期")),
        ("谈话地点", blanks.words(facts.place, "谈话地点")),
        (f"关于{facts.one}的问题", blanks.words(facts.problems_of_one, f"关于{facts.one}的问题")),
        (f"关于{facts.other}的问题", blanks.words(facts.problems_of_other, f"关于{facts.other}的问题")),
        ("达成的共识", blanks.words(facts.agreed, "达成的共识")),
        (f"{facts.one}确认", _confirmed(facts.one_confirmed_on, facts.one, blanks)),
        (f"{facts.other}确认", _confirmed(facts.other_confirmed_on, facts.other, blanks)),
    ]  # fmt: skip
    return Paper(
        title=("谈心谈话记录表",),
        blocks=(form(rows, label=1.4, row_height=10),),
        below_title=facts.occasion.lines,
    )


def _confirmed(on: date | None, who: str, blanks: Blanks) -> str:
    return f"{chinese_date(on)}确认" if on else blanks.open(f"{who}签字")


KIND = Kind(
    key="talk-record",
    name="谈心谈话记录表",
    rank=70,
    letters="TH",
    stage=Stage.TALKS,
    facts=Facts,
    build=_build,
    singles=(
        Field("谈话类型", "谁同谁的谈话", lambda facts: facts.kind),
        Field("谈话人", "谈话的一方", lambda facts: facts.one),
        Field("谈话对象", "谈话的另一方", lambda facts: facts.other),
        Field("谈话日期", "哪天谈的", lambda facts: facts.day),
        Field("谈话地点", "在哪里谈的", lambda facts: facts.place),
        Field("谈话人的问题", "关于谈话人的问题", lambda facts: facts.problems_of_one),
        Field("谈话对象的问题", "关于谈话对象的问题", lambda facts: facts.problems_of_other),
        Field("共识", "双方达成的共识", lambda facts: facts.agreed),
        Field("谈话人确认日期", "谈话人哪天确认", lambda facts: facts.one_confirmed_on),
        Field("谈话对象确认日期", "谈话对象哪天确认", lambda facts: facts.other_confirmed_on),
    ),
    sample=Facts(
        occasion=SAMPLE,
        kind="主要负责人与成员",
        one="周明远",
        other="沈若兰",
        day=date(2026, 1, 8),
        place="周明远办公室",
        problems_of_one="布置任务急，听分管同志的难处少。",
        problems_of_other="灌区确权的难点没有早说，等到督办才汇报。",
        agreed="每半个月当面说一次进度。\n难点先说，再商量办法。",
        one_confirmed_on=date(2026, 1, 9),
    ),
)
