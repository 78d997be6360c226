"""材料说已完成，台账上没有销号

## 看什么
给出往年的整改台账时，今年的整改落实情况里说“已完成”“已整改到位”的，台账上对得上的条目是不是已经销号。
## 为什么
完成要有核验，销了号才算；材料先说完成，账上却还在办，审核的人一对就看得出来。
## 会提示
> 今年：“灌区产权确权已全部完成。”台账：“灌区产权确权还有两个镇没有完成”（整改中）。
## 不提示
> 今年：“灌区产权确权正在推进，还剩一个镇。”
## 看不出什么
对应关系是推测的。也可能是台账登记慢了：请先核实，再改材料或者补办销号。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint for each entry that claims completion of an item that isn't closed."""
    for told in reading.held.told if reading.held else ():
        if told.entry is not None and told.claims_too_much:
            item = told.item
            standing = "，列为长期坚持" if item.standing else ""
            message = (
                f"这里说已经完成，{item.year}年度台账上的{quoted(item.problem)}"
                f"还是“{item.stage}”{standing}"
            )
            yield Hint(told.entry.heading, message, _why(told.likeness.reason))


def _why(reason: str) -> str:
    return f"与台账上的这一条{reason}，推测说的是同一件事。"


RULE = Rule(
    code="DZ805",
    name="claimed-before-closing",
    level=Level.ADVICE,
    basis=Basis("整改工作通行要求（核验以后才能销号）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
