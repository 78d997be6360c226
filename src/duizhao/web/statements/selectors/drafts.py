"""What is being written, and what of it no version says yet."""

from duizhao.web.statements.models import Draft, Statement, Version
from duizhao.web.statements.texts import tidy


def draft_of(statement: Statement) -> Draft | None:
    """The draft of a whole text, if there is one."""
    return statement.drafts.filter(section=None).first()


def newest_of(statement: Statement) -> Version | None:
    """The newest version, if there is one."""
    return statement.versions.defer("original").last()


def left_over(statement: Statement) -> str:
    """The words of the draft that the newest version doesn't say; empty where there are none."""
    draft, newest = draft_of(statement), newest_of(statement)
    words = tidy(draft.text) if draft else ""
    return "" if newest is not None and newest.text == words else words
