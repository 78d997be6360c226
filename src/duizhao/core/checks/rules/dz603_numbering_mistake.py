"""编号前后不连

## 看什么
标题和条目的编号（一、（一）1.（1）第一部分）是否一个接一个；一段话里的“一是、二是、三是”是否缺号、重号。
## 为什么
缺号、重号多半是删改时留下的，有时是漏了整整一条。
## 会提示
> （一）学习不够。（二）调研不深。（二）作风不实。
## 不提示
> 一是……；二是……。（换一件事）一是……；二是……；三是……
## 看不出什么
缺的是编号还是内容，要对照原稿。材料只截取了中间一段、开头就不是第一条的，不因为看不到前面的编号而提示。
"""

import re
from collections.abc import Iterator, Sequence

from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import NumberingMistake, Outline, Paragraph, Text
from duizhao.core.trail.model import Kind
from duizhao.core.zh.numerals import to_han, to_int

_CLAUSE_NUMBER = re.compile("(?P<n>[一二三四五六七八九十]{1,2})(?P<word>是|要)(?!一)")
_DEEPEST = 2
_NEAR = 4
_CLAUSE_ENDS = frozenset("。；：，！？”）")

_OPENS_LIST = re.compile("[（第]?[一1](?![一二三四五六七八九十0-9])")


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each number of a heading or of a clause that its neighbours don't call for."""
    flagged = set()
    piece = _is_piece(reading.statement.outline)
    gap = ""
    for mistake in reading.statement.outline.mistakes:
        flagged.add(mistake.span.start)
        told = mistake.expected == gap or (piece and _OPENS_LIST.match(mistake.expected))
        gap = mistake.expected
        expected = _called_for(reading.text, mistake)
        if not (told or expected == mistake.found):
            yield Hint(mistake.span, _message(mistake.found, expected))
    for paragraph in reading.text.paragraphs:
        found = list(_clause_numbers(paragraph.plain.text))
        for word in ("是", "要"):
            of_word = [match for match in found if match["word"] == word]
            for hint in _in_running_text(paragraph, of_word):
                if hint.span.start not in flagged:
                    yield hint


def _is_piece(outline: Outline) -> bool:
    """Whether the text begins in the middle of a list: its beginning was cut off."""
    first = next((heading.marker for _, heading in outline.headed if heading.marker), None)
    return first is not None and first.ordinal > 1


def _called_for(text: Text, mistake: NumberingMistake) -> str:
    """The number that is called for: 三是 where 二是 stands inside the paragraphs just before."""
    opening = _CLAUSE_NUMBER.match(mistake.found)
    here = text.paragraph_at(mistake.span.start).index
    near = text.paragraphs[max(0, here - _NEAR) : here] if opening else ()
    for paragraph in reversed(near):
        for match in reversed(list(_clause_numbers(paragraph.plain.text))):
            if opening and match["word"] == opening["word"]:
                return f"{to_han((to_int(match['n']) or 0) + 1)}{match['word']}"
    return mistake.expected


def _clause_numbers(words: str) -> Iterator[re.Match[str]]:
    for match in _CLAUSE_NUMBER.finditer(words):
        if match.start() == 0 or words[match.start() - 1] in _CLAUSE_ENDS:
            yield match


def _in_running_text(paragraph: Paragraph, found: Sequence[re.Match[str]]) -> Iterator[Hint]:
    """Numbers of clauses in one paragraph that leave a gap or come twice; lists may hold lists."""
    words = paragraph.plain.text
    open_lists: list[int] = []
    last = 0
    for match in found:
        number, word = to_int(match["n"]) or 0, match["word"]
        wanted = open_lists[-1] + 1 if open_lists else 1
        if number == 1:
            open_lists = [*open_lists[-_DEEPEST:], 1]
        elif number - 1 in open_lists:
            while open_lists.pop() != number - 1:
                pass
            open_lists.append(number)
        elif open_lists:
            if f"{to_han(wanted)}{word}" not in words[last : match.start()]:
                place = paragraph.at(match.start(), match.end())
                yield Hint(place, _message(match.group(), f"{to_han(wanted)}{word}"))
            open_lists[-1] = number
        last = match.end()


def _message(found: str, expected: str) -> str:
    return f"编号“{found}”与前面接不上，按次序应当是“{expected}”"


RULE = Rule(
    code="DZ603",
    name="numbering-mistake",
    level=Level.ADVICE,
    basis=Basis("公文写作通行要求"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS | {Kind.RECTIFICATION},
)
