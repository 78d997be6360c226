"""举了例，例子里没有具体的事

## 看什么
“存在的问题”里用“比如”“例如”引出的话，去掉固定提法、套话和抽象的词以后还剩多少；同一句和下一句里有没有时间、次数、数量、地点。
## 为什么
“比如”后面应当是一件事。后面还是“思考不深、研究不透”，等于把问题又说了一遍。
## 会提示
> 学用结合有差距。比如，在学习贯彻全会精神上，结合实际思考不深、研究不透，指导实践、推动工作的能力不强。
## 不提示
> 学用结合有差距。比如，全会精神传达以后，我分管的两个科室没有一个改过工作计划。
## 看不出什么
例子同问题是否相干，是否属实。剩下的字超过参数 substance 的比例就不提示。
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from duizhao.core.checks.questions.occasion import tells_of_an_occasion
from duizhao.core.checks.questions.passages import passages_in
from duizhao.core.checks.questions.shortcomings import names_shortcoming
from duizhao.core.checks.questions.substance import substance
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule

_CUE = re.compile("(?:比如|例如|譬如|举例来说)(?:说)?[，：]?")


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each sentence of the problems that promises an example and then only judges."""
    most = ask.number("substance")
    for problem in reading.statement.problems:
        for passage in passages_in(reading.text, problem.body):
            sentences = list(passage.sentences())
            for sentence, following in zip_longest(sentences, sentences[1:]):
                cue = _CUE.search(sentence.words)
                if cue is None:
                    continue
                example = sentence.words[cue.end() :]
                told = example + (following.words if following else "")
                hollow = names_shortcoming(example) and not tells_of_an_occasion(told)
                if hollow and substance(example) <= most:
                    place = sentence.at(cue.start(), len(sentence.words))
                    yield Hint(
                        place,
                        f"“{cue.group().rstrip('，：')}”后面说的还是看法，没有说到一件具体的事",
                    )


RULE = Rule(
    code="DZ108",
    name="hollow-example",
    level=Level.INFO,
    basis=Basis("对照检查材料审核的通行要求（见人见事见思想）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
    params={"substance": 0.38},
)
