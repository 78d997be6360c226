"""QR codes as pictures in a .docx: the file of each, and the run that shows it, in a line or in the page's corner."""

import io

import segno
from lxml import etree

from duizhao.core.layout.profile import Profile
from duizhao.core.outline.docx.names import R_NS, Element, w

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SPACES = f"""xmlns:wp="{_WP}" xmlns:a="{_A}" xmlns:pic="{_PIC}" xmlns:r="{R_NS}"
 distT="0" distB="0" distL="0" distR="0\""""
_SIDE = 1_080_000
"""Thirty millimetres, in the units of drawings."""
_PER_MM = 36_000
CODE_SIDE, CODE_ABOVE = 16.0, 10.0
"""The code in the upper right corner of a page, in millimetres: it ends above the text area of every profile."""
_DOTS = 6
_CHESSBOARD = 0
"""The mask of every code: any reader takes it, and trying all eight takes five times as long."""


class Pictures:
    """The pictures of one package, numbered in the order in which they are shown."""

    def __init__(self) -> None:
        self.files: list[tuple[str, bytes]] = []
        self.related: list[tuple[str, str, str]] = []

    def run(self, content: str) -> Element:
        """Take the QR code of some content into the package; the run that shows it."""
        number = len(self.files) + 1
        identity, name = f"rIdPicture{number}", f"media/qr{number}.png"
        self.files.append((name, qr_png(content)))
        self.related.append((identity, "image", name))
        return _run(identity, number)


def qr_png(content: str) -> bytes:
    """A QR code as a .png, black on white, without words about its making."""
    picture = io.BytesIO()
    _code(content).save(picture, kind="png", scale=_DOTS, border=2)
    return picture.getvalue()


def qr_svg(content: str) -> str:
    """A QR code as an .svg."""
    picture = io.BytesIO()
    _code(content).save(picture, kind="svg", border=2)
    return picture.getvalue().decode()


def _code(content: str) -> segno.QRCode:
    return segno.make(content, error="m", mask=_CHESSBOARD, micro=False)


def corner_run(identity: str, number: int, profile: Profile) -> Element:
    """The run of a header that shows a picture in the upper right corner of the page, where it moves no line."""
    side, down = round(CODE_SIDE * _PER_MM), round(CODE_ABOVE * _PER_MM)
    across = round((profile.width - profile.right - CODE_SIDE) * _PER_MM)
    return _drawing(f"""<wp:anchor {_SPACES} simplePos="0" relativeHeight="2" behindDoc="1" locked="0"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{across}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{down}</wp:posOffset></wp:positionV>
<wp:extent cx="{side}" cy="{side}"/><wp:wrapNone/>{_picture(identity, number, side)}</wp:anchor>""")


def _run(identity: str, number: int) -> Element:
    return _drawing(f"""<wp:inline {_SPACES}><wp:extent cx="{_SIDE}" cy="{_SIDE}"/>
{_picture(identity, number, _SIDE)}</wp:inline>""")


def _picture(identity: str, number: int, side: int) -> str:
    return f"""<wp:docPr id="{number}" name="QR {number}" descr="二维码"/><a:graphic><a:graphicData uri="{_PIC}">
<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="QR {number}"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"""


def _drawing(frame: str) -> Element:
    run = etree.Element(w("r"))
    drawing = etree.SubElement(run, w("drawing"))
    drawing.append(etree.fromstring(frame, etree.XMLParser(remove_blank_text=True)))
    return run
