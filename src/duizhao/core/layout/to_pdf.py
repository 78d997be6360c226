"""Sets a paper as a PDF/A-2b, or its pages as pictures: the same paper gives the same bytes on one machine, without author or moment."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Literal

import typst
from pylopdf_fonts_zh_cn import serif_path

from duizhao.core.layout.faces import Faces, faces_of
from duizhao.core.layout.paper import Paper
from duizhao.core.layout.typst_data import typst_data

_LOCK = Lock()
"""A typst compiler can't be asked by two threads at once."""
_NO_MOMENT = 0
_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
_NOT_DISPLAYED = "could not be displayed"
_UNKNOWN_FONT = "unknown font"
_DOTS_PER_INCH = 60.0


class Unprintable(ValueError):  # noqa: N818  a refusal with its reason
    """A character stands in the paper that no font has; the words say which."""


@dataclass(frozen=True, slots=True)
class FontPlaces:
    """Where fonts are looked for besides those that ship: in these folders, and among those of the machine."""

    folders: tuple[str, ...] = ()
    of_the_machine: bool = True


_places = FontPlaces()


def look_for_fonts(places: FontPlaces) -> None:
    """Say where fonts are looked for from now on, for all papers of this process."""
    global _places  # noqa: PLW0603  an installation has one set of fonts, and a compiler is kept for it
    with _LOCK:
        _places = places


def to_pdf(paper: Paper) -> bytes:
    """The paper as a PDF/A-2b, its fonts embedded: those of the office where they are found, else free ones.

    Raises Unprintable where no font has a character, because a name must never become a box: PDF/A
    forbids one, and typst then says so.
    """
    try:
        return _set(paper)
    except typst.TypstError as error:
        if _NOT_DISPLAYED not in error.message:
            raise
        raise Unprintable(error.message) from error


def first_page(paper: Paper) -> bytes:
    """The first page of a paper as a .png, small enough for a screen; its code is only seen there, not read."""
    return _compiled(paper, "png", pages=1)[0]


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF of ours has."""
    found = _PAGES.search(pdf)
    assert found is not None  # noqa: S101  written by us a moment ago
    return int(found.group(1))


def _set(paper: Paper) -> bytes:
    """The PDF. One whose pages bear codes is set twice: how many pages it has is known only then."""
    made = _compiled(paper, "pdf")[0]
    return made if paper.code is None else _compiled(paper, "pdf", pages=pages_in(made))[0]


def _compiled(paper: Paper, ending: Literal["pdf", "png"], *, pages: int = 0) -> Sequence[bytes]:
    """The files that typst makes. A font that it lacks is a fault: it would set another in silence."""
    with _LOCK:
        data = typst_data(paper, _faces(_places), pages=pages)
        made, warnings = _compiler(_places).compile_with_warnings(
            _template(),
            format=ending,
            ppi=_DOTS_PER_INCH if ending == "png" else None,
            pdf_standards="a-2b" if ending == "pdf" else [],
            timestamp=_NO_MOMENT,
            sys_inputs={"paper": data},
        )
    for one in warnings:
        if _UNKNOWN_FONT in one.message:
            raise LookupError(one.message)
    return made if isinstance(made, list) else [made or b""]


@cache
def _fonts(places: FontPlaces) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=places.of_the_machine,
        include_embedded_fonts=False,
        font_paths=[str(serif_path().parent), *places.folders],
    )


@cache
def _faces(places: FontPlaces) -> Faces:
    return faces_of(_fonts(places).families())


@cache
def _compiler(places: FontPlaces) -> typst.Compiler:
    """A compiler that is kept: its first paper takes ten times as long as the next."""
    return typst.Compiler(font_paths=_fonts(places))


@cache
def _template() -> bytes:
    """Handed in each time: typst-py 0.15 loses the input of a kept compiler after some papers."""
    return files("duizhao.core.layout").joinpath("paper.typ").read_bytes()
