"""问题没有具体事例

## 看什么
“存在的问题”里的每一个方面，有没有一件具体的事：举例、时间、次数、数量、点名的项目和地方、有人当面提出的意见。
## 为什么
没有事例的问题，谁都可以写，改没改也无从核对。
## 会提示
> 联系群众不够。深入基层少，听取意见不够广泛，组织活动形式单一，对群众所思所盼掌握不够。
## 不提示
> 联系群众不够。今年到联系村只去了 2 次，都是当天来回，没有住下来。
## 看不出什么
事例是否属实，同问题是否相干。“三个方面”“两个维护”这样的提法、隐去了数字的日期、开头讲成绩的数字不算事例；
“组织”“材料”“学习”一类的词也不算。缺事例的方面超过参数 many 时，只在第一处提示一次。
"""

import re
from collections.abc import Iterator, Sequence

from duizhao.core.checks.questions.occasion import tells_of_an_occasion
from duizhao.core.checks.questions.passages import sentences_in
from duizhao.core.checks.questions.praise import opening_praise
from duizhao.core.checks.questions.shortcomings import names_shortcoming
from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Channel, Problem, Raised

_REFERRED_TO = re.compile(
    "的(?:(?:热点|难点|突出|实际|具体|合理|一些|有关)*(?:问题|事项|诉求|困难|意见|矛盾|情况)|热点|难点|急难)"
)
_NAMED = 3


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each problem aspect without an instance; or, when there are many, one hint for them all."""
    bare = [
        problem
        for problem in reading.statement.problems
        if names_shortcoming(reading.text.plain(problem.span))
        and not _has_instance(reading, problem)
    ]
    if len(bare) > ask.count("many"):
        yield Hint(bare[0].heading, _message_for_all(bare, len(reading.statement.problems)))
        return
    for problem in bare:
        yield Hint(
            problem.heading,
            f"{quoted(problem.aspect)}这一方面没有看到具体事例：没有举例，也没有时间、次数、数量或地点",
        )


def _has_instance(reading: Reading, problem: Problem) -> bool:
    if any(_was_raised(reading, raised) for raised in problem.raised_by):
        return True
    praise = reading.once(opening_praise, problem)
    if any(not any(run.contains(instance) for run in praise) for instance in problem.instances):
        return True
    words = "".join(
        sentence.words
        for sentence in sentences_in(reading.text, problem.body)
        if sentence.stripped().span not in praise
    )
    return tells_of_an_occasion(words)


def _was_raised(reading: Reading, raised: Raised) -> bool:
    """Whether others named the problem: 群众反映停车难, and not 对群众反映的问题 as a matter of course."""
    if raised.channel is Channel.SELF:
        return False
    paragraph = reading.text.paragraph_at(raised.span.start)
    return _REFERRED_TO.match(paragraph.text, raised.span.end - paragraph.start) is None


def _message_for_all(bare: Sequence[Problem], total: int) -> str:
    named = "、".join(quoted(problem.aspect) for problem in bare[:_NAMED])
    return f"{total} 条问题里有 {len(bare)} 条没有看到具体事例，例如{named}"


RULE = Rule(
    code="DZ103",
    name="problem-without-instance",
    level=Level.ADVICE,
    basis=Basis("年度民主生活会通知"),
    since="0.1",
    manual=__doc__,
    look=look,
    params={"many": 8},
)
