"""The fonts of a PDF: the office's own by name where they are found, the next like it, free ones for what they lack."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from duizhao.core.layout.faces import faces_of
from duizhao.core.layout.paper import Body, Heading, Level, Paper
from duizhao.core.layout.to_pdf import FontPlaces, look_for_fonts, to_pdf
from make_font import make_font
from paper_words import pdf_words

SHIPPED = ("Noto Serif SC", "Noto Sans SC")
RARE = "喆镕堃䶮㛃"
PAPER = Paper(
    ("关于会议的通知",),
    (
        Heading("一、会议主题", Level.FIRST),
        Heading("（一）学习", Level.SECOND),
        Body(f"参加人员：王{RARE}。"),
    ),
)


def fonts_in(pdf: bytes) -> set[str]:
    """The names of the fonts that a PDF embeds."""
    return {one.decode() for one in re.findall(rb"/FontName/[A-Z]{6}\+([^/\s]+)", pdf)}


@pytest.fixture
def office(tmp_path: Path) -> FontPlaces:
    """A folder with the fonts of an office, which lack what is rare."""
    common = "关于会议的通知一、主题（）学习参加人员：王。— 1"
    for family in ("FangSong_GB2312", "KaiTi_GB2312", "SimHei", "FZXiaoBiaoSong-B05S"):
        (tmp_path / f"{family}.ttf").write_bytes(make_font(family, common))
    return FontPlaces((str(tmp_path),), of_the_machine=True)


@pytest.fixture(autouse=True)
def _usual_places() -> Iterator[None]:
    yield
    look_for_fonts(FontPlaces())


def test_where_nothing_is_installed_what_ships_is_used_and_weight_tells_the_levels() -> None:
    faces = faces_of(SHIPPED)
    assert faces.body == faces.kai == faces.title == ("Noto Serif SC",)
    assert faces.hei == ("Noto Sans SC", "Noto Serif SC")
    assert not faces.own_kai
    assert not faces.own_title


def test_the_offices_own_comes_before_its_substitute_and_the_free_ones_last() -> None:
    found = faces_of(
        ("LXGW WenKai", "FangSong", "fangsong_gb2312", "KaiTi", "Noto Serif CJK SC", *SHIPPED)
    )
    assert found.body == ("fangsong_gb2312", "FangSong", "Noto Serif SC", "Noto Serif CJK SC")
    assert found.kai[:2] == ("KaiTi", "LXGW WenKai")
    assert found.kai[-1] == "Noto Serif CJK SC"
    assert found.own_kai


def test_the_pdf_is_set_in_the_offices_fonts_and_no_name_becomes_a_box(office: FontPlaces) -> None:
    look_for_fonts(office)
    made = to_pdf(PAPER)
    fonts = fonts_in(made)
    assert {"FangSong_GB2312", "KaiTi_GB2312", "SimHei"} <= {one.partition("-")[0] for one in fonts}
    assert any(one.startswith("FZXiaoBiaoSong") for one in fonts)
    assert any(one.startswith("Noto") for one in fonts)
    assert RARE in "".join(pdf_words(made))


def test_what_ships_alone_has_the_rare_characters_of_names() -> None:
    look_for_fonts(FontPlaces(of_the_machine=False))
    made = to_pdf(Paper((f"{RARE}",), (Body(f"{RARE}瑄昉"),)))
    assert RARE in "".join(pdf_words(made))
