"""The words of a meeting's papers, and of those that an office brings along, to be held against one another."""

from collections.abc import Iterator

from duizhao.core.access.actor import Actor
from duizhao.core.agreement.guess import guessed_kind
from duizhao.core.agreement.model import PaperText
from duizhao.core.layout.paper import chinese_date
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Text
from duizhao.core.outline.read import read
from duizhao.core.papers.kind import file_of
from duizhao.web.dossier.plan import papers_of
from duizhao.web.kit.clock import today
from duizhao.web.kit.uploads import File
from duizhao.web.meetings.models import Meeting


def texts_of(meeting: Meeting, *, by: Actor) -> Iterator[PaperText]:
    """The words of the papers of the meeting, to be held against one another."""
    for kind, draft in papers_of(meeting, by=by):
        text = read(f"{draft.title}.docx", file_of(kind, draft.facts(), "docx"), Limits())
        yield PaperText(draft.title, kind.key, _undated(_paragraphs(text)))


def _undated(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Without the day under a paper: one that is made just now bears today's, which tells nothing."""
    under = chinese_date(today())
    return tuple("" if words.strip() == under else words for words in paragraphs)


def own_text(file: File) -> PaperText:
    """The words of a paper that the office brings along. Raises Unreadable."""
    text = read(file.shown_name, file.data, Limits())
    paragraphs = _paragraphs(text)
    return PaperText(file.shown_name, guessed_kind(file.shown_name, paragraphs), paragraphs)


def _paragraphs(text: Text) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in text.paragraphs)
