"""The code in the corner of a .docx stands outside the text area and moves no line, as LibreOffice sets it."""

from dataclasses import replace
from pathlib import Path

from duizhao.core.layout.paper import Body, Paper
from duizhao.core.layout.to_docx import to_docx
from measured_pages import pages_of
from needs import needs_soffice

WORDS = "会前组织学习征求意见开展谈心谈话认真撰写对照检查材料会上严肃开展批评和自我批评" * 40


class Code:
    """What some code says."""

    def on(self, page: int, pages: int) -> str:
        return f"DZ1QD.{page}.{pages}"


@needs_soffice
def test_a_code_moves_no_line(tmp_path: Path) -> None:
    plain = Paper((), (Body(WORDS),))
    marked = replace(plain, code=Code())
    without, with_code = (pages_of(to_docx(one), tmp_path) for one in (plain, marked))
    assert with_code == without
    assert len(with_code[1].lines) == 23
