"""Which fonts a PDF is set in: the office's own by name where they are found, free ones after them, character by character."""

from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.core.layout.profile import BODY, HEI, KAI, SUBSTITUTES, TITLE

_SERIF, _SANS = ("Noto Serif SC", "Noto Serif CJK SC"), ("Noto Sans SC", "Noto Sans CJK SC")
"""Those that ship, then those of the machine, which have more characters."""
_ENGLISH = {
    BODY.east_asian: ("FangSong_GB2312", "FangSong", "STFangsong", "FandolFang R", "FandolFang", "Zhuque Fangsong"),
    KAI.east_asian: (
        "KaiTi_GB2312", "KaiTi", "STKaiti", "FandolKai", "LXGW WenKai", "LXGW WenKai GB",
        "AR PL UKai",
    ),
    HEI.east_asian: ("SimHei", "STHeiti", "FandolHei"),
    TITLE.east_asian: ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
}  # fmt: skip
"""The names that font files bear first, the office's own before free ones of the same shape."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The families of each face, the first that has a character sets it.

    `own_kai` and `own_title` say that the shape itself is there, and need not be told by weight.
    """

    body: tuple[str, ...]
    kai: tuple[str, ...]
    hei: tuple[str, ...]
    title: tuple[str, ...]
    own_kai: bool
    own_title: bool


def faces_of(families: Iterable[str]) -> Faces:
    """The faces where these families are to be had. No other is named: typst warns of each that it lacks."""
    known = {one.casefold(): one for one in families}
    body, kai, hei, title = (_found(face.east_asian, known) for face in (BODY, KAI, HEI, TITLE))
    serif, sans = _among(_SERIF, known), _among(_SANS, known)
    return Faces(
        body=(*body, *serif),
        kai=(*kai, *body, *serif) if kai else (*body, *serif),
        hei=(*hei, *sans, *serif),
        title=(*title, *serif),
        own_kai=bool(kai),
        own_title=bool(title),
    )


def _found(name: str, known: dict[str, str]) -> tuple[str, ...]:
    chinese = (name, *(one for one in SUBSTITUTES[name] if not one.isascii()))
    return _among((*chinese, *_ENGLISH[name]), known)


def _among(names: Iterable[str], known: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known[one.casefold()] for one in names if one.casefold() in known))
