"""Where a long title breaks: at a word's end, the upper line the longer one, as GB/T 9704 wants it (7.3.1).

The title stays one paragraph, so that comments find their place; it is the margins that make it break.
"""

import re
from math import ceil

from duizhao.core.layout.profile import NO_2, Profile

_POINTS_PER_MM = 72 / 25.4
_ENDS = re.compile(
    r"(?<=党组)|(?<=党委)|(?<=支部)|(?<=委员会)|(?<=年度)|(?<=生活会)|(?<=会议)"
    r"|(?=关于)|(?=对照检查)|(?=检视)|(?=情况)|(?=整改)|(?=发言)"
)
_SLACK, _MOST_SLACK, _WIDER = 0.3, 0.9, 0.15
"""Of a character: what is left free, and by what a digit may be wider than half a character."""


def margin_of(words: str, profile: Profile) -> float:
    """How many millimetres a title stands in from both sides; none where it fits into one line."""
    room = profile.text_width * _POINTS_PER_MM / NO_2
    whole = wide(words)
    if whole <= room:
        return 0.0
    lines = ceil(whole / room)
    upper = whole / lines
    if lines == 2:  # noqa: PLR2004  two lines, of which the upper is the longer one
        ends = (wide(words[: match.start()]) for match in _ENDS.finditer(words))
        upper = min((end for end in ends if whole - end <= end <= room - _SLACK), default=upper + 1)
    digits = sum(char.isascii() for char in words)
    slack = min(_SLACK + digits * _WIDER, _MOST_SLACK)
    return max((room - upper - slack) * NO_2 / _POINTS_PER_MM / 2, 0.0)


def wide(words: str) -> float:
    """How many characters wide: digits and Latin letters take half."""
    return sum(0.5 if char.isascii() else 1.0 for char in words)
