"""问题没有对应的措施

## 看什么
“存在的问题”里的每一个方面，以及其中点到的具体事项（会议、谈心谈话、干部选拔等），“整改措施”里有没有说到。
## 为什么
查出来不改，等于没有查。最容易落下的不是大的方面，是某一句里点到的具体事。
## 会提示
> 问题写了“谈心谈话少，一年没有同中层干部谈过一轮”，措施通篇没有提到谈心谈话。
## 不提示
> 问题写了“谈心谈话少”，措施写了“每半年同中层干部谈心一遍”。
> 问题部分顺带肯定的事（坚持和落实了民主集中制）不要求有措施。
## 看不出什么
措施是否真能解决问题；换了说法的对应可能认不出来，请以人的判断为准。全文没有措施的，不在这里提示；每个方面各写措施的，只看方面，不看具体事项；措施不到参数 characters 的字数时，只看具体事项。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from duizhao.core.checks.questions.lexicon import words
from duizhao.core.checks.questions.passages import Passage, passages_in
from duizhao.core.checks.questions.shortcomings import names_shortcoming, praises
from duizhao.core.checks.questions.subjects import taken_up, words_of_part
from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Part, Problem, Topic
from duizhao.core.trail.shared_words import runs
from duizhao.core.trail.words import theme_labels, topic_phrases, topics
from duizhao.core.zh.phrases import Match

_SCOPE = re.compile(
    "^(?:[一二三四五六七八九十]是|但)?(?:在|对|对于|关于|抓).{2,24}(?:方面|上|工作|问题)，$"
)
_BY_THE_WAY = re.compile("^[^，。；]{0,8}(?:议题|话题|大局|全局)")
_REACH = 60
_SEVERAL = 3
_KIN = ({"理论学习", "政治", "党性修养"}, {"从严治党", "廉洁纪律"})
_COMMONPLACE = re.compile(
    "带头|方面|存在的?|问题|不[够足强高实深严紧]|有待|对照|关于|主要|落实|贯彻|坚持|加强|增强|提高|强化|全面|进一步|需要|"
    "工作|有力|到位|深入|严格|能力|还|的|和|在|上|中|与|更|做|力|是"
)


@dataclass(frozen=True)
class _Measures:
    """What all measures say together; it is only taken apart as far as a problem asks."""

    words: str

    @cached_property
    def subjects(self) -> set[str]:
        """Labels of the subject matters that they take up."""
        return taken_up(self.words)

    @cached_property
    def themes(self) -> set[str]:
        """Labels of the themes of their words."""
        return theme_labels(self.words)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Every two characters that stand side by side."""
        return frozenset(_pairs(self.words))

    @cached_property
    def runs(self) -> set[str]:
        """Every four characters in a row, fixed formulas aside."""
        return runs(self.words)

    def repeat(self, words: str) -> bool:
        """Whether they use some words of a problem again, fixed formulas aside."""
        return not self.runs.isdisjoint(runs(words))


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """For each problem aspect: which topics no measure takes up, or that none answers it."""
    statement = reading.statement
    if not (statement.problems and statement.measures):
        return
    measures = _Measures(words_of_part(reading, Part.MEASURES))
    apart = statement.measures[0].span.start > statement.problems[-1].span.start
    for problem in statement.problems:
        loose = list(_loose_topics(reading, problem, measures)) if apart else []
        if loose:
            yield _about_topics(reading, problem, loose[: ask.count("shown")])
        elif len(measures.words) >= ask.count("characters") and _unanswered(
            reading, problem, measures
        ):
            yield Hint(
                problem.heading, f"{quoted(problem.aspect)}这一方面，措施里没有找到对应的一条"
            )


def _loose_topics(reading: Reading, problem: Problem, measures: _Measures) -> Iterator[Topic]:
    """The unanswered subject matters that a problem finds fault with, each where it first does."""
    seen = set(measures.subjects)
    for passage in passages_in(reading.text, problem.span):
        for match in topic_phrases().find(passage.words):
            label = topics()[match.phrase]
            if label in seen or not _is_faulted(passage, match):
                continue
            seen.add(label)
            yield Topic(label, passage.at(match.start, match.end))


def _is_faulted(passage: Passage, match: Match) -> bool:
    """Whether the words mean the matter itself, and its clause (or 在……方面 and the next) a fault."""
    before = passage.words[max(0, match.start - _REACH) : match.start]
    after = passage.words[match.end : match.end + _REACH]
    if match.phrase in _loose_wordings() or before.endswith("重"):
        return False
    if before.rfind("《") > before.rfind("》") or _BY_THE_WAY.search(after):
        return False
    clause = passage.clause_around(match.start)
    if names_shortcoming(clause.words):
        return True
    if not _SCOPE.search(clause.words) or clause.end >= passage.end:
        return False
    following = passage.clause_around(clause.end - passage.start).words
    return names_shortcoming(following) and not praises(following)


def _unanswered(reading: Reading, problem: Problem, measures: _Measures) -> bool:
    """Whether no measure shares a theme or a word with the heading, or several words with the body."""
    if problem.answered_by:
        return False
    heading, whole = reading.text.plain(problem.heading), reading.text.plain(problem.span)
    themes = theme_labels(heading)
    if not (themes and names_shortcoming(whole)) or measures.repeat(whole):
        return False
    if themes & (measures.themes | measures.subjects) or any(
        themes & kin and measures.themes & kin for kin in _KIN
    ):
        return False
    if len(measures.pairs.intersection(_pairs(_COMMONPLACE.sub(" ", whole)))) >= _SEVERAL:
        return False
    return measures.pairs.isdisjoint(_pairs(_COMMONPLACE.sub(" ", heading)))


@cache
def _loose_wordings() -> frozenset[str]:
    return frozenset(words("loose_wordings.txt"))


def _pairs(words: str) -> Iterator[str]:
    return (pair for at in range(len(words) - 1) if (pair := words[at : at + 2]).isalpha())


def _about_topics(reading: Reading, problem: Problem, loose: Sequence[Topic]) -> Hint:
    named = "、".join(_named(reading.text.quote(topic.span), topic.label) for topic in loose)
    return Hint(
        loose[0].span, f"{quoted(problem.aspect)}这一方面点到了{named}，措施里没有找到对应的内容"
    )


def _named(words: str, label: str) -> str:
    return quoted(words) if words == label else f"{quoted(words)}（{label}）"


RULE = Rule(
    code="DZ302",
    name="problem-without-measure",
    level=Level.ADVICE,
    basis=Basis("对照检查材料审核的通行要求（问题、原因、措施一一对应）"),
    since="0.1",
    manual=__doc__,
    look=look,
    params={"shown": 8, "characters": 120},
)
