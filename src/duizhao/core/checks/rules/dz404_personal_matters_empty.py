"""个人有关事项只有标题，没有内容

## 看什么
“个人有关事项”“谈话函询情况”一类的标题下面有没有写话；只有横线、星号、待补的，算没有写。
## 为什么
标题立在那里而没有内容，看的人分不清是没有事项，还是忘了写。
## 会提示
> 三、个人有关重大事项方面：（下面接着就是“四、原因分析”）
## 不提示
> 三、个人有关事项。无。
## 看不出什么
写出的内容是否属实、是否齐全。与别的内容合在一个标题下的，只要有一句话说到事项，就不提示。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.questions.passages import plain_words
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import State

_A_SENTENCE = re.compile("(?:事项|子女|配偶|家庭|房产|投资|持股|出国|函询|兼职)[^。：]*。")


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint at the heading that has nothing under it."""
    matters = reading.statement.personal_matters
    if matters.state is not State.EMPTY or matters.span is None:
        return
    if not _A_SENTENCE.search(plain_words(reading.text, matters.span)):
        yield Hint(matters.span, "这里只有标题，没有内容；没有需要说明的事项，也请写明没有")


RULE = Rule(
    code="DZ404",
    name="personal-matters-empty",
    level=Level.MUST,
    basis=Basis("县以上党和国家机关党员领导干部民主生活会若干规定"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
