"""书名、文件名与名单不一致

## 看什么
书名号里的名称，是不是与名单（和出处）里的某个名称只差一两个字。参数 complete 设为 true 时，名单里没有的名称也提示。
## 为什么
文件、书目的名称要写全、写准。
## 会提示
> （名单：关于新形势下党内政治生活的若干准则）学习《关于新形势下党内政治生活若干准则》。
## 不提示
> （名单：习作选读第一卷）学习《习作选读第二卷》。
## 看不出什么
只差卷次、年份、届次的算另一个名称。名单没有写全时，不认识的名称不提示。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule

_TITLE = re.compile("《(?P<title>[^《》]{2,80})》")


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each 《title》 that is almost a listed one, or that a complete list doesn't have."""
    index = reading.office.title_index
    if not index:
        return
    complete = ask.flag("complete")
    for paragraph in reading.text.paragraphs:
        for match in _TITLE.finditer(paragraph.plain.text):
            title = match["title"]
            if index.knows(title):
                continue
            place = paragraph.at(*match.span())
            nearest = index.nearest(title)
            if nearest is not None:
                yield Hint(place, f"《{title}》与名单里的《{nearest}》不一致")
            elif complete:
                yield Hint(place, f"名单里没有《{title}》")


RULE = Rule(
    code="DZ706",
    name="title-differs",
    level=Level.ADVICE,
    basis=Basis("单位名单"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
    params={"complete": False},
)
