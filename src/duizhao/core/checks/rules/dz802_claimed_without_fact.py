"""去年承诺的措施，今年只有说法没有事实

## 看什么
给出去年材料（--last）时，今年的整改落实情况里对得上去年措施的每一条，有没有一件查得到的事（次数、日期、文件名称……）。
## 为什么
去年承诺得具体，今年只说“已落实”，就无从核对。
## 会提示
> 去年：“每季度到办事窗口值班一次。”今年：“三是窗口值班制度得到较好落实。”
## 不提示
> 今年：“三是全年到窗口值班4次。”
## 看不出什么
对应关系是推测的；写出的事实是否属实、与去年承诺的是否一样多，要人来看。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Measure, Statement
from duizhao.core.trail.years import Kept


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint for each entry on a promise that gives no fact."""
    years, last = reading.years, reading.last
    if years is None or last is None:
        return
    told: set[str] = set()
    for promise in years.promises:
        entry = promise.follow_up
        if entry is None or promise.kept is not Kept.WITHOUT_FACT or entry.id in told:
            continue
        told.add(entry.id)
        promised = _promised(last, promise.measure)
        yield Hint(
            entry.heading,
            f"去年承诺的是{promised}，这里没有写出一件查得到的事",
            _why(promise.reason),
        )


def _promised(last: Statement, measure: Measure) -> str:
    """What was promised: the title, with the amount or date where it states one."""
    exact = measure.amount or measure.due
    if exact is None:
        return quoted(measure.title)
    return f"{quoted(measure.title)}（{last.text.quote(exact)}）"


def _why(reason: str) -> str:
    return f"与去年的措施{reason}，推测说的是同一件事。"


RULE = Rule(
    code="DZ802",
    name="claimed-without-fact",
    level=Level.ADVICE,
    basis=Basis("县以上党和国家机关党员领导干部民主生活会若干规定"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
