"""Finds the title of a text with its name, post and date lines, also below a site's own lines."""

import re
from collections.abc import Sequence

from duizhao.core.outline.markers import marker_of
from duizhao.core.outline.model import MarkerKind, Paragraph, Span, Text

_LONGEST, _LONGEST_LINE = 70, 30
_SEARCHED = 25
_NAMED = re.compile(
    "(?:对照检查|检查材料|检视剖析|剖析材料|发言提纲|对照检视|民主生活会|组织生活会|mzshh|党性分析|整改(?:方案|报告|台账|情况)|通知|报告|总结|讲话|主持词|心得体会|方案)"
)
_STATEMENT = re.compile(
    "对照检查|检查材料|检视剖析|剖析材料|发言提纲|对照检视|党性分析|(?:民主生活会|组织生活会|mzshh).{0,8}(?:发言|材料)"
)
_DATE_LINE = re.compile(r"^[（]?[\dx×X*〇零一二三四五六七八九十年月日.\-/]+[）]?$")
_BEGINS_TEXT = re.compile(
    "^(?:各位|尊敬的?|同志们|主持人|大家好|根据|按照|依据|遵照|近日|会前|现将|下面)"
)
_META = re.compile(
    "^(?:浏览|发布|来源|作者|时间|日期|字数|阅读|点击|编辑|发言人|姓名|单位|职务|汇报人)"
)
_SITE = re.compile("[！，]|浏览|欢迎|登录|首页|手机版|网$|文库|来源|发布|打印|下载|目录|资讯|详情")
_ABOVE = 2
_BODY_HEADING = re.compile("(?:问题|方面|情况|措施|原因|根源|表现|方向|差距|不足|分析|清单)：?$")
_SENTENCE = re.compile("[。；]|[！？](?!$)")


def title_of(text: Text) -> Span | None:
    """The span of the title lines; None when the text begins in the middle."""
    head = _head(text.paragraphs)
    first = _first(head)
    if first is None:
        return None
    last = head[first]
    for paragraph in head[first + 1 : first + 7]:
        if not goes_on_title(paragraph):
            break
        last = paragraph
    return Span(head[first].start, last.span.end)


def is_title(paragraph: Paragraph) -> bool:
    """Whether a paragraph by itself reads as the title of a statement."""
    words = paragraph.plain.text
    return _is_line(paragraph) and marker_of(words) is None and bool(_NAMED.search(words))


def names_statement(title: str) -> bool:
    """Whether a title in plain form names a statement: 对照检查材料, 组织生活会发言."""
    return bool(_STATEMENT.search(title))


def _head(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The short lines with which the text begins; a site's slogans may come first."""
    first = next((at for at, one in enumerate(paragraphs[:_ABOVE]) if not _is_slogan(one)), 0)
    for index, paragraph in enumerate(paragraphs[first:_SEARCHED], first):
        if not _is_line(paragraph):
            return paragraphs[first:index]
    return paragraphs[first:_SEARCHED]


def _is_slogan(paragraph: Paragraph) -> bool:
    words = paragraph.plain.text
    return len(words) <= _LONGEST and bool(re.search("！(?!$)", words)) and not _is_line(paragraph)


def _is_line(paragraph: Paragraph) -> bool:
    words = paragraph.plain.text
    return len(words) <= _LONGEST and not _SENTENCE.search(words) and not _BEGINS_TEXT.match(words)


def _first(head: Sequence[Paragraph]) -> int | None:
    if not head:
        return None
    opening = marker_of(head[0].plain.text)
    if opening is not None and opening.kind is MarkerKind.PIECE:
        return None
    for index, paragraph in enumerate(head):
        if is_title(paragraph) and not paragraph.plain.text.endswith("："):
            return 0 if index <= _ABOVE and all(map(_reads_on, head[:index])) else index
    return 0 if opening is None and not head[0].plain.text.endswith(("！", "：")) else None


def _reads_on(paragraph: Paragraph) -> bool:
    """Whether a line above the named title line belongs to it: the unit, the first half."""
    words = paragraph.plain.text
    return marker_of(words) is None and not _SITE.search(words)


def goes_on_title(paragraph: Paragraph) -> bool:
    """Whether a line below a title belongs to it: name and post, date, a second half."""
    words = paragraph.plain.text
    if not _is_line(paragraph) or words.endswith("："):
        return False
    if marker_of(words, paragraph.text) is not None:
        return False
    if _DATE_LINE.match(words) or _META.match(words) or words.startswith("—"):
        return True
    bracketed = words.startswith("（") and words.endswith("）")
    short = (
        len(words) <= _LONGEST_LINE
        and not re.search("[，。；]", words)
        and not _BODY_HEADING.search(words)
    )
    return bracketed or (paragraph.centred and paragraph.heading_level is None) or short
