"""去年承诺的措施，今年没有交代

## 看什么
给出去年材料（--last）时，去年的每一条整改措施，在今年的“上次整改落实情况”里有没有对得上的一条。
## 为什么
去年写下的措施做没做，今年应当逐条有个说法。
## 会提示
> 去年：“（三）每季度到办事窗口值班一次。”今年的整改落实情况只写了学习和制度两条。
## 不提示
> 今年：“三是关于窗口值班。全年到窗口值班4次，解决问题7个。”
## 看不出什么
对得上与否是按事项和用词推测的，换了说法的可能会误认为没有交代。今年没有整改落实情况这一部分，或者只总的说了一句的，只提示一次。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.absence import head_of, heading_of
from duizhao.core.checks.questions.wording import file_name, listed, quoted
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Part
from duizhao.core.trail.years import Kept

_MOST_NAMED = 3


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint for each promise without an entry; a single one where nothing is entered at all."""
    years, last = reading.years, reading.last
    if years is None or last is None or not years.promises:
        return
    titles = [promise.measure.title for promise in years.promises]
    if not reading.statement.follow_up:
        place = years.in_passing or head_of(reading.statement)
        told = "只总的说了一句" if years.in_passing else "没有交代"
        named = listed(titles[:_MOST_NAMED])
        rest = "等" if len(titles) > _MOST_NAMED else ""
        yield Hint(place, f"去年承诺的 {len(titles)} 条措施（{named}{rest}），今年{told}")
        return
    place = heading_of(reading.statement, Part.FOLLOW_UP)
    for promise in years.promises:
        if promise.kept is Kept.NOT_MENTIONED:
            title = quoted(promise.measure.title)
            yield Hint(place, f"去年（{file_name(last.text.name)}）承诺的{title}，这里没有看到交代")


RULE = Rule(
    code="DZ801",
    name="promise-not-mentioned",
    level=Level.ADVICE,
    basis=Basis("县以上党和国家机关党员领导干部民主生活会若干规定"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
