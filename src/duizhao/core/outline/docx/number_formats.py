"""Writes a number in the ways that Word's automatic numbering knows: 一 壹 ① Ⅳ d １ 甲"""

from collections.abc import Callable

_TEN, _LAST_ROMAN, _LAST_LETTERS = 10, 3999, 780
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_PARENTHESISED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_WITH_STOP = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_HAN_CIRCLED = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"


def written(number: int, number_format: str) -> str:
    """A positive number in the format of that name; in Arabic digits when the name is unknown."""
    if number_format == "none":
        return ""
    write = _FORMATS.get(number_format)
    return write(number) if write and number > 0 else str(number)


def _by_units(number: int, digits: str, units: str, *, bare_one: int) -> str:
    """Digits with units (一百二十三); below `bare_one` a leading 一 before its unit is left out."""
    if number >= _TEN ** (len(units) + 1):
        return str(number)
    parts: list[str] = []
    for place in range(len(units), -1, -1):
        digit = number // _TEN**place % _TEN
        if digit:
            parts.append(digits[digit] + (units[place - 1] if place else ""))
        elif parts and parts[-1] != digits[0]:
            parts.append(digits[0])
    joined = "".join(parts).rstrip(digits[0])
    return joined[1:] if joined[0] == digits[1] and _TEN <= number < bare_one else joined


def _counting(number: int) -> str:
    return _by_units(number, "零一二三四五六七八九", "十百千", bare_one=20)


def _japanese_counting(number: int) -> str:
    return _by_units(number, "〇一二三四五六七八九", "十百千", bare_one=200).replace("〇", "")


def _legal(number: int) -> str:
    return _by_units(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", bare_one=0)


def _legal_traditional(number: int) -> str:
    return _by_units(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟", bare_one=0)


def _digit_by_digit(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    if number > _LAST_ROMAN:
        return str(number)
    parts: list[str] = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def _letters(number: int) -> str:
    """A … Z, AA, BB …: Word repeats the letter."""
    if number > _LAST_LETTERS:
        return str(number)
    rounds, index = divmod(number - 1, 26)
    return chr(ord("A") + index) * (rounds + 1)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _one_of(_CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
    "decimalEnclosedParen": _one_of(_PARENTHESISED),
    "decimalEnclosedFullstop": _one_of(_WITH_STOP),
    "ideographEnclosedCircle": _one_of(_HAN_CIRCLED),
    "numberInDash": lambda number: f"-{number}-",
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _japanese_counting,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "japaneseLegal": _legal_traditional,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
}
