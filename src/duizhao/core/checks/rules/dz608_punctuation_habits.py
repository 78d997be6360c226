"""标点不合习惯

## 看什么
半角标点、直引号、连用两个标点、并列的引号和书名号之间的顿号、次序词和编号后面的标点、省略号和破折号的写法、全角数字、引号里套引号、段末缺标点、汉字之间多余的空格。
## 为什么
公文和会议材料的标点有国家标准，写法统一，看着整齐，也免得歧义。
## 会提示
> 首先、学习不够深入,满足于“读过了”、“听过了”。。
## 不提示
> 首先，学习不够深入，满足于“读过了”“听过了”。
## 看不出什么
有的单位另有习惯，例如编号写作“1、”，可以用参数 skip 写明不看哪几种（写法的英文短名见下表）。连用两个标点的逐处指出；其他写法只指出开头的一处（参数 most 可以改成几处），合计说明全文有多少处。从 PDF、OFD 读来的材料不看空格和段末。

短名：two_marks 连用标点，half_width_mark 半角标点，half_width_bracket 半角括号，straight_quote 直引号，pause_between_pairs 并列引号间的顿号，pause_after_ordinal 次序词后的顿号，comma_after_number 编号后的逗号，mark_after_bracketed_number 括号编号后的标点，pause_after_digit 数字编号后的顿号，dots 省略号，dashes 破折号，full_width_digit 全角数字，nested_quotes 引号套引号，nested_titles 书名号套书名号，no_end_mark 段末缺标点，stray_blank 多余空格。
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from duizhao.core.checks.questions.habits import HABITS, Habit, places_of
from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import Span


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Every mistake; of each unusual habit the first places, with how many there are in all."""
    skipped = frozenset(ask.words("skip"))
    for habit in HABITS:
        if habit.name not in skipped:
            yield from _shown(habit, _free(reading, places_of(habit, reading.text)), ask)


def _free(reading: Reading, places: Iterable[Span]) -> list[Span]:
    """The places that no placeholder holds: what is to be filled in is not punctuation."""
    held = reading.statement.placeholders
    return [place for place in places if not _is_held(held, place.start)]


def _is_held(held: Sequence[Span], offset: int) -> bool:
    """Whether an offset lies in one of the spans, which are in the order of the text and apart."""
    following = bisect_right(held, offset, key=lambda span: span.start)
    return following > 0 and offset < held[following - 1].end


def _shown(habit: Habit, places: list[Span], ask: Params) -> Iterator[Hint]:
    if habit.mistake:
        yield from (Hint(place, habit.message, level=Level.ADVICE) for place in places)
        return
    most = max(ask.count("most"), 1)
    total = f"（全文共 {len(places)} 处）" if len(places) > most else ""
    yield from (Hint(place, f"{habit.message}{total}") for place in places[:most])


RULE = Rule(
    code="DZ608",
    name="punctuation-habits",
    level=Level.INFO,
    basis=Basis("《标点符号用法》（GB/T 15834—2011）、《党政机关公文格式》（GB/T 9704—2012）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
    params={"most": 1, "skip": ()},
)
