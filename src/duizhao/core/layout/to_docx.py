"""Writes a paper as a .docx: the same paper gives the same bytes, without author, machine or moment."""

from collections.abc import Sequence

from duizhao.core.layout.blocks import set_blocks
from duizhao.core.layout.official import set_end, set_head, set_title
from duizhao.core.layout.page import HEAD, foot, head, section, settings, styles
from duizhao.core.layout.paper import Paper
from duizhao.core.layout.pictures import Pictures, corner_run, qr_png
from duizhao.core.layout.profile import Profile
from duizhao.core.layout.xml import make, serialised
from duizhao.core.layout.zip_writer import packed, zipped
from duizhao.core.outline.docx.names import Element

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "footer1": "footer",
    "footer2": "footer",
}
_HEAD = "header1"
_CORNER = ("rIdCorner", "media/corner.png")
_CORNER_NUMBER = 10_000
_RELATED = (
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdOdd", "footer", "footer1.xml"),
    ("rIdEven", "footer", "footer2.xml"),
)


def to_docx(paper: Paper) -> bytes:
    """The paper as the bytes of a .docx. Characters that XML can't hold are replaced one by one."""
    profile, pictures = paper.profile, Pictures()
    corner = qr_png(paper.code.on(0, 0)) if paper.code else b""
    return in_package(
        [
            *(set_head(profile, paper.head) if paper.head else ()),
            *set_title(paper),
            *set_blocks(profile, paper.blocks, pictures.run, signed=paper.signature is not None),
            *set_end(paper),
            section(profile, headed=bool(corner)),
        ],
        {
            "styles": styles(profile),
            "settings": settings(),
            "footer1": foot(profile, odd=True),
            "footer2": foot(profile, odd=False),
            **({_HEAD: _head(profile)} if corner else {}),
        },
        pictures,
        corner,
    )


def in_package(
    body: list[Element], parts: dict[str, Element], pictures: Pictures, corner: bytes = b""
) -> bytes:
    """A package of these children of w:body, these further parts of word/, and these pictures.

    `corner` is the picture of a header, which then is one of the parts.
    """
    document = make("document", make("body", *body))
    headed = [(HEAD, "header", f"{_HEAD}.xml")] if corner else []
    inside = {
        "[Content_Types].xml": _types(headed=bool(corner)).encode(),
        "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml")]).encode(),
        "word/document.xml": serialised(document),
        "word/_rels/document.xml.rels": _relations(
            [*_RELATED, *headed, *pictures.related]
        ).encode(),
        **(_of_corner(corner) if corner else {}),
        **{f"word/{name}": content for name, content in pictures.files},
        **{f"word/{name}.xml": serialised(part) for name, part in parts.items()},
    }
    return zipped(packed(name, content) for name, content in inside.items())


def _head(profile: Profile) -> Element:
    return head(profile, corner_run(_CORNER[0], _CORNER_NUMBER, profile))


def _of_corner(corner: bytes) -> dict[str, bytes]:
    identity, name = _CORNER
    related = _relations([(identity, "image", name)]).encode()
    return {f"word/{name}": corner, f"word/_rels/{_HEAD}.xml.rels": related}


def _types(*, headed: bool) -> str:
    parts = {**_PARTS, **({_HEAD: "header"} if headed else {})}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'{_HEADER}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(related: Sequence[tuple[str, str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{identity}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for identity, kind, target in related
    )
    return f'{_HEADER}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'
