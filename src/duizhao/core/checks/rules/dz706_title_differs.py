"""书名、文件名与名单不一致

## 看什么
书名号里的名称，是不是与名单（和出处）里的某个名称只差一两个字，或者与随程序带的常用党内法规、书目的名称差一个字（参数 usual 设为 false 就不看后一种）。参数 complete 设为 true 时，名单里没有的名称也提示。
## 为什么
文件、书目的名称要写全、写准。
## 会提示
> 学习《关于新形势下党内政治生活若干准则》（少了“的”字）。
> （名单：青石县自建房安全管理办法）没有吃透《青石县自建房管理办法》。
## 不提示
> （名单：习作选读第一卷）学习《习作选读第二卷》。
## 看不出什么
只差卷次、年份、届次的算另一个名称。名单没有写全时，不认识的名称不提示。
"""

import re
from collections.abc import Iterator
from functools import cache

from duizhao.core.checks.offices.title_index import TitleIndex
from duizhao.core.checks.questions.lexicon import whole_lines
from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule

_TITLE = re.compile("《(?P<title>[^《》]{2,80})》")
_SLIP = 1


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each 《title》 that is almost a known one, or that a complete list doesn't have."""
    listed = reading.office.title_index
    usual = _usual() if ask.flag("usual") else TitleIndex(())
    if not (listed or usual):
        return
    complete = ask.flag("complete") and bool(listed)
    for paragraph in reading.text.paragraphs:
        for match in _TITLE.finditer(paragraph.plain.text):
            title = match["title"]
            if listed.knows(title) or usual.knows(title):
                continue
            place = paragraph.at(*match.span())
            if nearest := listed.nearest(title):
                yield Hint(place, f"《{title}》与名单里的《{nearest}》不一致")
            elif nearest := usual.nearest(title):
                yield Hint(place, f"《{title}》与通行的名称《{nearest}》差一个字")
            elif complete:
                yield Hint(place, f"名单里没有《{title}》")


@cache
def _usual() -> TitleIndex:
    return TitleIndex(whole_lines("usual_titles.txt"), _SLIP)


RULE = Rule(
    code="DZ706",
    name="title-differs",
    level=Level.ADVICE,
    basis=Basis("单位名单、通行的名称"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
    params={"complete": False, "usual": True},
)
