"""A statement as a paper: the author's own text, in his words, with no word of ours."""

from dataclasses import dataclass

from duizhao.core.layout.paper import Paper
from duizhao.core.layout.paper_of_text import paper_of_text
from duizhao.core.outline.model import make_text
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field
from duizhao.core.papers.occasion import Occasion


@dataclass(frozen=True, slots=True)
class StatementText:
    """The words of a version, one paragraph a line."""

    occasion: Occasion
    whose: str
    version: int
    text: str


def paper_of_statement(facts: StatementText, blanks: Blanks) -> Paper:  # noqa: ARG001  his text is his own
    """The paper of a statement."""
    lines = [line for line in facts.text.splitlines() if line.strip()]
    return paper_of_text(make_text("材料", lines or ["没有文字"]))


STATEMENT_FIELDS = (
    Field("姓名", "谁的材料；班子的写班子", lambda facts: facts.whose),
    Field("版本", "第几版", lambda facts: facts.version),
    Field("正文", "材料的全文，几段就排几段", lambda facts: facts.text),
)
"""What an office's own template may show of a statement beyond its meeting."""
