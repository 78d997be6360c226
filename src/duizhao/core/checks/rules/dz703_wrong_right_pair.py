"""用了单位规定不用的写法

## 看什么
全文里有没有“错的写法 → 对的写法”名单里左边的写法。
## 为什么
哪些词要改成什么，由单位自己定；记在名单里，每份材料都照着看一遍。
## 会提示
> （名单：截止到 → 截至）截止到11月底，各项措施已落实。
## 不提示
> （名单：全面小康 → 全面建成小康社会）全面建成小康社会目标如期实现。
## 看不出什么
只按字面找，不看意思。右边的写法里包含左边的，写对了不提示。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.wording import file_name
from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each wrong wording of the pairs that isn't part of its right one."""
    office = reading.office
    if not office.pairs:
        return
    for paragraph in reading.text.paragraphs:
        words = paragraph.plain.text
        for match in office.wrong_words.find(words):
            pair = office.right_words[match.phrase]
            if not _is_right(words, match.start, *pair.words):
                message = f"“{match.phrase}”应当写作“{pair.words[1]}”（{file_name(pair.file)} 第 {pair.line} 行）"
                yield Hint(paragraph.at(match.start, match.end), message)


def _is_right(words: str, start: int, wrong: str, right: str) -> bool:
    """Whether the wrong wording stands there as part of the right one."""
    at = right.find(wrong)
    while at >= 0:
        if start >= at and words.startswith(right, start - at):
            return True
        at = right.find(wrong, at + 1)
    return False


RULE = Rule(
    code="DZ703",
    name="wrong-right-pair",
    level=Level.MUST,
    basis=Basis("单位名单"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
)
