"""Recognises lines that belong to the page and not to the text: page numbers in their usual forms."""

import re

from duizhao.core.zh.normal import fold, plain

_LONGEST = 24
_MOST_DIGITS = 4
_DIGITS = re.compile(rf"[0-9]{{1,{_MOST_DIGITS}}}")
_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,5})"
_DASH = "[-—–―─－_~～·•*]"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}+\d{{1,4}}{_DASH}+"
    rf"|{_DASH}*第{_NUMBER}页{_DASH}*[，,/]?(?:[（]?共{_NUMBER}页[）]?)?"
    rf"|共{_NUMBER}页[，,/]?第{_NUMBER}页"
    r"|\d{1,4}/\d{1,4}"
    r"|(?:第)?\d{1,4}/\d{1,4}页"
    r"|[Pp]age\d{1,4}(?:of\d{1,4})?|[Pp]\.?\d{1,4}"
)


def is_page_number(line: str) -> bool:
    """Whether a line is a page number that shows itself as one: — 3 —, 第3页 共8页, 3/8."""
    return len(line) <= _LONGEST and bool(_PAGE_NUMBER.fullmatch(plain(line).text))


def bare_number(line: str) -> int | None:
    """The number that is all a line holds; whether it is a page number depends on where it stands."""
    words = line.strip() if len(line) <= _LONGEST else ""
    digits = fold(words) if len(words) <= _MOST_DIGITS else ""
    return int(digits) if _DIGITS.fullmatch(digits) else None
