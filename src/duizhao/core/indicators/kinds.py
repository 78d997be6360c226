"""The kinds of indicator: what each counts, how often by default, over which set, and what that rests on."""

from dataclasses import dataclass, field
from enum import StrEnum

from duizhao.core.cycle.basis import Basis
from duizhao.core.indicators.periods import Period


class IndicatorKind(StrEnum):
    """What an indicator counts."""

    RESEARCH = "research"
    TALKS = "talks"
    BRANCH_CHECK = "branch_check"
    BRANCH_LIFE = "branch_life"
    PARTY_DAY = "party_day"
    REGULATION = "regulation"
    DECISION = "decision"
    CONSULTATION = "consultation"
    MEETING_LENGTH = "meeting_length"
    RESPONSE_LAG = "response_lag"
    OTHER = "other"


INDICATOR_KIND_LABELS = {
    IndicatorKind.RESEARCH: "调研",
    IndicatorKind.TALKS: "谈心谈话",
    IndicatorKind.BRANCH_CHECK: "支部检查",
    IndicatorKind.BRANCH_LIFE: "三会一课",
    IndicatorKind.PARTY_DAY: "主题党日",
    IndicatorKind.REGULATION: "制度制定修订",
    IndicatorKind.DECISION: "三重一大决策",
    IndicatorKind.CONSULTATION: "会前酝酿沟通",
    IndicatorKind.MEETING_LENGTH: "会议时长",
    IndicatorKind.RESPONSE_LAG: "时差",
    IndicatorKind.OTHER: "其他",
}


class Sense(StrEnum):
    """How entries are held against the target: reach it together, stay below it each, or meet a list each."""

    REACH = "reach"
    LIMIT = "limit"
    EACH = "each"


class CountUnit(StrEnum):
    """In what is counted."""

    TIMES = "times"
    PEOPLE = "people"
    ITEMS = "items"
    PIECES = "pieces"
    DAYS = "days"
    MINUTES = "minutes"


COUNT_UNIT_LABELS = {
    CountUnit.TIMES: "次",
    CountUnit.PEOPLE: "人",
    CountUnit.ITEMS: "项",
    CountUnit.PIECES: "个",
    CountUnit.DAYS: "天",
    CountUnit.MINUTES: "分钟",
}


class CoverageSource(StrEnum):
    """From where the coverage set is drawn."""

    NONE = "none"
    DEPARTMENTS = "departments"
    BRANCHES = "branches"
    TEAM = "team"
    HEADS = "heads"
    PEOPLE = "people"
    TYPED = "typed"


COVERAGE_SOURCE_LABELS = {
    CoverageSource.NONE: "不要求覆盖",
    CoverageSource.DEPARTMENTS: "各部门",
    CoverageSource.BRANCHES: "各党支部",
    CoverageSource.TEAM: "班子成员",
    CoverageSource.HEADS: "部门负责人",
    CoverageSource.PEOPLE: "全体人员",
    CoverageSource.TYPED: "自己列",
}


class RegulationStep(StrEnum):
    """How far a regulation has come; the last two count as done."""

    DRAFTED = "drafted"
    ISSUED = "issued"
    REVISED = "revised"


REGULATION_STEP_LABELS = {
    RegulationStep.DRAFTED: "起草",
    RegulationStep.ISSUED: "印发",
    RegulationStep.REVISED: "修订印发",
}
COUNTS_AS_DONE = (RegulationStep.ISSUED, RegulationStep.REVISED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a kind of indicator begins with; everything can be set otherwise but its sense.

    `tap` is what a button says of a member of the coverage set.
    """

    sense: Sense
    unit: CountUnit
    target: int
    period: Period
    rhythm: Period | None
    coverage: CoverageSource
    title: str
    help: str
    tap: str
    basis: Basis = field(default_factory=Basis)


_BRANCH_RULES = Basis("《中国共产党支部工作条例（试行）》")

KINDS: dict[IndicatorKind, Kind] = {
    IndicatorKind.RESEARCH: Kind(
        sense=Sense.REACH, unit=CountUnit.TIMES, target=12, period=Period.YEAR,
        rhythm=Period.QUARTER, coverage=CoverageSource.DEPARTMENTS, title="到部门和基层调研",
        help="去一次记一次；哪个部门一次没有去，一看便知。", tap="今天去了{name}",
    ),
    IndicatorKind.TALKS: Kind(
        sense=Sense.REACH, unit=CountUnit.PEOPLE, target=6, period=Period.WINDOW,
        rhythm=None, coverage=CoverageSource.TEAM, title="一对一谈心谈话",
        help="会前谈心谈话里已经记下的自动算进来，不用再记；平时谈的在这里记。只算谈了没有，不取谈话内容。",
        tap="今天同{name}谈了",
    ),
    IndicatorKind.BRANCH_CHECK: Kind(
        sense=Sense.REACH, unit=CountUnit.TIMES, target=3, period=Period.HALF_YEAR,
        rhythm=None, coverage=CoverageSource.BRANCHES, title="检查党支部工作",
        help="检查一个支部记一次。", tap="今天检查了{name}",
    ),
    IndicatorKind.BRANCH_LIFE: Kind(
        sense=Sense.REACH, unit=CountUnit.TIMES, target=3, period=Period.QUARTER,
        rhythm=None, coverage=CoverageSource.BRANCHES, title="支部党员大会每季度一次",
        help="党员大会一般每季度一次，支委会、党小组会一般每月一次；一类会议立一个指标。",
        tap="今天{name}开了", basis=_BRANCH_RULES,
    ),
    IndicatorKind.PARTY_DAY: Kind(
        sense=Sense.REACH, unit=CountUnit.TIMES, target=1, period=Period.MONTH,
        rhythm=None, coverage=CoverageSource.BRANCHES, title="主题党日每月一次",
        help="每月相对固定一天。", tap="今天{name}开展了", basis=_BRANCH_RULES,
    ),
    IndicatorKind.REGULATION: Kind(
        sense=Sense.REACH, unit=CountUnit.ITEMS, target=12, period=Period.WINDOW,
        rhythm=Period.QUARTER, coverage=CoverageSource.TYPED, title="制定修订制度",
        help="把要制定、修订的制度逐项列出来；印发或者修订印发才算完成，起草只是进展。",
        tap="{name}",
    ),
    IndicatorKind.DECISION: Kind(
        sense=Sense.EACH, unit=CountUnit.TIMES, target=1, period=Period.YEAR,
        rhythm=None, coverage=CoverageSource.NONE, title="“三重一大”事项按程序决策",
        help="每议一件，对照清单记一次：酝酿、材料、到会、表态、末位、记录。", tap="",
        basis=Basis("《中国共产党党组工作条例》"),
    ),
    IndicatorKind.CONSULTATION: Kind(
        sense=Sense.REACH, unit=CountUnit.TIMES, target=12, period=Period.YEAR,
        rhythm=Period.MONTH, coverage=CoverageSource.TEAM, title="会前同班子成员沟通",
        help="重要议题上会前，同谁沟通过。", tap="今天同{name}沟通了",
    ),
    IndicatorKind.MEETING_LENGTH: Kind(
        sense=Sense.LIMIT, unit=CountUnit.MINUTES, target=120, period=Period.YEAR,
        rhythm=None, coverage=CoverageSource.NONE, title="会议时长不超过 120 分钟",
        help="每开一次会记一次时长，超过的列出来。", tap="",
    ),
    IndicatorKind.RESPONSE_LAG: Kind(
        sense=Sense.LIMIT, unit=CountUnit.DAYS, target=15, period=Period.YEAR,
        rhythm=None, coverage=CoverageSource.NONE, title="上级决定到本单位第一次行动的天数",
        help="记上级决定的日期和本单位第一次行动的日期，天数由程序算。", tap="",
    ),
    IndicatorKind.OTHER: Kind(
        sense=Sense.REACH, unit=CountUnit.TIMES, target=4, period=Period.YEAR,
        rhythm=Period.QUARTER, coverage=CoverageSource.NONE, title="",
        help="别的说了次数、能数的承诺。", tap="今天{name}记一次",
    ),
}  # fmt: skip
