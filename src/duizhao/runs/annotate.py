"""Checks a file and writes its annotated copy: the findings as Word comments in a .docx beside it."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from duizhao.core.checks.checked import Checked
from duizhao.core.outline.read import needs_converter
from duizhao.core.outline.unreadable import Unread
from duizhao.runs.check import Job, Plan, Result, check_one, shielded
from duizhao.runs.convert import convert_to_docx
from duizhao.runs.open import read_bytes
from duizhao.runs.targets import CannotWrite, signed, write_whole

DOCX = "docx"


@dataclass(frozen=True)
class Annotation(Job):
    """A job whose findings are written into `target`; `at` dates the comments.

    An old format (.doc, .wps, .rtf) is annotated in the .docx that it is converted to, which
    keeps its looks; what has no such looks (.txt, .pdf) in a .docx that is made of its text.
    """

    target: Path = Path()
    at: datetime | None = None


def annotate_one(job: Job, plan: Plan) -> Result:
    """Read and check one file and write its annotated copy; whatever fails becomes an Unread."""
    assert isinstance(job, Annotation)  # noqa: S101  the run hands out annotations only
    return shielded(job, lambda: _annotate(job, plan))


def _annotate(job: Annotation, plan: Plan) -> Result:
    data = read_bytes(Path(job.file), plan.limits) if job.data is None else job.data
    if needs_converter(data):
        data = convert_to_docx(data)
    result = check_one(replace(job, data=data), plan)
    if isinstance(result, Checked):
        copy = annotated(result, data, plan, at=job.at)
        try:
            write_whole(job.target, signed(copy))
        except CannotWrite as refused:
            return Unread(job.name, f"批注没有写成：{refused}", "")
    return result


def annotated(checked: Checked, data: bytes, plan: Plan, *, at: datetime | None = None) -> bytes:
    """The annotated copy of a checked text: of its own .docx, else a new one made of the text."""
    from duizhao.core.reports.to_comments import Comment, to_comments  # noqa: PLC0415  start-up time

    text = checked.statement.text
    original = data if text.source == DOCX else None
    notes = [
        Comment(one.span, one.code, one.title, one.message, one.why)
        for one in checked.open_findings
    ]
    return to_comments(original, text, notes, at=at, limits=plan.limits)
