"""页码不合要求

## 看什么
有没有页码；是不是四号宋体阿拉伯数字、左右各一条一字线；单页码居右、双页码居左。首页单独设了页脚、没有页码的，也说明。
## 为什么
页码在版心外侧，双面打印、装订以后翻着才好找。
## 会提示
> 页码在中间，写成“第 1 页”；奇偶页没有分开。
## 不提示
> “— 1 —”，奇数页靠右，偶数页靠左。
## 看不出什么
页码离版心是不是 7 毫米（副本里新加的是 7 毫米）。首页不编页码只有信函格式才对，用的是不是信函格式，由您定；页脚里还有别的内容的，不替换。
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import partial

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.page import foot
from duizhao.core.layout.page import section as wanted_section
from duizhao.core.layout.profile import NUMERAL, Profile
from duizhao.core.layout.xml import make
from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.names import R_NS, Element, w
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Flaw
from duizhao.core.relayout.faces import is_face, size_words
from duizhao.core.relayout.feet import Foot, feet_of
from duizhao.core.relayout.properties import insert, put
from duizhao.core.relayout.sheet import Sheet

_RELATION = f"{{{R_NS}}}id"
_WANTED = "四号宋体阿拉伯数字，左右各一条一字线，单页码居右、双页码居左"
_HALF_POINTS = 28
_DASHES = re.compile("[—－–-]")
_OUTER = frozenset({"outside"})
_BEHIND = tuple(
    map(
        w,
        [
            "evenAndOddHeaders",
            "bookFoldRevPrinting",
            "bookFoldPrinting",
            "bookFoldPrintingSheets",
            "drawingGridHorizontalSpacing",
            "drawingGridVerticalSpacing",
            "displayHorizontalDrawingGridEvery",
            "displayVerticalDrawingGridEvery",
            "doNotUseMarginsForDrawingGridOrigin",
            "drawingGridHorizontalOrigin",
            "drawingGridVerticalOrigin",
            "doNotShadeFormData",
            "noPunctuationKerning",
            "characterSpacingControl",
            "printTwoOnOne",
            "strictFirstAndLastChars",
            "noLineBreaksAfter",
            "noLineBreaksBefore",
            "savePreviewPicture",
            "doNotValidateAgainstSchema",
            "saveInvalidXml",
            "ignoreMixedContent",
            "alwaysShowPlaceholderText",
            "doNotDemarcateInvalidXml",
            "saveXmlDataOnly",
            "useXSLTWhenSaving",
            "saveThroughXslt",
            "showXMLTags",
            "alwaysMergeEmptyNamespace",
            "updateFields",
            "hdrShapeDefaults",
            "footnotePr",
            "endnotePr",
            "compat",
            "docVars",
            "rsids",
            "themeFontLang",
            "clrSchemeMapping",
            "doNotIncludeSubdocsInStats",
            "doNotAutoCompressPictures",
            "forceUpgrade",
            "captions",
            "readModeInkLockDown",
            "smartTagType",
            "schemaLibrary",
            "shapeDefaults",
            "doNotEmbedSmartTags",
            "decimalSymbol",
            "listSeparator",
        ],
    )
)


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:
    """What is wrong with the page numbers of the document, in one flaw; a bare first page in another."""
    feet = feet_of(sheet.package, sheet.sections)
    numbered = [one for one in feet if one.numbered]
    found = list(_faults(sheet, numbered)) if numbered else ["没有页码"]
    if found:
        may_replace = all(one.only_number for one in numbered) and not _others(feet)
        mend = partial(_mend, sheet, profile) if may_replace else None
        more = "" if may_replace else "；页脚里还有别的内容，没有替换"
        yield Flaw(None, "，".join(found) + more, _WANTED, mend=mend)
    if any(one.first_differs for one in sheet.sections[:1]) and not any(
        one.kind == "first" and one.numbered for one in feet
    ):
        yield Flaw(
            None, "首页单独设了页脚，没有页码", "信函格式首页不编页码，其他都编", level=Level.INFO
        )


def _others(feet: list[Foot]) -> bool:
    """Whether a foot that has no number says something else."""
    return any(not one.only_number for one in feet if one.kind in {"default", "even"})


def _faults(sheet: Sheet, numbered: list[Foot]) -> Iterator[str]:
    by_kind = {one.kind: one for one in reversed(numbered)}
    odd, even = by_kind.get("default"), by_kind.get("even")
    if odd is None:
        yield "单页没有页码"
        return
    if odd.align not in _OUTER:
        if even is None or not _evens_differ(sheet):
            yield "奇偶页的页码在同一个位置"
        elif odd.align != "right" or even.align != "left":
            yield "单页码没有居右，或双页码没有居左"
    if not _DASHES.search(odd.words):
        yield "页码两边没有一字线"
    if odd.half_points != _HALF_POINTS:
        yield f"页码是{size_words(odd.half_points)}" if odd.half_points else "没有写明页码的字号"
    if odd.font and not is_face(odd.font, NUMERAL):
        yield f"页码用了{odd.font}"
    elif not odd.font:
        yield "没有写明页码的字体"


def _evens_differ(sheet: Sheet) -> bool:
    root = sheet.package.part("settings")
    found = None if root is None else root.find(w("evenAndOddHeaders"))
    return found is not None and n.is_on(found)


def _mend(sheet: Sheet, profile: Profile) -> None:
    """Give every section our two feet, and heads of its own to even pages, where odd ones have any."""
    odd, even = (
        sheet.copy.add("footer", foot(profile, odd=odd), f"footerDuizhao{name}")[1]
        for odd, name in ((True, "Odd"), (False, "Even"))
    )
    wanted = wanted_section(profile).find(w("pgMar"))
    for number, section in enumerate(sheet.sections):
        element = section.element
        for one in list(element.iterchildren(w("footerReference"))):
            if one.get(n.TYPE) in {"default", "even", None}:
                element.remove(one)
        if number == 0:
            for kind, identity in (("default", odd), ("even", even)):
                reference = make("footerReference", type=kind)
                reference.set(_RELATION, identity)
                insert(element, reference)
        heads = {one.get(n.TYPE): one for one in element.iterchildren(w("headerReference"))}
        if "default" in heads and "even" not in heads:
            again = deepcopy(heads["default"])
            again.set(n.TYPE, "even")
            insert(element, again)
        if wanted is not None and element.find(w("pgMar")) is not None:
            put(element, "pgMar", footer=wanted.get(w("footer"), ""))
    _let_evens_differ(sheet.copy.settings())


def _let_evens_differ(settings: Element) -> None:
    found = settings.find(w("evenAndOddHeaders"))
    if found is not None:
        found.attrib.pop(n.VAL, "")
        return
    behind = next(settings.iterchildren(*_BEHIND), None)
    if behind is None:
        settings.append(make("evenAndOddHeaders"))
    else:
        behind.addprevious(make("evenAndOddHeaders"))


DIAGNOSIS = Diagnosis(
    code="BS104",
    name="page-number",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 7.5 条"),
    since="0.1",
    manual=__doc__,
    look=look,
)
