"""Writes small OFD packages from placed runs of type, for tests of the OFD reader."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from typeset import HEIGHT, WIDTH, Placed, width

_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MILLIMETRES = 25.4 / 72


def ofd(
    pages: Sequence[Sequence[Placed]],
    *,
    template: Sequence[Placed] = (),
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A package of these pages; a page without type holds a picture.

    The runs of `template` stand behind every page. `more` adds members or replaces the usual ones.
    """
    members: dict[str, str | bytes] = {
        "OFD.xml": _xml(
            f'<ofd:OFD {_NAMESPACE} Version="1.1" DocType="OFD"><ofd:DocBody>'
            "<ofd:DocInfo><ofd:DocID>0001</ofd:DocID></ofd:DocInfo>"
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        ),
        "Doc_0/Document.xml": _document(len(pages), with_template=bool(template)),
    }
    if template:
        members["Doc_0/Tpls/Tpl_0/Content.xml"] = page_xml("".join(map(text_object, template)))
    used = '<ofd:Template TemplateID="1" ZOrder="Background"/>' if template else ""
    for index, page in enumerate(pages):
        inside = "".join(map(text_object, page)) or _PICTURE
        members[f"Doc_0/Pages/Page_{index}/Content.xml"] = page_xml(inside, used)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (members | dict(more or {})).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def page_xml(objects: str, before: str = "") -> str:
    """The content of a page."""
    return _xml(
        f'<ofd:Page {_NAMESPACE}>{before}<ofd:Content><ofd:Layer ID="9" Type="Body">{objects}'
        "</ofd:Layer></ofd:Content></ofd:Page>"
    )


def text_object(run: Placed, attributes: str = "") -> str:
    """A run of type as a text object whose corner is the run's; steps of one width are written as repeats."""
    size = run.size * _MILLIMETRES
    top = run.baseline * _MILLIMETRES - size
    steps = [size * width(char) for char in run.text[:-1]]
    return (
        f'<ofd:TextObject ID="7" Font="3" Size="{size}" {attributes}'
        f' Boundary="{run.left * _MILLIMETRES} {top} {size * width(run.text)} {size * 1.2}">'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{_repeats(steps)}">{escape(run.text)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


_PICTURE = '<ofd:ImageObject ID="8" Boundary="0 0 210 297" ResourceID="5"/>'


def _document(pages: int, *, with_template: bool) -> str:
    area = f"0 0 {WIDTH * _MILLIMETRES} {HEIGHT * _MILLIMETRES}"
    template = (
        '<ofd:TemplatePage ID="1" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if with_template else ""
    )
    listed = "".join(
        f'<ofd:Page ID="{index + 10}" BaseLoc="Pages/Page_{index}/Content.xml"/>'
        for index in range(pages)
    )
    return _xml(
        f"<ofd:Document {_NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID>"
        f"<ofd:PageArea><ofd:PhysicalBox>{area}</ofd:PhysicalBox></ofd:PageArea>{template}"
        f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )


def _repeats(steps: Sequence[float]) -> str:
    """The steps in OFD's notation: g count step for runs of equal ones."""
    words: list[str] = []
    index = 0
    while index < len(steps):
        end = index
        while end < len(steps) and steps[end] == steps[index]:
            end += 1
        count = end - index
        words.append(f"g {count} {steps[index]}" if count > 1 else str(steps[index]))
        index = end
    return " ".join(words)


def _xml(inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{inside}'
