"""The figures that a meeting's notice may set otherwise, each with its default and what that rests on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Any

from duizhao.core.cycle.basis import RULES_OF_MEETINGS, Basis
from duizhao.core.cycle.evaluation import GRADES_BASIS
from duizhao.core.cycle.opinion_round import LEAST_SUBMISSIONS
from duizhao.core.cycle.parameter import Group, Parameter, Shape, Stored, Value
from duizhao.core.cycle.profiles import profile_of
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.unfit import Unfit
from duizhao.core.cycle.workdays import COUNTING_LABELS, Counting

HABIT = Basis()
RULES = Basis(RULES_OF_MEETINGS)
_TEAM = "班子"
"""What the labels call the body; another kind of meeting has another word for it."""
_MOST_DAYS = 60
_MOST_CHARACTERS = 50_000
HIDDEN, SHOWN = "leader", "supervisors"
"""Who besides its author reads a person's matters: the leader alone, or the supervisors as well."""
TOGETHER, APART = "together", "apart"
"""Whether a branch evaluates its members at the meeting, or at another time of the year."""
PARTS = {
    "follow_up": "上次整改落实情况",
    "personal_matters": "个人有关事项",
    "case": "典型案例剖析",
}
"""The parts of a text that a notice may ask for besides problems, causes and measures."""
SPOT_CHECKS = {
    "1": "1 个月", "3": "3 个月", "6": "6 个月", "9": "9 个月", "12": "12 个月", "24": "24 个月",
}  # fmt: skip
"""After how many months a closed item can be looked at again."""


def _days(key: str, label: str, default: int, basis: Basis, help_text: str = "") -> Parameter:
    return Parameter(
        key=key, label=label, group=Group.TERMS, shape=Shape.WHOLE, unit="天", default=default,
        least=1, most=_MOST_DAYS, basis=basis, help=help_text,
    )  # fmt: skip


def _characters(key: str, label: str) -> Parameter:
    return Parameter(
        key=key, label=label, group=Group.TEXTS, shape=Shape.WHOLE, unit="字", default=None,
        least=100, most=_MOST_CHARACTERS, basis=HABIT,
        help="全国没有统一的字数要求；通知写了才填。",
    )  # fmt: skip


PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key="counting", label="期限怎样数", group=Group.TERMS, shape=Shape.CHOICE,
        default=Counting.CALENDAR.value, choices={k.value: v for k, v in COUNTING_LABELS.items()},
        basis=HABIT, help="当天不算，从第二天数起；到那一天结束以前都算按期。",
    ),
    _days(
        "notice_to_superior", "会前多少天把时间、主题和方案报上级", 15, HABIT,
        "各地规定不同，见过的有 15 天、7 天、5 天、3 天，以上级通知为准。",
    ),
    _days("notice_to_members", "会前多少天通知参加会议的人", 7, HABIT, "见过的有 15 天、7 天。"),
    _days("texts_to_superior", "会前多少天把对照检查材料送上级审阅", 4, HABIT),
    _days("report_after", "会后多少天把报告和会议记录报上级", 15, RULES),
    Parameter(
        key="special_within", label="发生专题会的触发事项以后多少天内召开", group=Group.TERMS,
        shape=Shape.WHOLE, unit="天", default=None, least=1, most=365, basis=RULES,
        help="规定要求及时召开，没有写天数；通知或者上级定了天数才填。",
    ),
    Parameter(
        key="quorum", label="到会人数至少占应到会人数的", group=Group.SITTING, shape=Shape.SHARE,
        default=Fraction(2, 3), least=Fraction(1, 2), most=Fraction(1), basis=RULES,
        help="有的地方要求 90%。不到三分之二的比例只用于组织生活会。",
    ),
    Parameter(
        key="opinions_minimum", label="一轮意见至少收到几份才能开封", group=Group.OPINIONS,
        shape=Shape.WHOLE, unit="份", default=LEAST_SUBMISSIONS, least=LEAST_SUBMISSIONS, most=400,
        basis=HABIT,
        help=f"可以提高，不能低于 {LEAST_SUBMISSIONS} 份：再少，就容易让人猜出是谁写的。"
        "改了以后新拟定的轮次照新的办，已经拟定的不变。",
    ),
    Parameter(
        key="evaluation_when", label="什么时候评议", group=Group.EVALUATION, shape=Shape.CHOICE,
        default=TOGETHER, choices={TOGETHER: "同这次会一起办", APART: "另外安排时间办"},
        basis=GRADES_BASIS, stage=Stage.EVALUATION,
        help="一年一次，可以同组织生活会一起办。一起办的列入议程：会前拟定，会上投票，办结以前开封、定等次。",
    ),
    Parameter(
        key="evaluation_minimum", label="一次民主评议至少收到几张票才能开封", group=Group.EVALUATION,
        shape=Shape.WHOLE, unit="张", default=LEAST_SUBMISSIONS, least=LEAST_SUBMISSIONS, most=400,
        basis=HABIT, stage=Stage.EVALUATION,
        help=f"可以提高，不能低于 {LEAST_SUBMISSIONS} 张：再少，就容易让人猜出是谁投的。",
    ),
    Parameter(
        key="evaluation_own", label="自己评不评自己", group=Group.EVALUATION, shape=Shape.CHOICE,
        default="leave", choices={"leave": "不评自己", "rate": "也评自己"}, basis=HABIT,
        stage=Stage.EVALUATION,
        help="票是匿名的，程序不知道谁在投，只能在票上写明，由各人自己照办。",
    ),
    Parameter(
        key="excellent_most", label="定为优秀的最多占", group=Group.EVALUATION, shape=Shape.SHARE,
        default=None, least=Fraction(1, 100), most=Fraction(1), basis=HABIT, stage=Stage.EVALUATION,
        help="没有核对过全国统一的比例；上级通知写了才填。",
    ),
    _characters("team_least", "班子材料最少"),
    _characters("team_most", "班子材料最多"),
    _characters("personal_least", "个人材料最少"),
    _characters("personal_most", "个人材料最多"),
    Parameter(
        key="problems_and_causes", label="问题和原因合起来至少占全文的", group=Group.TEXTS,
        shape=Shape.SHARE, default=None, least=Fraction(1, 10), most=Fraction(95, 100), basis=HABIT,
        help="见过的有二分之一、四分之三；通知写了才填。",
    ),
    Parameter(
        key="parts", label="除问题、原因、措施以外还要写明", group=Group.TEXTS,
        shape=Shape.SEVERAL, default=(), choices=PARTS, basis=HABIT,
        help="框架已经要求的不用再选。",
    ),
    Parameter(
        key="extensions_most", label="一件整改事项最多延期几次", group=Group.RECTIFICATION,
        shape=Shape.WHOLE, unit="次", default=2, least=0, most=10, basis=HABIT,
        help="填 0 就是不许延期。",
    ),
    Parameter(
        key="amber_days", label="整改事项到期前多少天开始提醒（黄色）", group=Group.RECTIFICATION,
        shape=Shape.WHOLE, unit="天", default=7, least=1, most=_MOST_DAYS, basis=HABIT,
        help="过了期限就是红色。",
    ),
    Parameter(
        key="escalate_after", label="整改事项超期多少天提请主要负责人过问",
        group=Group.RECTIFICATION, shape=Shape.WHOLE, unit="天", default=7, least=1,
        most=_MOST_DAYS, basis=HABIT,
    ),
    Parameter(
        key="spot_checks", label="销号以后隔多久抽查", group=Group.RECTIFICATION,
        shape=Shape.SEVERAL, default=("3", "6", "12"), choices=SPOT_CHECKS, basis=HABIT,
        help="抽查发现回潮，那一条重新打开。",
    ),
    Parameter(
        key="matters_for", label="个人有关事项和谈话函询的说明，督导组", group=Group.SIGHT,
        shape=Shape.CHOICE, default=HIDDEN, choices={HIDDEN: "不看", SHOWN: "可以看"}, basis=HABIT,
        help="通知写明督导组审阅的才改成“可以看”。改以前写的说明仍然不给督导组看，本人看到新的范围、重新保存以后才给。",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """All figures of a meeting, those of its notice and the defaults of the others."""

    counting: Counting
    notice_to_superior: int
    notice_to_members: int
    texts_to_superior: int
    report_after: int
    special_within: int | None
    quorum: Fraction
    opinions_minimum: int
    evaluation_when: str
    evaluation_minimum: int
    evaluation_own: str
    excellent_most: Fraction | None
    team_least: int | None
    team_most: int | None
    personal_least: int | None
    personal_most: int | None
    problems_and_causes: Fraction | None
    parts: tuple[str, ...]
    extensions_most: int
    amber_days: int
    escalate_after: int
    spot_checks: tuple[str, ...]
    matters_for: str

    @property
    def matters_for_supervisors(self) -> bool:
        """Whether the notice lets the supervisors read personal matters and 谈话函询."""
        return self.matters_for == SHOWN

    @property
    def evaluates_at_sitting(self) -> bool:
        """Whether the evaluation of a branch's members is held together with its meeting."""
        return self.evaluation_when == TOGETHER

    def least_present(self, expected: int) -> int:
        """How many of those expected must be there, in whole persons."""
        return -(-self.quorum.numerator * expected // self.quorum.denominator)


@cache
def parameters_for(kind: str) -> tuple[Parameter, ...]:
    """The parameters of a kind of meeting, with the defaults that its profile changes."""
    profile = profile_of(kind)
    shown = (one for one in PARAMETERS if one.stage is None or one.stage in profile.stages)
    return tuple(
        replace(one, default=one.restored(profile.figures[one.key]), basis=HABIT)
        if one.key in profile.figures
        else replace(one, label=one.label.replace(_TEAM, profile.team))
        for one in shown
    )


def parameters_of(stored: Mapping[str, object], kind: str) -> Parameters:
    """The figures of a meeting of a kind from what is stored of them."""
    values: dict[str, Any] = {one.key: one.default for one in PARAMETERS} | values_of(stored, kind)
    return Parameters(**{**values, "counting": Counting(values["counting"])})


def values_of(stored: Mapping[str, object], kind: str) -> dict[str, Value]:
    """The value of each parameter of a kind: what is stored and still allowed, else the default."""
    return {one.key: one.restored(stored.get(one.key)) for one in parameters_for(kind)}


def to_stored(values: Mapping[str, Value], kind: str) -> dict[str, Stored]:
    """What is kept of values: only those that differ from the defaults of the kind. Raises Unfit."""
    if reasons := tuple(_contradictions(values)):
        raise Unfit(*reasons)
    kept: dict[str, Stored] = {}
    for one in parameters_for(kind):
        stored = one.stored(values.get(one.key, one.default))
        if stored is not None and stored != one.stored(one.default):
            kept[one.key] = stored
    return kept


def _contradictions(values: Mapping[str, Value]) -> Iterator[str]:
    for kind, label in (("team", "班子材料"), ("personal", "个人材料")):
        least, most = values.get(f"{kind}_least"), values.get(f"{kind}_most")
        if isinstance(least, int) and isinstance(most, int) and least > most:
            yield f"{label}最少 {least} 字比最多 {most} 字还多，请核对"
