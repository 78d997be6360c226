"""纸张和页边距不是公文的

## 看什么
每一节的纸张是不是 A4（210×297 毫米），天头 37、订口（左）28、右 26、下 35 毫米，也就是版心 156×225 毫米；相差 1 毫米以内不算。
## 为什么
版心大小定了，22 行、每行 28 字才排得下；一个单位的材料装订在一起，天头、订口不一就不齐。
## 会提示
> Word 新建文档的上下 25.4 毫米、左右 31.8 毫米。
## 不提示
> 上 37、下 35、左 28、右 26 毫米。横排大表的那一节，只看纸张。
## 看不出什么
打印机缩放、对称页边距（正反面互换）在纸上的实际结果。
"""

from collections.abc import Iterator
from functools import partial

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.page import section as wanted_section
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.docx.names import Element, w
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Flaw
from duizhao.core.relayout.properties import put
from duizhao.core.relayout.section import Section
from duizhao.core.relayout.sheet import Sheet

_TOLERANCE = 1.0
_SIDES = {"top": "上", "bottom": "下", "left": "左", "right": "右"}


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:
    """One flaw for each section that differs."""
    for number, section in enumerate(sheet.sections, 1):
        found = [*_paper(section, profile), *_margins(section, profile)]
        if found:
            where = f"第 {number} 节：" if len(sheet.sections) > 1 else ""
            yield Flaw(
                None,
                where + "，".join(found),
                f"A4，上 {profile.top:g}、下 {profile.bottom:g}、左 {profile.left:g}、右 {profile.right:g} 毫米"
                f"（版心 {profile.text_width:g}×{profile.text_height:g} 毫米）",
                mend=partial(_mend, section, profile),
            )


def _paper(section: Section, profile: Profile) -> Iterator[str]:
    width, height = section.millimetres("pgSz", "w"), section.millimetres("pgSz", "h")
    if width is None or height is None:
        yield "没有写明纸张"
        return
    across, along = sorted((width, height))
    if abs(across - profile.width) > _TOLERANCE or abs(along - profile.height) > _TOLERANCE:
        yield f"纸张 {width:.0f}×{height:.0f} 毫米"


def _margins(section: Section, profile: Profile) -> Iterator[str]:
    if section.landscape:
        return
    given = {side: section.millimetres("pgMar", side) for side in _SIDES}
    if None in given.values():
        yield "没有写明页边距"
        return
    gutter = section.millimetres("pgMar", "gutter") or 0
    measures = {side: value or 0.0 for side, value in given.items()}
    measures["left"] += gutter
    if any(abs(abs(measures[side]) - getattr(profile, side)) > _TOLERANCE for side in _SIDES):
        yield (
            "页边距"
            + "、".join(f"{name} {measures[side]:.1f}" for side, name in _SIDES.items())
            + " 毫米"
        )


def _mend(section: Section, profile: Profile) -> None:
    wanted = wanted_section(profile)
    size = {"w": _value(wanted, "pgSz", "w"), "h": _value(wanted, "pgSz", "h")}
    if section.landscape:
        put(section.element, "pgSz", w=size["h"], h=size["w"])
        return
    put(section.element, "pgSz", **size)
    sides = {side: _value(wanted, "pgMar", side) for side in (*_SIDES, "gutter")}
    margins = put(section.element, "pgMar", **sides)
    for name in ("header", "footer"):
        if margins.get(w(name)) is None:
            margins.set(w(name), _value(wanted, "pgMar", name))


def _value(section: Element, child: str, attribute: str) -> str:
    found = section.find(w(child))
    return "" if found is None else found.get(w(attribute), "")


DIAGNOSIS = Diagnosis(
    code="BS101",
    name="page-and-margins",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 5.2.1 条", verified=True),
    since="0.1",
    manual=__doc__,
    look=look,
)
