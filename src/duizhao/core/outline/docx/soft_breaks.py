"""Decides whether a soft line break parts two paragraphs or only folds one into lines."""

import re

from duizhao.core.outline.markers import marker_of
from duizhao.core.zh.normal import plain

_SENTENCE_ENDS = "。！？：；!?:;…"
_CLOSERS = "”’」』）)"
_INDENTS = ("\u3000", "\t", "  ")
_SHORT, _HEADING, _HEAD = 20, 40, 24
_TITLE_ENDS = re.compile("(?:材料|提纲|报告|发言|讲话|剖析|清单|台账)$")
_UNDER_TITLE = re.compile(r"[（(].*[）)]|.*(?:年|月|日|：|:)")


def parts(before: str, after: str, *, centred: bool) -> bool:
    """Whether the break between two lines of one Word paragraph stands between two visible paragraphs.

    People who press Shift+Enter between paragraphs indent the next one, number it, or have
    ended a sentence; inside a paragraph or a long title they have not.
    """
    left, right = before.strip(), after.strip()
    if not left or not right or after.startswith(_INDENTS):
        return True
    if (left.rstrip(_CLOSERS) or left)[-1] in _SENTENCE_ENDS or marker_of(
        plain(right[:_HEAD]).text
    ):
        return True
    if len(left) <= _HEADING and marker_of(plain(left[:_HEAD]).text):
        return True
    if centred:
        return bool(_TITLE_ENDS.search(left) or _UNDER_TITLE.fullmatch(right))
    return len(left) < _SHORT


def seam(before: str, after: str) -> str:
    """What stands in the text for a break that only folds: a blank between Latin words, else nothing."""
    latin = (
        before[-1:].isascii()
        and before[-1:].isalnum()
        and after[:1].isascii()
        and after[:1].isalnum()
    )
    return " " if latin else ""
