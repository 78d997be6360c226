"""成文日期的写法不对

## 看什么
文末的成文日期：阿拉伯数字，年份写全，月、日前面不补 0。
## 为什么
“2026年01月08日”“二〇二六年一月八日”“2026.1.8”都不是公文成文日期的写法。
## 会提示
> 2026年01月08日
## 不提示
> 2026年1月8日
## 看不出什么
日期对不对。日期是内容，副本里不改，请人工改。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Flaw
from duizhao.core.relayout.roles import Role
from duizhao.core.relayout.sheet import Sheet
from duizhao.core.zh.numerals import to_int

_RIGHT = re.compile(r"\d{4}年[1-9]\d?月[1-9]\d?日")
_PARTS = re.compile(r"([\d〇零○一二三四五六七八九十元]+)")
_DIGITS = dict(zip("〇零○一二三四五六七八九", "000123456789", strict=True))


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """Each date below the text that is written otherwise."""
    for line in sheet.lines:
        words = line.words.strip()
        if line.role is Role.DAY and not _RIGHT.fullmatch(words):
            yield Flaw(line, f"日期写作“{words}”", _wanted(words))


def _wanted(words: str) -> str:
    parts = [_number(one) for one in _PARTS.findall(words)]
    if len(parts) == len(("年", "月", "日")) and all(parts):
        year, month, day = parts
        return f"{year}年{month}月{day}日"
    return "2026年1月8日这样的写法"


def _number(part: str) -> int:
    if part.isascii():
        return int(part)
    if all(char in _DIGITS for char in part) and len(part) > 1:
        return int("".join(_DIGITS[char] for char in part))
    return 1 if part == "元" else to_int(part) or 0


DIAGNOSIS = Diagnosis(
    code="BS602",
    name="day",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 7.3.5 条"),
    since="0.1",
    manual=__doc__,
    look=look,
)
