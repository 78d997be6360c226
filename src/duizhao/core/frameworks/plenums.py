"""Spells out abridged lists of party plenums (二十届三中、四中全会), so that each can be found."""

import re

_LIST = re.compile(
    "(?P<congress>十[六七八九]|二十)届(?P<plenums>[一二三四五六七]中(?:(?:全会)?[、和及]+[一二三四五六七]中)+)全会"
)
_PLENUM = re.compile("[一二三四五六七]中")


def spelled_out(passage: str) -> str:
    """The passage with 二十届三中、四中全会 written as 二十届三中全会、二十届四中全会."""
    if "届" not in passage:
        return passage
    return _LIST.sub(_each, passage)


def _each(match: re.Match[str]) -> str:
    congress = match["congress"]
    return "、".join(f"{congress}届{plenum}全会" for plenum in _PLENUM.findall(match["plenums"]))
