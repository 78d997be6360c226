"""材料写了成效，台账里没有佐证

## 看什么
给出往年的整改台账时，今年的整改落实情况里写出具体成效的，台账上对得上的条目有没有一件佐证。
## 为什么
写进材料的成效要查得到，佐证应当在台账里，不该等到核对时再去找。
## 会提示
> 今年：“印发《采购管理办法》。”台账上的“采购不规范”没有一件佐证。
## 不提示
> 台账上的同一条附有印发的办法。
## 看不出什么
佐证够不够、真不真，要人来看。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint for each entry with facts on an item without evidence."""
    told_of: set[str] = set()
    for told in reading.held.told if reading.held else ():
        entry = told.entry
        if entry is None or not told.unproven or entry.id in told_of:
            continue
        told_of.add(entry.id)
        message = f"{told.item.year}年度台账上的{quoted(told.item.problem)}还没有一件佐证"
        yield Hint(entry.facts[0], message, f"与台账上的这一条{told.likeness.reason}。")


RULE = Rule(
    code="DZ807",
    name="outcome-without-evidence",
    level=Level.INFO,
    basis=Basis("整改工作通行要求（成效要有佐证）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
