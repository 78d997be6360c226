"""Guesses from name and first lines what a paper is that an office brings along."""

import re
from collections.abc import Sequence

_KINDS = (
    ("personal-outline", "个人(?:对照)?(?:检查|剖析)|发言提纲"),
    ("team-statement", "班子(?:对照)?检查材料"),
    ("sign-in-sheet", "签到"),
    ("minutes", "会议记录"),
    ("chairs-script", "主持词|议程"),
    ("criticism-summary", "批评意见(?:汇总|清单|台账)"),
    ("opinion-summary", "意见(?:建议)?汇总"),
    ("rectification-plan", "整改方案"),
    ("circular", "通报"),
    ("meeting-report", "情况(?:的)?报告"),
    ("plan", "方案"),
    ("notice", "通知"),
)
_HEAD = 3


def guessed_kind(name: str, paragraphs: Sequence[str]) -> str:
    """The kind of a paper, or empty where neither its name nor its first lines tell."""
    for words in (name, *paragraphs[:_HEAD]):
        for kind, pattern in _KINDS:
            if re.search(pattern, words):
                return kind
    return ""
