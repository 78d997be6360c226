"""Finds where the closing words of a statement begin."""

import re

from duizhao.core.outline.markers import marker_of
from duizhao.core.outline.model import Paragraph, Text
from duizhao.core.trail.model import Part

_CLOSING = re.compile(
    "^(?:以上|上述)(?:是|为|就是|对照|发言|检查|剖析|汇报|几点|内容|意见|问题|这些)?.{0,40}(?:请|恳请|敬请|批评|指正|帮助|监督|不到位|不足之处)"
    "|(?:请|恳请|敬请|希望).{0,24}(?:批评|指正|提出(?:宝贵)?意见|监督|帮助)"
    "|^(?:不妥|不当|不足)之处|^(?:我的)?(?:发言|汇报|对照检查)(?:到此|完毕|完了)|^谢谢|^说完了|有啥说啥|有啥意见|^特此(?:报告|汇报)|^欢迎.{0,30}监督|^以上.{0,12}(?:发言|汇报|检查)"
)
_WRAP_UP = re.compile(
    "^(?:总之|最后，|同志们，|各位)|(?:以|通过|借助?)(?:这|此|本)次.{0,24}(?:为契机|为新的起点|为起点)|^(?:今后|在今后的?工作中|下一步).{0,60}(?:契机|回报|不辜负|贡献)"
)
_OCCASION = re.compile("(?:以|通过|借助?)(?:这|此|本)次.{0,24}(?:为契机|为新的起点|为起点)")
_SIGNATURE = re.compile(
    r"^（联系人.*）$|^[_＿×xX*]{2,}[^。]{2,20}$|^[\dx×X*_＿〇零一二三四五六七八九十年月日.\-/]{4,24}$|^(?:汇报人|发言人|检查人|姓名)：.{2,12}$|^.{2,20}(?:党支部|党委|党组|局|部|委员会)$|^[一-鿿x×X*]{2,4}$"
)
_LONGEST, _EARLY = 320, 60


def closing_start(text: Text, last: Part, floor: int) -> int | None:
    """Offset where the closing begins, or None when the text just ends.

    `last` is the part the text ends with; the closing can't begin before `floor`.
    """
    start: int | None = None
    seen = False
    for paragraph in reversed(text.paragraphs):
        if paragraph.start < floor:
            break
        if _signs(paragraph, text):
            start = paragraph.start
        elif _closes(paragraph) or (_wraps_up(paragraph, last) and not seen):
            start, seen = paragraph.start, True
        else:
            break
    return start


def _signs(paragraph: Paragraph, text: Text) -> bool:
    near_end = paragraph.index >= len(text.paragraphs) - 4
    return near_end and bool(_SIGNATURE.match(paragraph.plain.text))


def _closes(paragraph: Paragraph) -> bool:
    words = paragraph.plain.text
    found = _CLOSING.search(words)
    early = found is not None and (found.start() <= _EARLY or len(words) <= 2 * _EARLY)
    marker = marker_of(words)
    return early and len(words) <= _LONGEST and (marker is None or marker.ordinal == 0)


def _wraps_up(paragraph: Paragraph, last: Part) -> bool:
    words = paragraph.plain.text
    short = len(words) <= _LONGEST and marker_of(words) is None
    return short and bool((_WRAP_UP if last is Part.MEASURES else _OCCASION).search(words))
