"""Shares count characters without white space, and a repeated part once."""

from duizhao.core.trail.model import Part
from duizhao.core.trail.shares import shares_of
from make_statement import make_statement

REPEATED = """
# problems 一、学习方面
- 问题：学得 不深。
# measures
- 措施：多学。
# problems 二、作风方面
- 问题：下去少。
"""


def test_a_part_that_stands_in_two_places_is_counted_once() -> None:
    problems, measures = shares_of(make_statement(REPEATED))
    assert (problems.part, problems.characters) == (Part.PROBLEMS, 27)
    assert (measures.part, measures.characters) == (Part.MEASURES, 6)
    assert problems.share + measures.share == 1
    assert problems.span.start == 0
