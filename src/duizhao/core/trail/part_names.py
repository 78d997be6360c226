"""Tells from its words which part of a statement a heading announces."""

import re
from collections.abc import Callable
from functools import lru_cache

from duizhao.core.trail.model import Part
from duizhao.core.zh.led import led_by

_MEETING = "(?:民主生活会|组织生活会|mzshh)"
_PERSONAL = re.compile(
    "个人(?:有关|重大|相关|需要|应当|应)?.{0,6}事项|个人有关(?:重大)?(?:情况|问题)|谈话函询"
    "|(?:需要?|应当?)(?:向组织)?(?:说明|报告|解释)的.{0,6}(?:事项|问题|情况)|(?:重大|有关)事项(?:的?报告|的?说明|方面)"
)
_CASE = re.compile(
    "案例.{0,10}(?:剖析|分析|反思|对照|检视|警示|教训|启示|查摆)|(?:剖析|对照|反思|聚焦|汲取|吸取).{0,14}(?:案例|典型案件|反面典型)"
    "|对.{1,10}案件?的?(?:认识|反思|剖析|体会)|以案(?:促改|为鉴|示警|说)|(?:典型|反面|违纪违法)案例(?:方面|情况)?$|反面典型(?:剖析|案例)"
)
_FOLLOW_UP = led_by(
    "2m上专主以关前历去学实巡往教整此民组",
    "(?:上(?:一?次|年度?|一年度?|轮)|去年|以往|以来|前次|历次|此前|20\\d\\d年度?|主题教育|专题|教育活动|实践活动|学习教育|巡视|巡察|"
    + _MEETING
    + ").{0,34}(?:整改|落实|完成|解决|兑现).{0,16}(?:情况|进展|成效|落实)|整改(?:措施|问题|任务|事项|工作)?.{0,6}(?:落实|完成|进展)情况"
    "|^(?:关于)?(?:上(?:一?次|一?年度?|轮)|去年度?|20\\d\\d年度?)[^，。]{0,30}"
    + _MEETING
    + "[^，。]{0,12}整改"
    "|^整改(?:落实)?情况|(?:往|前|上)(?:次|轮|一?年度?|一次)(?:问题)?整改",
)
_CAUSE = re.compile("原因|根源|症结|成因|根子|为什么|为啥|从何而来|(?:出|错|差)在哪")
_PROBLEM = re.compile(
    "问题|不足|差距|检视|查摆|对照检查|自我检查|自我剖析|表现|短板|弱项|四风|(?:提|提出|反映)的(?:主要)?意见|毛病|照镜子|照出|找出|缺点"
)
_MEASURE = led_by(
    "下举今从努对怎打措改整未",
    "措施|努力的?方向|怎[么样]改|怎[么样]办|(?:改|整改|改进).{0,3}从何|从何(?:改|入手)|(?:整改|改进)的?(?:方向|思路|打算|计划|方案|目标|举措|意见|承诺|设想|方法)|改进提高"
    "|(?:今后|下一?步|下阶段|未来).{0,10}(?:打算|工作|方向|思路|计划|努力|重点|安排|整改|改进)|对策|打算$|举措|(?:整改|改进|努力)$",
)
_MEASURE_OF_PROBLEM = re.compile("(?:问题|不足|差距)的?(?:整改|改进|努力|解决)")
_STATUS = re.compile(
    "^(?:往|前|上)(?:次|轮|一?年度?|一次)|(?:整改|落实|完成).{0,4}(?:情况|进展|成效)$"
)
_AND = "(?:及其?|和|与|、|，|暨|以及)"
_PROBLEM_AND = re.compile(
    f"(?:问题|不足|差距|表现).{{0,4}}{_AND}.{{0,8}}(?:原因|根源|措施|方向|打算|对策|成因)"
)
_PREPARATION = re.compile(
    "前期工作|(?:会前|学习|准备|召开|筹备|征求意见|谈心谈话).{0,10}(?:情况|概况|准备)|学习.{0,16}情况|^(?:基本|总体)情况"
)
_SITUATION = re.compile(
    "^(?:个人|本人|自然)(?:的?基本)?(?:情况|简历)|(?:工作|履职|思想|取得).{0,8}(?:情况|成绩|回顾|成效)|(?:遵守|贯彻|执行|落实).{0,24}情况|主要(?:做法|成绩|工作$)|收获|现状|体会|建议$"
)
_CLOSING = re.compile("^(?:结束语|结语)$")
_LONGEST_INSIDE, _LONGEST_CASE, _FROM_THE_START = 40, 24, 12
_QUALIFIER = "(?:分析|剖析|上述|以上|这些|造成|出现|根本|上|方面|存在|主要|突出|具体|产生|形成|深层次|思想|自身|有关|问题|的|一步|今后|下|努力|整改|改进|及|和|与|、)*"
_STRICT = (
    (
        Part.CAUSES,
        re.compile(
            f"^{_QUALIFIER}(?:原因|根源|症结|根子)(?:在于|的?(?:分析|剖析|查找))?$|^为什么会?.{0, 12}$"
        ),
    ),
    (Part.MEASURES, re.compile(f"^{_QUALIFIER}(?:措施|方向|举措|打算|对策|思路|整改|怎[么样]改)$")),
    (
        Part.PROBLEMS,
        re.compile(
            "^(?:存在|主要|突出|具体|自身|检视|查摆|剖析|的)*(?:问题|不足|差距|表现)(?:及(?:具体)?表现|清单)?$"
        ),
    ),
)


@lru_cache(maxsize=256)
def part_named(title: str) -> Part | None:
    """The part that an outermost heading announces, judged by its words; None when unclear.

    A merged heading (问题及原因, 问题及整改措施) announces the problems; what is inside is
    told apart later. A section on work done announces `unknown`: it is no part of a statement.
    """
    return next((part for holds, part in _OUTER if holds(title)), None)


def part_named_inside(title: str, inside: Part) -> Part | None:
    """The part that a heading inside another part announces, if it clearly announces its own."""
    personal = _PERSONAL.search(title[:_LONGEST_INSIDE])
    if personal and personal.start() <= _FROM_THE_START and len(title) <= _LONGEST_INSIDE:
        return Part.PERSONAL_MATTERS
    if inside is not Part.MEASURES:
        if len(title) <= _LONGEST_INSIDE and _FOLLOW_UP.search(title):
            return Part.FOLLOW_UP
        if len(title) <= _LONGEST_CASE and _CASE.search(title):
            return Part.CASE
    return next((part for part, pattern in _STRICT if pattern.search(title)), None)


def announces(part: Part, title: str) -> bool:
    """Whether a heading's words mention a part, among others."""
    pattern = {Part.CAUSES: _CAUSE, Part.MEASURES: _MEASURE, Part.PERSONAL_MATTERS: _PERSONAL}[part]
    return bool(pattern.search(title))


def _is_personal(title: str) -> bool:
    follow_up, personal = _FOLLOW_UP.search(title), _PERSONAL.search(title)
    return bool(personal and not (follow_up and follow_up.start() < personal.start()))


def _is_follow_up(title: str) -> bool:
    status = _STATUS.search(title) or not _MEASURE_OF_PROBLEM.search(title)
    return bool(_FOLLOW_UP.search(title) and status)


def _is_without_problem(title: str) -> bool:
    return not re.search("问题|不足|差距", title)


_OUTER: tuple[tuple[Callable[[str], object], Part], ...] = (
    (_is_personal, Part.PERSONAL_MATTERS),
    (_CASE.search, Part.CASE),
    (_is_follow_up, Part.FOLLOW_UP),
    (_PROBLEM_AND.search, Part.PROBLEMS),
    (_CAUSE.search, Part.CAUSES),
    (_MEASURE.search, Part.MEASURES),
    (lambda title: _is_without_problem(title) and _PREPARATION.search(title), Part.OPENING),
    (lambda title: _is_without_problem(title) and _SITUATION.search(title), Part.UNKNOWN),
    (_PROBLEM.search, Part.PROBLEMS),
    (_CLOSING.search, Part.CLOSING),
)
