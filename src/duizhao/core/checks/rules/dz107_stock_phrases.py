"""套话密集

## 看什么
每一条问题、原因、措施里，“学习不够深入”“有待进一步提高”这类放到谁身上都可以的说法有多少，折算成每千字多少处，同这一类材料通常的疏密相比。
## 为什么
套话连成片，就看不出说的是谁、哪件事。
## 会提示
> 学习不够深入，满足于一知半解；理论联系实际不够紧密，学用脱节；认识不够到位，重视不够，抓得不紧，与要求还有差距。
## 不提示
> 学习不够深入。今年规定的 4 本书只读完 1 本，其余翻了目录；两次研讨发言都是照着别人的稿子念的。
## 看不出什么
同样的话用在这里是否恰当。“两个维护”“学懂弄通做实”这样的固定提法不算套话；短于参数 characters 的条目不看，少于参数 least 处的也不看。
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from duizhao.core.checks.questions.lexicon import phrases
from duizhao.core.checks.questions.passages import Passage, passages_in
from duizhao.core.checks.questions.wording import listed
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import Span

_SHOWN = 4


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each problem, cause or measure with more stock phrases per 1000 characters than is usual."""
    statement = reading.statement
    spans = [
        *(problem.span for problem in statement.problems),
        *(cause.span for cause in statement.causes),
        *(measure.span for measure in statement.measures),
    ]
    shortest, least, most = ask.count("characters"), ask.count("least"), ask.number("density")
    for span in spans:
        passages = list(passages_in(reading.text, span))
        length = sum(passage.end - passage.start for passage in passages)
        if length < shortest:
            continue
        words = [word for one in passages for word in phrases("stock.txt").words_in(one.words)]
        density = 1000 * len(words) / length
        if len(words) >= least and density > most:
            yield Hint(_first_place(passages), _message(Counter(words), length, density))


def _first_place(passages: Iterable[Passage]) -> Span:
    """Where the first stock phrase stands in passages that hold some."""
    places = (
        passage.at(match.start, match.end)
        for passage in passages
        for match in phrases("stock.txt").find(passage.words)
    )
    return next(places)


def _message(words: Counter[str], length: int, density: float) -> str:
    named = listed(word for word, _ in words.most_common(_SHOWN))
    total = sum(words.values())
    return f"这一条 {length} 字里有 {total} 处套话（每千字 {density:.0f} 处，同类材料一般在 30 处以内），如{named}"


RULE = Rule(
    code="DZ107",
    name="stock-phrases",
    level=Level.INFO,
    basis=Basis("对照检查材料审核的通行要求（不说套话）"),
    since="0.1",
    manual=__doc__,
    look=look,
    params={"density": 35.0, "least": 5, "characters": 60},
)
