"""常见的错别字

## 看什么
全文里有没有这类材料里常见的错别字：急燥、浮燥、布署工作、按步就班、一如继往、把自已……
## 为什么
错别字不大，看的人却会觉得材料没有通读过一遍。
## 会提示
> 遇事急燥，对自已要求不严，工作按步就班。
## 不提示
> 各支部各自已经完成排查，在省报发布署名文章一篇。
## 看不出什么
只认词表里的几十个词，而且只收放在哪里都是错的；“反应”“反映”这样要看意思的，看不出来。单位自己要看的词，写进“对错”名单。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.lexicon import labelled, labelled_phrases
from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule

_WORDS = "misspellings.txt"


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each wrong wording of the list."""
    for paragraph in reading.text.paragraphs:
        for match in labelled_phrases(_WORDS).find(paragraph.plain.text):
            right = "、".join(sorted(labelled(_WORDS)[match.phrase]))
            message = f"“{match.phrase}”像是把“{right}”写错了"
            yield Hint(paragraph.at(match.start, match.end), message)


RULE = Rule(
    code="DZ707",
    name="misspelling",
    level=Level.ADVICE,
    basis=Basis("公文写作通行要求"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
)
