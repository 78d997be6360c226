"""Tells of whom a passage speaks: of the writer, of the team, or of nobody in particular."""

import re

from duizhao.core.outline.model import Span
from duizhao.core.zh.led import led_by

_SELF = re.compile(
    "本人|自己|自身|自我|个人(?!主义|事项|有关)|笔者|鄙人|"
    "我(?![们国党市县区州局院校省镇乡司军部委所街村处站行厂社旗公])|我(?=作为|任|分管)|作为(?:党组|党委|支部)?(?:书记|班长|一把手|一班之长|主要负责|分管领导)"
)
_OPENS = "(?:^|(?<=[，。；：、！？]))(?:第?[一二三四五六七八九十]+(?:是|方面)|首先|其次|再次|同时|但是?|特别是|尤其是|其中|另外|此外|有时候?|平时|近年来|一直以来|今年以来)?，?"
_TEAM = "(?:党组|党委|支部|领导)?班子(?:成员)?(?:之间|内部)?|(?:局|县|市|区|镇|厅|院|校)?党组成员(?:之间)?|(?:局|县|市|区|镇|厅|院|校)?(?:党组(?!织)|党委)|党支部|支部|我们|大家|同志们|干部职工|全体(?:干部|党员|职工|教师)|干部队伍|机关干部"
_NOT_TEAM = "书记|会|部署|决定|决策|交办|安排|要求|中心组|委员会|的(?:要求|部署|安排|决定)|班长"
_SOME = (
    "(?:有的|有些|个别|部分|少数|一些|极少数|不少|某些|少部分)"
    "(?:党员领导干部|党员干部|领导干部|年轻干部|机关干部|干部职工|工作人员|班子成员|中层干部|党组成员|支部成员|同志|党员|干部|领导|职工|教师|"
    "教职工|成员|科室|部门|单位|支部|党支部|党组织|基层党组织|人)"
)
_NOT_SOME = (
    "(?:也)?(?:向我|给我|对我|反映|提出|指出|建议|评价|说我|认为我|批评我|找我|来访|意见|提的|反馈)"
)
_TEAM_SUBJECT = led_by(
    "一二三四五六七八九十今但党全其再区厅县另同大尤局市干平我支有机校此特班第近镇院领首，",
    f"{_OPENS}(?P<who>{_TEAM})(?!{_NOT_TEAM})",
)
_VAGUE_SUBJECT = led_by(
    "一二三四五六七八九十不个今但其再另同在少尤平有极某此特第近部首，",
    f"{_OPENS}(?:在.{{2,16}}[上中时]，?)?(?P<who>{_SOME})(?!{_NOT_SOME})",
)


def speaks_of_self(words: str) -> bool:
    """Whether the writer names himself anywhere in a passage in plain form."""
    return _SELF.search(words) is not None


def subject_other_than_self(words: str) -> Span | None:
    """Where a clause in plain form begins with the team or with some people as its subject."""
    match = _TEAM_SUBJECT.search(words) or _VAGUE_SUBJECT.search(words)
    return Span(*match.span("who")) if match else None


def vague_subject(words: str) -> Span | None:
    """Where a clause in plain form begins with some people, nobody knows who, as its subject."""
    match = _VAGUE_SUBJECT.search(words)
    return Span(*match.span("who")) if match else None
