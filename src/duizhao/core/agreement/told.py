"""Reads what a paper tells of a meeting: how many, who, when, each with its place."""

import re
from collections.abc import Iterator
from datetime import date

from duizhao.core.agreement.model import PaperText, Subject, Told
from duizhao.core.zh.normal import plain
from duizhao.core.zh.numerals import to_int

OF_ONE_PERSON = frozenset(
    {"personal-outline", "absentee-statement", "talk-record", "feedback-slip"}
)
"""Kinds whose counts are one person's own: they are compared with nobody's."""
OF_EARLIER = frozenset({"follow-up-status"})
"""Kinds that speak of an earlier meeting."""
OF_INTENT = frozenset({"notice", "plan", "chairs-script"})
"""Kinds that say how many there are to be."""
_N = r"(?<![\d.第约近])(?P<n>\d+|[一二两三四五六七八九十百]+)(?P<about>余|多)?个?"
_BETWEEN = r"[^，。；！？、\n]{0,8}?"
_COUNTS: tuple[tuple[Subject, str], ...] = (
    (Subject.EXPECTED, rf"应到(?:会)?(?:人数|成员|党员|班子成员)?[：:为]?{_N}[名人]"),
    (Subject.PRESENT, rf"(?:实到|到会|实际参会)(?:会)?(?:人数|成员|党员|班子成员)?[：:为]?{_N}[名人]"),
    (Subject.ABSENT, rf"(?:缺席|请假)(?:人数|人员)?[：:为]?{_N}[名人]"),
    (Subject.OBSERVERS, rf"列席(?:人数|人员)?[：:为]?{_N}[名人]"),
    (Subject.STUDY, rf"(?:集中学习|集中学习研讨|集体学习)(?:研讨)?{_BETWEEN}{_N}[次场期]"),
    (Subject.STUDY, rf"{_N}[次场期]集[中体]学习"),
    (Subject.OPINIONS, rf"(?:征求|收集|征集|梳理)(?:到|了)?{_BETWEEN}(?:意见|建议){{1,2}}[^，。；、]{{0,3}}?{_N}[条个项]"),
    (Subject.OPINIONS, rf"(?:征求|收集|征集|梳理)(?:到|了)?{_BETWEEN}{_N}[条个项](?:意见|建议)"),
    (Subject.TALKS, rf"(?:谈心谈话|谈心交心){_BETWEEN}{_N}(?:人次|次)"),
    (Subject.TALKS, rf"{_N}(?:人次|次)(?:的)?(?:谈心谈话|谈心交心)"),
    (Subject.PROBLEMS, rf"(?:查摆|检视|查找)(?:出|了|出了)?{_BETWEEN}问题[^，。；、]{{0,3}}?{_N}[条个项]"),
    (Subject.PROBLEMS, rf"(?:查摆|检视|查找)(?:出|了|出了)?{_BETWEEN}{_N}[条个项](?:具体|突出|主要)?问题"),
    (Subject.MEASURES, rf"(?:制定|提出|明确|细化)(?:了)?{_BETWEEN}(?:整改)?措施[^，。；、]{{0,3}}?{_N}[条项个]"),
    (Subject.MEASURES, rf"(?:制定|提出|明确|细化)(?:了)?{_BETWEEN}{_N}[条项个](?:具体)?(?:整改)?措施"),
    (Subject.CRITICISMS, rf"批评意见[^，。；、]{{0,4}}?{_N}[条个项]"),
    (Subject.CRITICISMS, rf"{_N}[条个项](?:相互)?批评意见"),
)  # fmt: skip
_PATTERNS = tuple((subject, re.compile(pattern)) for subject, pattern in _COUNTS)
_LOOSE = re.compile(
    r"(?:不少于|不低于|至少|超过|近|约|力争|每[人名位个][^，。；]{0,6}|每(?:半?年|季度?|月|周|星期|天))$"
)
_EARLIER = re.compile(r"上次|上年|去年|上一年|往年|前年|历年")
_OF_ONE = re.compile(r"其中|(?:对|给|向)(?:我|本人)|我(?:先后|同|与|和|共|一共)?|本人")
_SENTENCE = re.compile(r"[^。！？\n]+")
_DAY = re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_HELD = re.compile(r"[^。；]{0,20}(?:召开|举行)[^。；]{0,24}(?:民主|组织)生活会")
_TIME_LINE = re.compile(r"^(?:会议)?(?:召开)?(?:时间|日期)[：:]")
_NAME = r"(?P<who>[\u4e00-\u9fff·]{2,4})"
_PEOPLE = (
    (Subject.PRESIDER, re.compile(rf"^主持(?:人)?[：:]{_NAME}(?=[。，、；（(]|$)")),
    (Subject.RECORDER, re.compile(rf"^记录(?:人)?[：:]{_NAME}(?=[。，、；（(]|$)")),
)
_PRESIDED = re.compile(r"(?:^|[，。；])(?:由)?(?P<who>[\u4e00-\u9fff·]{2,4})主持(?=[，。；])")
_POSTS = ("长", "书记", "主任", "同志", "会议")
_LISTS = re.compile(r"^(?:到会|出席)(?:人员|成员|同志)?[：:](?P<names>[^：:。]+)")
_HELD_HERE = re.compile(r"[^。；]{0,20}(?:召开|举行)(?:[，。；]|[^。；]{0,24}(?:民主|组织)生活会)")
_REPORT_KINDS = frozenset({"meeting-report", "circular"})
_SITTING_KINDS = frozenset({"minutes", "sign-in-sheet", "criticism-summary"})
_YEARS = re.compile(r"(?P<y>\d{4})年度")


def told_by(paper: PaperText, *, year: int) -> Iterator[Told]:
    """Everything that a paper tells of the meeting of a year, in the order of its paragraphs."""
    for place, paragraph in enumerate(paper.paragraphs, 1):
        form = plain(paragraph).text.strip()
        if paper.kind not in OF_ONE_PERSON | OF_INTENT | OF_EARLIER:
            yield from _counts(paper, place, form, year)
        yield from _names(paper, place, form)
        yield from _held_on(paper, place, form, year)


def present_in(paper: PaperText) -> Iterator[tuple[tuple[str, ...], Told]]:
    """The lists of those present that a paper gives, with their place."""
    for place, paragraph in enumerate(paper.paragraphs, 1):
        if found := _LISTS.match(plain(paragraph).text.strip()):
            names = tuple(
                name.strip() for name in re.split("[、，,]", found["names"]) if name.strip()
            )
            yield names, Told(Subject.PRESENT, len(names), paper.title, place, found.group())


def days_in(words: str) -> Iterator[tuple[date, re.Match[str]]]:
    """The whole dates in words; one that no calendar has is left out."""
    for match in _DAY.finditer(words):
        try:
            yield date(int(match["y"]), int(match["m"]), int(match["d"])), match
        except ValueError:
            continue


def _counts(paper: PaperText, place: int, form: str, year: int) -> Iterator[Told]:
    for sentence in _SENTENCE.finditer(form):
        words = sentence.group()
        if _of_another(words, year):
            continue
        taken: set[tuple[Subject, int]] = set()
        for subject, pattern in _PATTERNS:
            for match in pattern.finditer(words):
                number = to_int(match["n"])
                if number is None or match["about"] or (subject, match.start("n")) in taken:
                    continue
                clause = re.split("[，；、]", words[: match.start("n")])[-1]
                if _LOOSE.search(words[: match.start("n")]) or _OF_ONE.search(clause):
                    continue
                taken.add((subject, match.start("n")))
                yield Told(subject, number, paper.title, place, match.group())


def _of_another(words: str, year: int) -> bool:
    """Whether a sentence speaks of an earlier meeting than that of the year."""
    others = any(int(found["y"]) != year for found in _YEARS.finditer(words))
    return others or _EARLIER.search(words) is not None


def _names(paper: PaperText, place: int, form: str) -> Iterator[Told]:
    for subject, pattern in _PEOPLE:
        if found := pattern.match(form):
            yield Told(subject, found["who"], paper.title, place, found.group())
    for found in _PRESIDED.finditer(form):
        if not found["who"].endswith(_POSTS):
            yield Told(Subject.PRESIDER, found["who"], paper.title, place, found["who"] + "主持")


def _held_on(paper: PaperText, place: int, form: str, year: int) -> Iterator[Told]:
    for sentence in _SENTENCE.finditer(form):
        words = sentence.group()
        if _of_another(words, year):
            continue
        of_line = paper.kind in _SITTING_KINDS and _TIME_LINE.match(words)
        held = _HELD_HERE if paper.kind in _REPORT_KINDS else _HELD
        for day, match in days_in(words):
            if of_line or held.match(words[match.end() :]):
                yield Told(Subject.HELD_ON, day, paper.title, place, match.group())
