"""Names a finding by its rule and the words around it, so that it is known again after editing."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from duizhao.core.outline.model import Span, Text
from duizhao.core.zh.led import led_by
from duizhao.core.zh.normal import plain

NEIGHBOURS = 10
"""How many characters before and after a short place belong to it."""
_REACH = 4 * NEIGHBOURS
_ENDS = re.compile("[。！？\n]")
_ENOUGH = 12
_MOST = 60
_MARKS = str.maketrans("", "", "，。；：、！？“”‘’（）《》【】…—·,.;:!?'\"-")
_ORDINAL = led_by(
    "\\d一二三四五六七八九十百①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳其第（",
    r"(?:第?[一二三四五六七八九十百]+(?:[、，]|是|方面|部分|，)|其[一二三四五六七八九十]"
    r"|（[一二三四五六七八九十\d]+）|\d+[.、．](?!\d)|[①-⑳])",
)
_QUOTED = re.compile("“([^”]+)”")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The normalised words at a place and next to it in its sentence, without numbering."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.words}{self.after}"


def surroundings(text: Text, span: Span) -> Surroundings:
    """What stands at a place; white space, marks and leading ordinals don't count."""
    lead = _ENDS.split(text.content[max(0, span.start - _REACH) : span.start])[-1]
    tail = _ENDS.split(text.content[span.end : span.end + _REACH], maxsplit=1)[0]
    return Surroundings(
        _words(lead, opens=len(lead) < _REACH)[-NEIGHBOURS:],
        _words(text.content[span.start : span.end][: 4 * _MOST], opens=True)[:_MOST],
        _words(tail)[:NEIGHBOURS],
    )


def fingerprints(text: Text, found: Iterable[tuple[str, Span, str]]) -> list[str]:
    """A fingerprint for each (code, place, message), given in the order of the text.

    It is made from the code, the words at the place, their neighbours when they are few, and
    what the message quotes. Findings that are equal in all that are told apart by their order.
    """
    seen: Counter[str] = Counter()
    names: list[str] = []
    for code, span, message in found:
        key = _key(code, surroundings(text, span), message)
        seen[key] += 1
        names.append(sha256(f"{key}\n{seen[key]}".encode()).hexdigest()[:16])
    return names


def _key(code: str, at: Surroundings, message: str) -> str:
    place = at.words if len(at.words) >= _ENOUGH else f"{at.before}|{at.words}|{at.after}"
    quoted = "|".join(_NUMBER.sub("", words) for words in _QUOTED.findall(message))
    return f"{code}\n{place}\n{quoted}"


def _words(passage: str, *, opens: bool = False) -> str:
    """The words of a passage; a leading ordinal is dropped where the passage opens something."""
    bare = plain(passage).text
    if opens and (ordinal := _ORDINAL.match(bare)):
        bare = bare[ordinal.end() :]
    return bare.translate(_MARKS) or bare
