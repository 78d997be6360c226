"""材料的数字与台账不一致

## 看什么
给出往年的整改台账时，今年的整改落实情况里数得清的事（次数、项数、件数……），与台账上对得上的条目记的是不是一样多。
## 为什么
同一件事两本账，核对的人一看便知，整份材料的可信度都要打折扣。
## 会提示
> 今年：“到取水许可窗口值班6次。”台账：“全年到窗口值班4次”。
## 不提示
> 今年：“到取水许可窗口值班10余次。”（约数不比较）
## 看不出什么
哪一边记得对，要看佐证。台账上分几笔记的，与其中一笔或者合计相同，都算一致。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint for each figure that the ledger's records contradict."""
    for figure in reading.held.figures if reading.held else ():
        item = figure.item
        message = (
            f"这里写{quoted(figure.said.words)}，{item.year}年度台账上的{quoted(item.problem)}"
            f"记的是{quoted(figure.recorded.words)}"
        )
        yield Hint(figure.span, message)


RULE = Rule(
    code="DZ806",
    name="figure-differs-from-ledger",
    level=Level.ADVICE,
    basis=Basis("公文写作通行要求"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
