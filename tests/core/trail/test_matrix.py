"""The matrix shows what is proposed to belong together, and what hangs loose."""

from duizhao.core.trail.matrix import Matrix, matrix_of
from make_statement import make_statement
from sample_statement import sample_statement


def test_each_problem_has_a_row_with_its_proposed_causes_and_measures() -> None:
    matrix = matrix_of(sample_statement())
    first = matrix.rows[0]
    assert first.problem.title == "理论学习不够深入"
    assert [(cell.node.title, cell.reason) for cell in first.causes] == [
        ("理论武装抓得不紧", "都谈到“学习”")
    ]
    assert [cell.node.id for cell in first.measures] == ["M1"]


def test_what_hangs_loose_is_told_on_both_sides() -> None:
    matrix = matrix_of(sample_statement())
    assert [node.id for node in matrix.uncaused] == ["P3"]
    assert [node.id for node in matrix.unanswered] == ["P2", "P3"]
    assert [node.id for node in matrix.loose_causes] == []
    assert [node.title for node in matrix.loose_measures] == ["加强品德修养"]
    assert matrix.loose_ends == 4


def test_a_text_without_problems_has_an_empty_matrix() -> None:
    assert matrix_of(make_statement("# closing\n请批评指正。")) == Matrix((), (), ())
