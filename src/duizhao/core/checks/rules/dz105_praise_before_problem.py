"""先扬后抑，成绩写得过多

## 看什么
“存在的问题”里的每一个方面（和其中的一是、二是），开头在说到问题之前，用了多少字讲做了什么、取得了什么；这些字占这一方面的多少。
## 为什么
问题部分是用来讲问题的。先讲一段成绩，再用“但是”带出半句不足，问题就被冲淡了。
## 会提示
> 抓班子建设有差距。作为班长，我始终把班子建设放在首位，带头落实议事规则，先后主持修订 3 项制度，班子凝聚力明显增强。但与同志们通气还不够。
## 不提示
> 抓班子建设有差距。虽然能够坚持议事规则，但会前通气少，两次因为意见不一把议题带回去重议。
## 看不出什么
成绩是否属实，是否该写。引用讲话、讲道理的话不算成绩；短短一句让步是常见写法，不提示。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.praise import opening_praise
from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each problem aspect of which too great a share is praise that comes before the problem."""
    for problem in reading.statement.problems:
        runs = reading.once(opening_praise, problem)
        praise, whole = sum(map(len, runs)), len(problem.body)
        if runs and praise >= ask.count("characters") and praise >= ask.number("share") * whole:
            yield Hint(
                max(runs, key=len),
                f"{quoted(problem.aspect)}这一方面共 {whole} 字，说到问题之前先讲做法和成绩的有 {praise} 字，占 {praise / whole:.0%}",
            )


RULE = Rule(
    code="DZ105",
    name="praise-before-problem",
    level=Level.ADVICE,
    basis=Basis("对照检查材料审核的通行要求（直奔问题）"),
    since="0.1",
    manual=__doc__,
    look=look,
    params={"share": 0.25, "characters": 50},
)
