"""整改落实情况说得空

## 看什么
“上次整改落实情况”里的每一条：有没有一件查得到的事，例如次数、日期、文件名称、开过的会、立过的制度。只说“已整改到位”“取得明显成效”而没有事实的，只写今后打算、没有写做过什么的，都会提示。整个部分只说了查出多少问题、改完多少的，也提示。
## 为什么
说改了，要看得出改了什么。没有事实的“已整改”无从核对，下一年很容易又查摆出来。
## 会提示
> 一是关于学习抓得不紧的问题。高度重视，持续加强，已全部整改到位。
## 不提示
> 一是关于学习抓得不紧的问题。重新修订了学习制度，全年集中学习12次，已完成。
## 看不出什么
写明还没有完成的，是照实说，不提示。写出的事实是否属实、是否就是上次承诺的那一件。给出了去年材料的，能对上去年措施的条目由“去年措施只有说法没有事实”一项来看，这里不再重复。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.questions.passages import plain_words
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.model import Claim, FollowUp, Kind, Statement

_INTENDS = re.compile(
    "(?:^|[，。；：])(?:我|本人|我们|班子|党组|党委|支部)?(?:下一步|今后|将|要(?!求|点|件|素|害|闻)|继续|力争|计划|打算|必须)"
)
_ONLY_LEADS_IN = re.compile("(?:报告|说明|汇报|情况)(?:如下|是)?[：。]?$")
_HOW_MANY = re.compile(
    r"(?:问题|措施|任务|事项)(?:共|有)?\d+(?:余|多)?[个项条][^，。；]{0,6}$|(?:整改|落实|完成)率\d+"
)
_NEAR = 4
_SHORTEST = 8


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each follow-up entry without a fact that somebody could look up."""
    held = _held_against_last_year(reading)
    personal = reading.statement.personal_matters.span
    for entry in reading.statement.follow_up:
        if personal is not None and personal.overlaps(entry.span):
            continue
        words = plain_words(reading.text, entry.span)
        vague = not _has_fact(reading.statement, entry) and entry.claim is not Claim.NOT_DONE
        if vague and entry.id not in held and not _says_nothing(words):
            yield Hint(entry.heading, _message(entry, words))


def _has_fact(statement: Statement, entry: FollowUp) -> bool:
    """Whether an entry gives a fact; where it is all that is told, the number of problems is none."""
    alone = len(statement.follow_up) == 1
    return any(not (alone and _counts_problems(statement.text, fact)) for fact in entry.facts)


def _counts_problems(text: Text, fact: Span) -> bool:
    return _HOW_MANY.search(text.plain(Span(max(0, fact.start - _NEAR), fact.end))) is not None


def _held_against_last_year(reading: Reading) -> set[str]:
    """The entries that another rule holds against what was promised."""
    if reading.years is None:
        return set()
    return {promise.follow_up.id for promise in reading.years.promises if promise.follow_up}


def _says_nothing(words: str) -> bool:
    """A heading alone or a line that only leads in is not a claim."""
    return len(words) < _SHORTEST or _ONLY_LEADS_IN.search(words) is not None


def _message(entry: FollowUp, words: str) -> str:
    if entry.claim is not Claim.DONE and "已" not in words and _INTENDS.search(words):
        return "这一条写的是打算，没有说上次会议以来已经做了什么"
    if entry.facts:
        return (
            "这里只写了查出多少、改完多少，没有写出一件查得到的事（做了什么、几次、何时、哪份文件）"
        )
    return "这一条只有说法，没有写出一件查得到的事（做了什么、几次、何时、哪份文件）"


RULE = Rule(
    code="DZ402",
    name="follow-up-vague",
    level=Level.ADVICE,
    basis=Basis("县以上党和国家机关党员领导干部民主生活会若干规定"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS | {Kind.RECTIFICATION},
)
