"""Tells whether a text explains personal matters, leaves them empty, or doesn't mention them."""

import re
from collections.abc import Sequence

from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.model import Part, PersonalMatters, State, Stretch
from duizhao.core.trail.placeholders import without_placeholders
from duizhao.core.zh.led import led_by

_SAID = led_by(
    "不个主及如我按无本没配",
    "(?:没有|无|不存在).{0,12}(?:需要?(?:向组织)?(?:说明|报告)|应当?(?:说明|报告)).{0,10}(?:事项|问题|情况)"
    "|个人(?:有关|重大|有关重大)事项.{0,24}(?:如实|按(?:要求|规定)|已(?:向组织|经)?|及时|均|没有|无|认真)"
    "|(?:如实|按(?:要求|规定)|及时|主动).{0,16}(?:报告|填报|申报|说明).{0,12}(?:个人有关(?:重大)?事项|个人重大事项)"
    "|配偶.{0,12}子女|(?:本人|我).{0,8}(?:未|没有|无).{0,8}(?:谈话函询|函询)",
)
_MENTIONS = re.compile(
    "事项|配偶|子女|婚|房产|持有|投资|出国|兼职|谈话函询|谈话|函询|说明|报告|没有|无|不存在"
)
_TELLING = 12
_ONLY_MARKS = re.compile(r"[\s，。；：、:;,.…—\-·（）()【】\[\]“”\"'*×xX_]*")


def personal_matters_of(text: Text, stretches: Sequence[Stretch]) -> PersonalMatters:
    """The state of personal matters: its own part, a shared part, or a sentence elsewhere."""
    own = [stretch for stretch in stretches if stretch.part is Part.PERSONAL_MATTERS]
    if own:
        filled = next((stretch for stretch in own if _is_filled(text, stretch)), None)
        if filled is None:
            return PersonalMatters(State.EMPTY, own[0].span)
        return PersonalMatters(State.PRESENT, filled.span)
    shared = _shared(text, stretches)
    for stretch in [s for s in stretches if s.part is not Part.TITLE]:
        if said := _said_in(text, stretch.span):
            return PersonalMatters(State.PRESENT, said)
    return PersonalMatters(State.EMPTY, shared.span) if shared else PersonalMatters(State.MISSING)


def _is_filled(text: Text, stretch: Stretch) -> bool:
    start = stretch.heading.end if stretch.heading else stretch.span.start
    lines = text.quote(Span(start, stretch.span.end)).splitlines()
    answers = [line for line in lines if not line.rstrip().endswith(("：", ":"))]
    words = _ONLY_MARKS.sub("", without_placeholders(" ".join(answers)))
    return words in {"无", "没有"} or bool(_MENTIONS.search(words[1:])) or len(words) >= _TELLING


def _shared(text: Text, stretches: Sequence[Stretch]) -> Stretch | None:
    """A part whose heading announces personal matters among others."""
    return next(
        (s for s in stretches if s.heading and "个人有关" in text.plain(s.heading)),
        None,
    )


def _said_in(text: Text, span: Span) -> Span | None:
    for paragraph in text.paragraphs_in(span):
        if match := _SAID.search(paragraph.plain.text):
            return paragraph.at(match.start(), match.end())
    return None
