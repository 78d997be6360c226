"""Tells from the words of a passage whether it speaks of shortcomings, causes or intentions."""

import re

from duizhao.core.trail.model import Part
from duizhao.core.zh.led import led_by

_SHORTCOMING = re.compile(
    "不够|不到位|不足|差距|欠缺|不强|不深|不高|不严|不实|不细|不多|不透|不紧|不力|不及时|不彻底|不扎实|不全面|缺乏|薄弱|偏差|"
    "忽视|淡化|放松|浮于|流于|满足于|存在.{0,12}(?:问题|现象|倾向|思想)|没有|很少|怕|推诿|两张皮|走过场"
)
_CAUSE = re.compile(
    "原因|根源|归根|究其|根子|源于|在于|放松了|弱化|淡薄|淡化|滑坡|没有真正|导致|症结"
)
_INTENTION = led_by(
    "。下严今切力加努坚增将带强必我提本树深牢着要进，：；",
    "(?:我将|我要|本人将|将进一步|要进一步|进一步(?:加强|增强|强化|提高|树立|改进)|今后|下一步|着力|力争|力求|切实|"
    "(?:^|[。；，：])(?:要|必须|坚持|带头|严格|加强|强化|深化|提高|增强|树立|牢固树立|努力))",
)
_FAINT = 0.6
_SEEN = {Part.PROBLEMS: _SHORTCOMING, Part.CAUSES: _CAUSE, Part.MEASURES: _INTENTION}


def weight(part: Part, passage: str) -> float:
    """How often the passage uses words of a part, per hundred characters."""
    return 100 * len(_SEEN[part].findall(passage)) / max(len(passage), 40)


def voice_of(passage: str) -> Part:
    """The part that a passage speaks for: problems, causes or measures; unknown when unclear."""
    problems, measures = weight(Part.PROBLEMS, passage), weight(Part.MEASURES, passage)
    causes = 2.5 * weight(Part.CAUSES, passage)
    if max(problems, measures, causes) < _FAINT:
        return Part.UNKNOWN
    if measures > 1.3 * max(problems, causes):
        return Part.MEASURES
    if causes > 1.3 * problems and causes > measures:
        return Part.CAUSES
    return Part.PROBLEMS if problems > 1.2 * measures else Part.UNKNOWN
