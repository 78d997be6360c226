"""引号、括号、书名号不成对

## 看什么
每一段里的“”‘’（）《》【】是否一开一合。跨相邻几段的，连起来看。
## 为什么
缺一半、用反了方向，引的是哪几个字、书名到哪里为止，就说不清了。
## 会提示
> 坚持“两个维护，坚定“四个自信”。
## 不提示
> 坚持“两个维护”、坚定“四个自信”。1）完善制度。
## 看不出什么
成对但套错了范围的。直的引号（"）分不出开合，由“标点不合习惯”一项看。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.balance import loose_marks
from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """The first mark of each kind in a paragraph that has no partner."""
    for loose in loose_marks(reading.text.paragraphs):
        missing = "后面没有与它成对的另一半" if loose.opens else "前面没有与它成对的另一半"
        message = f"{loose.name}“{reading.text.quote(loose.span)}”{missing}"
        yield Hint(loose.span, message)


RULE = Rule(
    code="DZ607",
    name="unbalanced-marks",
    level=Level.ADVICE,
    basis=Basis("《标点符号用法》（GB/T 15834—2011）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
)
