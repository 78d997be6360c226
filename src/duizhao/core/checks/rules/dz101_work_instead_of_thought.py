"""只谈工作，不谈思想

## 看什么
“存在的问题”里的每一个方面，从标题到正文，有没有一处说到思想认识、理想信念、宗旨、党性、纪律或自我要求。
## 为什么
对照检查要见人见事见思想。只说哪件工作没做好，就成了工作总结里的“存在不足”，后面的原因和措施也接不上。
## 会提示
> 项目推进慢。东环路改造计划 9 月完工，到年底只完成七成；3 个标段的施工进度表没有按周更新。
## 不提示
> 项目推进慢。东环路改造到年底只完成七成，我总想着再等等看，怕催急了担责任。
## 看不出什么
写到的思想认识是否真实、是否深刻。一个方面里只要有一处说到，或者原因分析里有一条接着它从思想上作了剖析，就不再提示；原因分析总的说挖到了思想上的，只作提醒。短于参数 characters 的方面不判断。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.inward import judges_oneself
from duizhao.core.checks.questions.lexicon import phrases
from duizhao.core.checks.questions.shortcomings import names_shortcoming
from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.shared_words import runs


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each problem aspect that never speaks of belief, purpose, party spirit, discipline or self."""
    suspects = [
        (problem, words)
        for problem in reading.statement.problems
        if len(words := reading.text.plain(problem.span)) >= ask.count("characters")
        and names_shortcoming(words)
        and not _speaks_of_thought(words)
    ]
    inward = _inward_causes(reading) if suspects else frozenset()
    for problem, words in suspects:
        if not inward.isdisjoint(runs(words)):
            continue
        yield Hint(
            problem.heading,
            f"{quoted(problem.aspect)}这一方面 {len(words)} 字说的都是工作上的事，没有一处说到思想认识、宗旨、党性或对自己的要求",
            level=Level.INFO if inward else None,
        )


def _inward_causes(reading: Reading) -> frozenset[str]:
    """The runs of characters of the causes that judge the writer himself."""
    causes = [reading.text.plain(cause.span) for cause in reading.statement.causes]
    return frozenset().union(*(runs(cause) for cause in causes if judges_oneself(cause)))


def _speaks_of_thought(words: str) -> bool:
    return any(phrases(name).words_in(words) for name in ("thought.txt", "politics.txt"))


RULE = Rule(
    code="DZ101",
    name="work-instead-of-thought",
    level=Level.ADVICE,
    basis=Basis("对照检查材料审核的通行要求（见人见事见思想）"),
    since="0.1",
    manual=__doc__,
    look=look,
    params={"characters": 50},
)
