import pytest

from duizhao.core.checks.questions.substance import substance


@pytest.mark.parametrize(
    "words",
    [
        "进一步加强理论学习，不断提高政治素质，切实增强服务意识。",
        "坚持以人民为中心，努力把各项工作做得更好。",
    ],
)
def test_demands_leave_nothing(words: str) -> None:
    assert substance(words) < 0.1


def test_a_deed_leaves_much() -> None:
    assert substance("当面向石桥镇那位同志道歉，今后批评人先弄清情况，不在会上点名训人。") > 0.5


def test_nothing_said_is_nothing_left() -> None:
    assert substance("") == 0
    assert substance("2024 ——") == 0
