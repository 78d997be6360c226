"""别的材料里也有这一段

## 看什么
给出索引（--against）时，这份材料有没有和索引里别的材料相同的段落，或者和自己上年材料相同的段落。
## 为什么
对照检查要自己动手写。照抄别人的、照搬自己上年的，同写的人今年的实际对不上。
## 会提示
> 雷同：80 字，其中 74 字相同，别的材料里没有；见于 单位甲/李四.docx
## 不提示
> 党章党规、通知原文、单位统一的提法，以及加了引号的引文，只列出来供参考，不要求改。
## 看不出什么
谁先谁后、是否经过同意，程序不知道；同一件事两个人如实各写一遍，也会相像。没有给通知和模板（--known）时，少数几份引用的话看起来像雷同。
"""

from collections.abc import Iterator

from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint for each passage; what is common property is only told."""
    for one in reading.shared:
        yield Hint(one.span, one.message, level=Level.INFO if one.common else None)


RULE = Rule(
    code="DZ901",
    name="shared-passage",
    level=Level.ADVICE,
    basis=Basis("对照检查材料审核的通行要求（自己动手写）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
)
