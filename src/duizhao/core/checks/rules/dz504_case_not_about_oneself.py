"""案例剖析没有联系自己

## 看什么
“典型案例剖析”部分里，有没有一句说到自己（个人材料）或者班子（班子材料）：本人、自己、对照自身、班子、我们……
## 为什么
剖析案例是为了照自己。只讲别人怎样违纪、教训怎样深刻，等于看了一场热闹。
## 会提示
> 二、案例剖析。该同志身为领导干部，理想信念崩塌，家风败坏，教训极为深刻，令人警醒。
## 不提示
> 二、案例剖析。该同志在工程招标上打招呼。对照检查，我分管的采购也有一次没有集体研究。
## 看不出什么
联系得深不深。只要有一句说到自己就不提示。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.questions.passages import plain_words
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import Span
from duizhao.core.trail.model import Kind, Part, Stretch

_ONESELF = re.compile(
    "我(?!国|党|省|市|区|县|军)|本人|自己|自身|自我|联系(?:个人|岗位|工作|单位|思想)?实际|举一反三|把自己摆进去|对照案例|对照反思|对照检查|对照检视"
)
_TEAM = re.compile("班子|我们|本单位|(?:党组|党委|支部)(?!书记|成员|委员)|我[市区县局院校镇乡]")
_SHORTEST = 30


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each case analysis in which nobody speaks of himself or the team."""
    team = reading.statement.kind.value is Kind.TEAM
    for stretch in reading.statement.stretches:
        if stretch.part is not Part.CASE:
            continue
        words = plain_words(reading.text, _body(stretch))
        if len(words) < _SHORTEST or _ONESELF.search(words) or (team and _TEAM.search(words)):
            continue
        whom = "班子" if team else "自己"
        place = stretch.heading or reading.text.paragraph_at(stretch.span.start).span
        yield Hint(place, f"这一部分只讲了案例，没有一句联系到{whom}")


def _body(stretch: Stretch) -> Span:
    return Span(stretch.heading.end if stretch.heading else stretch.span.start, stretch.span.end)


RULE = Rule(
    code="DZ504",
    name="case-not-about-oneself",
    level=Level.ADVICE,
    basis=Basis("当年民主生活会通知（见所用框架）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
