"""原因是问题的重复

## 看什么
“原因分析”里的每一条，去掉大家都写的固定提法以后，有没有同“存在的问题”几乎一样的句子，或者同样的标题。
## 为什么
用问题解释问题，等于没有找到原因。
## 会提示
> 问题写“开会前同班子成员通气少，临时动议多”，原因又写“主要是开会前同班子成员通气少，临时动议多”。
## 不提示
> 问题写“开会前通气少”，原因写“总觉得自己情况熟，听不听意见结果都一样”。
> 两处都写到“学懂弄通做实”“四个意识”一类的固定提法。
## 看不出什么
换了说法的重复。
"""

import re
from collections.abc import Iterator, Sequence

from duizhao.core.checks.questions.holder import holder
from duizhao.core.checks.questions.repeats import Repeat, repeats, stream
from duizhao.core.checks.questions.shortcomings import names_shortcoming
from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Cause

_WHOLE = 60
_TITLE = 6
_FILLERS = re.compile("^[（(]?[一二三四五六七八九十\\d]+[)）、.]|[。；：，]$|[还够]|比较")


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each cause that repeats a problem: its title, or a run of words of its own."""
    problems = reading.statement.problems
    causes = [c for c in reading.statement.causes if holder(problems, c.heading) is None]
    if not (problems and causes):
        return
    titles = {_bare(problem.aspect): problem.aspect for problem in problems}
    longest = _longest_repeats(reading, causes, ask)
    for cause in causes:
        title = _bare(cause.title)
        if len(title) >= _TITLE and title in titles:
            yield Hint(
                cause.heading,
                f"这条原因的标题同问题的标题{quoted(titles[title])}一样，等于用问题解释问题",
            )
        elif cause.id in longest:
            yield Hint(longest[cause.id].here, _message(reading, longest[cause.id]))


def _longest_repeats(reading: Reading, causes: Sequence[Cause], ask: Params) -> dict[str, Repeat]:
    """For each cause, by its id, the longest run that it repeats."""
    found: dict[str, Repeat] = {}
    for repeat in _repeats(reading, causes, ask):
        cause = holder(causes, repeat.here)
        if cause and len(repeat.words) > len(found[cause.id].words if cause.id in found else ""):
            found[cause.id] = repeat
    return found


def _repeats(reading: Reading, causes: Sequence[Cause], ask: Params) -> list[Repeat]:
    """What the causes repeat from the problems: judgements, not formulas or doctrine."""
    here = stream(reading.text, [cause.span for cause in causes])
    there = stream(reading.text, [problem.span for problem in reading.statement.problems])
    return [
        repeat
        for repeat in repeats(here, there)
        if len(repeat.words) >= ask.count("characters")
        and repeat.beyond_formulas
        and names_shortcoming(reading.text.plain(repeat.here))
    ]


def _bare(title: str) -> str:
    return _FILLERS.sub("", title)


def _message(reading: Reading, repeat: Repeat) -> str:
    here, there = (reading.text.plain(span) for span in (repeat.here, repeat.there))
    problem = holder(reading.statement.problems, repeat.there)
    aspect = problem.aspect if problem else ""
    return (
        f"原因里的{quoted(here, _WHOLE)}，在问题{quoted(aspect)}里已经写过：{quoted(there, _WHOLE)}"
    )


RULE = Rule(
    code="DZ202",
    name="cause-repeats-problem",
    level=Level.ADVICE,
    basis=Basis("2013 年中央关于开好专题民主生活会的通知"),
    since="0.1",
    manual=__doc__,
    look=look,
    params={"characters": 14},
)
