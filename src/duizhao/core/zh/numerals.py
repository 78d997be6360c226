"""Chinese numerals as they are used for ordinals, counts and years."""

from functools import lru_cache

DIGITS = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
UNITS = {"十": 10, "百": 100, "千": 1000}
HAN = "〇零一二两三四五六七八九十百千"


@lru_cache(maxsize=1024)
def to_int(numeral: str) -> int | None:
    """The value of a numeral in Arabic or Chinese digits up to 9999; None when it is none.

    Chinese digits without units are read one by one (二〇二一 is 2021).
    """
    if not numeral:
        return None
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    if any(char not in DIGITS and char not in UNITS for char in numeral):
        return None
    if len(numeral) > 1 and all(char in DIGITS for char in numeral):
        return int("".join(str(DIGITS[char]) for char in numeral))
    total, digit = 0, 0
    for char in numeral:
        if char in UNITS:
            total += (digit or 1) * UNITS[char]
            digit = 0
        else:
            digit = DIGITS[char]
    return total + digit


def to_han(number: int) -> str:
    """A number from 1 to 99 as an ordinal is written: 十二, 二十."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
