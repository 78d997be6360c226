"""Sets a paper as a PDF/A-2b, or its pages as pictures: the same paper gives the same bytes, of nobody's machine."""

import re
from functools import cache
from importlib.resources import files
from threading import Lock

import typst
from pylopdf_fonts_zh_cn import serif_path

from duizhao.core.layout.paper import Paper
from duizhao.core.layout.typst_data import typst_data

_LOCK = Lock()
"""A typst compiler can't be asked by two threads at once."""
_NO_MOMENT = 0
_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
_NOT_DISPLAYED = "could not be displayed"
_MORE = ("Noto Serif CJK SC", "Noto Sans CJK SC")
_DOTS_PER_INCH = 60.0


class Unprintable(ValueError):  # noqa: N818  a refusal with its reason
    """A character stands in the paper that no font has; the words say which."""


def to_pdf(paper: Paper) -> bytes:
    """The paper as a PDF/A-2b with the fonts that ship embedded.

    Where they lack a character those of the machine are asked. Raises Unprintable where none has it,
    because a name must never become a box: PDF/A forbids one, and typst then says so.
    """
    try:
        return _set(paper)
    except typst.TypstError as error:
        if _NOT_DISPLAYED not in error.message:
            raise
    try:
        return _set(paper, more_fonts=_MORE)
    except typst.TypstError as error:
        raise Unprintable(error.message) from error


def first_page(paper: Paper) -> bytes:
    """The first page of a paper as a .png, small enough for a screen; its code is only seen there, not read."""
    data = typst_data(paper, pages=1)
    with _LOCK:
        made = _compiler(with_system_fonts=False).compile(
            _template(), format="png", ppi=_DOTS_PER_INCH, sys_inputs={"paper": data}
        )
    return made[0] if isinstance(made, list) else made or b""


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF of ours has."""
    found = _PAGES.search(pdf)
    assert found is not None  # noqa: S101  written by us a moment ago
    return int(found.group(1))


def _set(paper: Paper, more_fonts: tuple[str, ...] = ()) -> bytes:
    """The PDF. One whose pages bear codes is set twice: how many pages it has is known only then."""
    wide = bool(more_fonts)
    made = _compiled(typst_data(paper, more_fonts=more_fonts), with_system_fonts=wide)
    if paper.code is None:
        return made
    data = typst_data(paper, pages=pages_in(made), more_fonts=more_fonts)
    return _compiled(data, with_system_fonts=wide)


def _compiled(data: str, *, with_system_fonts: bool) -> bytes:
    with _LOCK:
        made = _compiler(with_system_fonts=with_system_fonts).compile(
            _template(),
            format="pdf",
            pdf_standards="a-2b",
            timestamp=_NO_MOMENT,
            sys_inputs={"paper": data},
        )
    assert isinstance(made, bytes)  # noqa: S101  of a PDF there is one file
    return made


@cache
def _compiler(*, with_system_fonts: bool) -> typst.Compiler:
    """A compiler that is kept: its first paper takes ten times as long as the next."""
    fonts = typst.Fonts(
        include_system_fonts=with_system_fonts,
        include_embedded_fonts=False,
        font_paths=[str(serif_path().parent)],
    )
    return typst.Compiler(font_paths=fonts)


@cache
def _template() -> bytes:
    """Handed in each time: typst-py 0.15 loses the input of a kept compiler after some papers."""
    return files("duizhao.core.layout").joinpath("paper.typ").read_bytes()
