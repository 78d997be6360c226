"""Templates as offices make them, for tests: a ledger in a table, a notice in paragraphs; filled, examined, read."""

from typing import Any

from duizhao.core.papers.offered import fields_of
from duizhao.core.papers.registry import kind_of
from duizhao.core.papers.templates.check import examine
from duizhao.core.papers.templates.fill import Filled, fill
from make_docx import docx, paragraph, run, table
from paper_words import docx_lines

LEDGER, NOTICE = kind_of("ledger"), kind_of("notice")
LEDGER_TABLE = table(
    (paragraph("序号"), paragraph("问题"), paragraph("责任领导"), paragraph("期限")),
    (
        paragraph("{整改台账：序号}"),
        paragraph("{整改台账：", run("问题", properties="<w:b/>"), "}"),
        paragraph("{整改台账：责任领导}"),
        paragraph("{整改台账：完成期限}"),
    ),
)
LEDGER_TEMPLATE = docx(
    paragraph(run("{", properties="<w:b/>"), "会议", "名称", "}整改台账", centred=True),
    paragraph("截至{出文日期}，共{整改台账条数}项。"),
    LEDGER_TABLE,
)
"""A ledger as an office sets it, with fields that Word has cut into several runs."""
NOTICE_TEMPLATE = docx(
    paragraph("关于召开{会议名称}的通知", centred=True),
    paragraph("{逐项：会前准备}"),
    paragraph("{会前准备：序号}.{会前准备：事项}，{会前准备：期限}前完成。"),
    paragraph("{逐项完}"),
    paragraph("参加人员：{参加人员}。"),
)
"""A notice with paragraphs that are repeated."""


def said_of(*body: str, kind: Any = LEDGER, **parts: Any) -> list[str]:  # noqa: ANN401  what docx() takes
    """What is said of a template of that body."""
    return told(docx(*body, **parts), kind)


def told(data: bytes, kind: Any = LEDGER) -> list[str]:  # noqa: ANN401  of whichever kind
    """What is said of a template."""
    return [str(fault) for fault in examine("模板.docx", data, fields_of(kind)).faults]


def filled(data: bytes, kind: Any = LEDGER, facts: Any = None) -> Filled:  # noqa: ANN401  as above
    """A template filled from the sample of its kind, or from facts."""
    return fill("模板.docx", data, fields_of(kind), kind.sample if facts is None else facts)


def lines_of(*body: str, kind: Any = LEDGER, **parts: Any) -> list[str]:  # noqa: ANN401  as above
    """The lines of a filled template of that body."""
    return docx_lines(filled(docx(*body, **parts), kind).data)
