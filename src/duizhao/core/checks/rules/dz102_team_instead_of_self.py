"""说班子、说别人，没有说自己

## 看什么
个人材料“存在的问题”里，是否有整个方面说的都是班子、党组、支部或“有的同志”的问题，从头到尾没有“我”“本人”“自己”。
## 为什么
个人对照检查查的是自己。把班子的、大家的问题写进来，又不说自己负什么责任，等于没有检查。
## 会提示
> 抓班子建设不够。班子成员之间通气少，党组讨论重大事项前酝酿不充分，会上往往一次定不下来。
## 不提示
> 抓班子建设不够。班子成员之间通气少，作为书记，我主动找大家交心不多，负有主要责任。
## 看不出什么
省略了主语的句子说的是谁。一个方面里说到自己哪怕一次，就不再提示；说别人的句子占不到参数 share 的比例，也不提示。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.passages import points_in
from duizhao.core.checks.questions.shortcomings import names_shortcoming
from duizhao.core.checks.questions.speaker import speaks_of_self, subject_other_than_self
from duizhao.core.checks.questions.wording import listed, quoted
from duizhao.core.checks.rule import PERSONS, Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each aspect whose shortcomings are those of others, and which never names the writer."""
    for problem in reading.statement.problems:
        if speaks_of_self(reading.text.plain(problem.span)):
            continue
        faults = [
            p.words for p in points_in(reading.text, problem.body) if names_shortcoming(p.words)
        ]
        others = [who for words in faults if (who := _who_else(words))]
        if others and len(others) >= ask.number("share") * len(faults):
            yield Hint(
                problem.heading,
                f"{quoted(problem.aspect)}这一方面说的是{listed(dict.fromkeys(others))}的问题，没有说到本人，也没有说本人负什么责任",
            )


def _who_else(words: str) -> str:
    found = subject_other_than_self(words)
    return words[found.start : found.end] if found else ""


RULE = Rule(
    code="DZ102",
    name="team-instead-of-self",
    level=Level.ADVICE,
    basis=Basis("对照检查材料审核的通行要求（把自己摆进去）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=PERSONS,
    params={"share": 0.6},
)
