"""Papers that hold the texts of members and the team, and what reviewers said of them."""

from collections.abc import Iterator

from django.urls import reverse

from duizhao.core.cycle.review_comment import CommentState
from duizhao.web.papers.drafts import Answer, Asked, Draft, Missing
from duizhao.web.statements.models import Comment, Statement
from duizhao.web.statements.papers import review_facts, statement_facts
from duizhao.web.statements.selectors.review import comments_of


def team_statement(asked: Asked) -> Answer:
    """The common text as it was handed in."""
    return list(_texts(asked, of_team=True)) or _nothing_sent(asked, "班子的材料还没有提交")


def personal_outline(asked: Asked) -> Answer:
    """The members' texts as they were handed in, for those who may read them."""
    return list(_texts(asked, of_team=False)) or _nothing_sent(asked, "个人的材料还没有提交")


def review_comments(asked: Asked) -> Answer:
    """A paper for each text on which somebody commented."""
    comments = Comment.objects.filter(round__statement__in=asked.sent)
    told = comments.exclude(state=CommentState.WITHDRAWN.value)
    about = set(told.values_list("round__statement", flat=True))
    found = [
        Draft(one.pk, f"{one}的审核意见", lambda one=one: _review(asked, one))  # type: ignore[misc]
        for one in asked.sent
        if one.pk in about
    ]
    return found or _nothing_sent(asked, "还没有审核意见")


def _texts(asked: Asked, *, of_team: bool) -> Iterator[Draft]:
    for one in asked.sent:
        if (one.person_id is None) == of_team and one.sent is not None:
            yield Draft(one.pk, str(one), lambda one=one: _text(asked, one), one.sent.number)  # type: ignore[misc]


def _text(asked: Asked, statement: Statement) -> object:
    assert statement.sent is not None  # noqa: S101  drafted only where it was sent
    return statement_facts(statement, statement.sent, asked.occasion)


def _review(asked: Asked, statement: Statement) -> object:
    text = statement.sent.text if statement.sent else ""
    return review_facts(statement, comments_of(statement, text), asked.occasion)


def _nothing_sent(asked: Asked, why: str) -> Missing:
    return Missing(why, reverse("statements:list", args=[asked.meeting.pk]), "对照检查材料")
