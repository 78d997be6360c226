"""Sets what stands around the text of an official paper: red head, title, attachments, signature, imprint."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from duizhao.core.layout.blocks import INDENT, space
from duizhao.core.layout.paper import Head, Imprint, Paper, Signature, chinese_date
from duizhao.core.layout.paragraphs import Rule, Setting, Words, paragraph
from duizhao.core.layout.profile import (
    BODY,
    HEI,
    KAI,
    NO_2,
    NO_3,
    NO_4,
    THICK_RULE,
    THIN_RULE,
    TITLE,
    Profile,
)
from duizhao.core.layout.title import margin_of, wide
from duizhao.core.layout.xml import make
from duizhao.core.outline.docx.names import Element

_MARK_FROM_TOP = 35.0
"""Millimetres from the text area's upper edge to the mark (7.2.4)."""
_MARK_SIZE, _LINE_BELOW_NUMBER = 52.0, 11
_POINTS_PER_MM = 72 / 25.4
_TITLE_PITCH = 35.0
_RIGHT, _BEYOND = 2, 2
"""The signature stands two characters from the right; the date begins two after the organ does."""
_THICK = 8
_LEAST = 0.05
"""A line that nobody sees: what stands at the foot needs one to belong to."""
_IMPRINT_PITCH = 24.0
_VML = "urn:schemas-microsoft-com:vml"
_BY_THE_WORDS = "mso-position-horizontal-relative:text;mso-position-vertical-relative:text"
"""Without it LibreOffice leaves the line where the paragraph would stand, were it not at the foot."""
_COPIES_HANG = 3 * NO_4 / NO_3
"""Further lines of 抄送 begin below its first name."""


def set_head(profile: Profile, head: Head) -> Iterator[Element]:
    """The red head: what stands above the mark, the mark, the number, the red line."""
    above = [words for words in (head.copy_number, head.secrecy, head.urgency) if words]
    for line in above:
        yield paragraph(profile, (Words(line, HEI),), Setting(align="left"))
    size = min(_MARK_SIZE, profile.text_width * _POINTS_PER_MM / max(len(head.mark), 1))
    gap = max(_MARK_FROM_TOP * _POINTS_PER_MM - len(above) * profile.pitch, 0)
    mark = Words(head.mark, TITLE, size, red=True)
    yield paragraph(
        profile, (mark,), Setting(align="center", before=gap, pitch=size * 1.2, after=profile.pitch)
    )
    rule = Rule("bottom", _THICK, _LINE_BELOW_NUMBER, red=True)
    words: tuple[Words, ...]
    if head.signer:
        words = (Words(f"　{head.number}\t签发人："), Words(f"{head.signer}　", KAI))
        setting = Setting(align="left", tab=profile.characters, tab_right=True, rules=(rule,))
    else:
        words, setting = (Words(head.number),), Setting(align="center", rules=(rule,))
    yield paragraph(profile, words, setting)
    yield space(profile, 2)


def set_title(paper: Paper) -> Iterator[Element]:
    """The title, what stands below it, and to whom the paper goes."""
    profile = paper.profile
    last = len(paper.title) + len(paper.below_title) - 1
    for at, words in enumerate((*paper.title, *paper.below_title)):
        in_title = at < len(paper.title)
        margin = _characters(profile, margin_of(words, profile)) if in_title else 0.0
        setting = Setting(
            align="center",
            left=margin,
            right=margin,
            pitch=_TITLE_PITCH if in_title else None,
            after=profile.pitch if at == last else 0,
            keep_next=True,
            style="Title" if in_title else "",
        )
        face = Words(words, TITLE, NO_2) if in_title else Words(words, KAI)
        yield paragraph(profile, (face,), setting)
    if paper.receivers:
        yield paragraph(profile, (Words(f"{paper.receivers.rstrip('：')}："),))


def set_end(paper: Paper) -> Iterator[Element]:
    """What stands below the text: attachments, signature, note, imprint."""
    profile = paper.profile
    if paper.attachments:
        yield space(profile, keep_next=paper.signature is not None)
        yield from _attachments(profile, paper.attachments)
    if paper.signature is not None:
        yield space(profile, 2, keep_next=True)
        yield from _signature(profile, paper.signature)
    if paper.note:
        yield paragraph(profile, (Words(f"（{paper.note}）"),), Setting(first=INDENT))
    if paper.imprint is not None:
        yield from _imprint(profile, paper.imprint)
        yield space(profile, _LEAST)


def _attachments(profile: Profile, names: tuple[str, ...]) -> Iterator[Element]:
    if len(names) == 1:
        setting = Setting(left=INDENT + 3, first=-3, keep_next=True)
        yield paragraph(profile, (Words(f"附件：{names[0]}"),), setting)
        return
    for number, name in enumerate(names, 1):
        lead = "附件：" if number == 1 else ""
        hanging = 4 if lead else 1
        setting = Setting(left=INDENT + 4, first=-hanging, tab=INDENT + 4, keep_next=True)
        yield paragraph(profile, (Words(f"{lead}{number}.\t{name}"),), setting)


def _signature(profile: Profile, signature: Signature) -> Iterator[Element]:
    day = chinese_date(signature.day)
    longest = max(map(wide, signature.organs), default=0)
    right, day_right = float(_RIGHT), longest - wide(day)
    if day_right < _RIGHT:
        right, day_right = wide(day) + _RIGHT + _BEYOND - longest, float(_RIGHT)
    for organ in signature.organs:
        own = right + (longest - wide(organ)) / 2
        yield paragraph(profile, (Words(organ),), Setting(align="right", right=own, keep_next=True))
    yield paragraph(profile, (Words(day),), Setting(align="right", right=day_right))


def _imprint(profile: Profile, imprint: Imprint) -> Iterator[Element]:
    """The 版记 at the foot of the text area: thick rules around it, a thin one between its lines (7.4).

    Its lines bear the same rules, because LibreOffice takes a frame apart whose lines differ, and
    does so too for a rule between them. The one between is therefore a drawn line.
    """
    setting = Setting(
        align="left", left=1, right=1, tab=profile.characters - 1, tab_right=True, at_foot=True,
        pitch=_IMPRINT_PITCH,
        rules=(Rule("top", _eighths(THICK_RULE)), Rule("bottom", _eighths(THICK_RULE))),
    )  # fmt: skip
    if imprint.copies:
        hanging = replace(setting, left=1 + _COPIES_HANG, first=-_COPIES_HANG)
        copies = f"抄送：{imprint.copies.rstrip('。')}。"
        yield paragraph(profile, (Words(copies, BODY, NO_4),), hanging)
    printed = f"{imprint.printed_by}\t{chinese_date(imprint.day)}印发"
    last = paragraph(profile, (Words(printed, BODY, NO_4),), setting)
    if imprint.copies:
        last.insert(1, _drawn_line(profile.text_width, THIN_RULE))
    yield last


def _drawn_line(length: float, weight: float) -> Element:
    """A run with a line along the upper edge of its paragraph; both in millimetres."""
    line = etree.Element(f"{{{_VML}}}line", nsmap={"v": _VML})
    line.set("style", f"position:absolute;{_BY_THE_WORDS}")
    line.set("from", "0,0")
    line.set("to", f"{length}mm,0")
    line.set("strokecolor", "black")
    line.set("strokeweight", f"{weight}mm")
    return make("r", make("pict", line))


def _eighths(millimetres: float) -> int:
    """A weight in eighths of a point."""
    return round(8 * millimetres * _POINTS_PER_MM)


def _characters(profile: Profile, millimetres: float) -> float:
    """A length in characters of 三号 as they stand in a line."""
    return millimetres * _POINTS_PER_MM / (NO_3 - profile.squeeze)
