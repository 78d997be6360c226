"""What each line of a document is: title, heading of a level, text, attachments, signature, date."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from duizhao.core.outline.headings import candidate
from duizhao.core.outline.markers import marker_of
from duizhao.core.outline.model import MarkerKind, Paragraph
from duizhao.core.outline.titles import goes_on_title, is_title


class Role(StrEnum):
    """What a line is."""

    TITLE = "title"
    BELOW_TITLE = "below_title"
    RECEIVER = "receiver"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    BODY = "body"
    ATTACHMENT = "attachment"
    SIGNATURE = "signature"
    DAY = "day"
    BLANK = "blank"
    OTHER = "other"


ROLE_LABELS = {
    Role.TITLE: "标题",
    Role.BELOW_TITLE: "标题下的署名",
    Role.RECEIVER: "主送机关",
    Role.FIRST: "一级标题",
    Role.SECOND: "二级标题",
    Role.THIRD: "三级标题",
    Role.FOURTH: "四级标题",
    Role.BODY: "正文",
    Role.ATTACHMENT: "附件说明",
    Role.SIGNATURE: "署名",
    Role.DAY: "成文日期",
    Role.BLANK: "空行",
    Role.OTHER: "其他",
}
HEADINGS = (Role.FIRST, Role.SECOND, Role.THIRD, Role.FOURTH)
RUNNING = frozenset({*HEADINGS, Role.BODY, Role.RECEIVER, Role.ATTACHMENT})
"""The lines that fill the text area."""
SET = RUNNING | {Role.TITLE, Role.BELOW_TITLE, Role.SIGNATURE, Role.DAY}
"""The lines whose layout the profile sets."""

_LEVELS = {
    MarkerKind.CHAPTER: Role.FIRST,
    MarkerKind.HAN: Role.FIRST,
    MarkerKind.HAN_BRACKET: Role.SECOND,
    MarkerKind.ARABIC: Role.THIRD,
    MarkerKind.ARABIC_BRACKET: Role.FOURTH,
}
_BY_STYLE = {1: Role.FIRST, 2: Role.SECOND, 3: Role.THIRD, 4: Role.FOURTH}
_ENDS_SENTENCE = tuple("。；！？;!?")
_ENDS_HEADING = frozenset("。：！？:；")
_HEAD_NUMBER = re.compile(r"[〔\[（(【]\d{4}[〕\]）)】]\s*第?\d+号")
_ABOVE_MARK = re.compile(r"\d{6}|(?:特急|加急|急件|绝密|机密|秘密)(?:★.*)?")
_DAY = re.compile(
    r"(?:\d{4}|[〇零○一二三四五六七八九]{4})\s*(?:年|[./\-])\s*"
    r"(?:\d{1,2}|[元一二三四五六七八九十]{1,3})\s*(?:月|[./\-])\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?"
)
_ATTACHMENT = re.compile(r"附\s*件\s*[：:]")
_MOST_ABOVE, _MOST_TITLE, _LONGEST_TITLE, _LONGEST_SIGNATURE = 8, 6, 60, 40
_LAST_LINES = 12
_LONGEST_MARK = 30
_SENTENCE = re.compile("[，。；]")
_LONGEST_NAME = 12
_NEXT_ATTACHMENT = re.compile(r"\d{1,2}[.．、]")


class Seen:
    """What the roles are told from: the words of a line, and how it stands on the page."""

    __slots__ = ("big", "centred", "kept", "paragraph", "red", "title_style")

    def __init__(
        self,
        paragraph: Paragraph,
        *,
        centred: bool = False,
        big: bool = False,
        red: bool = False,
        title_style: bool = False,
        kept: bool = False,
    ) -> None:
        self.paragraph = paragraph
        self.centred = centred
        self.big = big
        self.red = red
        self.title_style = title_style
        self.kept = kept


def roles_of(lines: Sequence[Seen]) -> list[Role]:
    """The role of each line with words; one that is kept as it is is OTHER."""
    roles = [_running(seen) for seen in lines]
    worded = [at for at, role in enumerate(roles) if role is not Role.OTHER]
    worded = _above(lines, roles, worded)
    worded = _titled(lines, roles, worded)
    _attached(lines, roles, worded)
    _ended(lines, roles, worded[-_LAST_LINES:])
    return roles


def heading_end(paragraph: Paragraph) -> int:
    """Where the heading ends that a paragraph runs on from; 0 when the whole of it is one kind of type.

    Only its words say so: bold type goes when the layout is mended.
    """
    found = candidate(replace(paragraph, bold=0) if paragraph.bold else paragraph)
    if found is None or not found.heading.run_in:
        return 0
    end = found.heading.span.end - paragraph.start
    return end if paragraph.text[end - 1 : end] in _ENDS_HEADING else 0


def is_day(words: str) -> bool:
    """Whether a line is nothing but a date."""
    return _DAY.fullmatch(words.strip()) is not None


def has_number_of_paper(words: str) -> bool:
    """Whether a line is the number of an official paper: 清水党〔2026〕3号."""
    return _HEAD_NUMBER.search(words) is not None


def _running(seen: Seen) -> Role:
    paragraph = seen.paragraph
    if seen.kept:
        return Role.OTHER
    words = paragraph.plain.text
    if _ATTACHMENT.match(words):
        return Role.ATTACHMENT
    marker = marker_of(words)
    level = _LEVELS.get(marker.kind) if marker else None
    if level is None and paragraph.heading_level is not None:
        return _BY_STYLE.get(paragraph.heading_level, Role.FOURTH)
    if level is None:
        return Role.BODY
    alone = not words.rstrip().endswith(_ENDS_SENTENCE) or heading_end(paragraph) > 0
    short = len(words) <= _LONGEST_TITLE
    return level if level in {Role.THIRD, Role.FOURTH} or alone or short else Role.BODY


def _above(lines: Sequence[Seen], roles: list[Role], worded: list[int]) -> list[int]:
    """Set aside what stands above the title of an official paper: red head, number, secrecy."""
    last = -1
    for place, at in enumerate(worded[:_MOST_ABOVE]):
        words = _words(lines[at])
        is_mark = lines[at].red and len(words) <= _LONGEST_MARK and not _SENTENCE.search(words)
        if is_mark or has_number_of_paper(words) or _ABOVE_MARK.fullmatch(words.strip()):
            last = place
    for at in worded[: last + 1]:
        roles[at] = Role.OTHER
    return worded[last + 1 :]


def _titled(lines: Sequence[Seen], roles: list[Role], worded: list[int]) -> list[int]:
    """Find the title and what stands below it; the lines that are left."""
    if not worded or not _opens_title(lines[worded[0]]):
        return worded
    first = lines[worded[0]]
    roles[worded[0]] = Role.TITLE
    end, in_title = 1, True
    for at in worded[1:_MOST_TITLE]:
        seen = lines[at]
        in_title = in_title and seen.title_style == first.title_style and seen.big and first.big
        if not in_title and not _goes_below(seen, seen.paragraph):
            break
        if roles[at] is not Role.BODY and not in_title:
            break
        roles[at] = Role.TITLE if in_title else Role.BELOW_TITLE
        end += 1
    rest = worded[end:]
    if (
        rest
        and _words(lines[rest[0]]).rstrip().endswith(("：", ":"))
        and roles[rest[0]] is Role.BODY
    ):
        roles[rest[0]] = Role.RECEIVER
    return rest


def _goes_below(seen: Seen, paragraph: Paragraph) -> bool:
    """Whether a line below the title belongs to it: in the middle, or so short that it is a name or a date."""
    short = len(paragraph.plain.text.strip()) <= _LONGEST_NAME
    return goes_on_title(paragraph) and (seen.centred or short)


def _opens_title(seen: Seen) -> bool:
    paragraph = seen.paragraph
    if len(paragraph.text) > _LONGEST_TITLE:
        return False
    words = paragraph.plain.text
    if marker_of(words) is not None or words.endswith((*_ENDS_SENTENCE, "：", ":")):
        return False
    return seen.centred or seen.big or seen.title_style or is_title(paragraph)


def _attached(lines: Sequence[Seen], roles: list[Role], worded: Sequence[int]) -> None:
    """Find the further lines of attachment notes, which are numbered like headings."""
    inside = False
    for at in worded:
        inside = roles[at] is Role.ATTACHMENT or (
            inside and _NEXT_ATTACHMENT.match(_words(lines[at]).strip()) is not None
        )
        if inside:
            roles[at] = Role.ATTACHMENT


def _ended(lines: Sequence[Seen], roles: list[Role], last: Sequence[int]) -> None:
    """Find the date below the text, and above it who signs."""
    for place in range(len(last) - 1, 0, -1):
        at = last[place]
        if roles[at] is Role.BODY and is_day(_words(lines[at])):
            roles[at] = Role.DAY
            above = last[place - 1]
            words = _words(lines[above]).strip()
            if (
                roles[above] is Role.BODY
                and len(words) <= _LONGEST_SIGNATURE
                and not re.search("[，。；：]", words)
            ):
                roles[above] = Role.SIGNATURE
            return


def _words(seen: Seen) -> str:
    return seen.paragraph.plain.text
