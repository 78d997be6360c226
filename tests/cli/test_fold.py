"""Chinese lines are broken where an office would break them."""

import pytest

from duizhao.cli.wording import columns, fold


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("学习不够深入", ["学习不够", "深入"]),
        ("学习不够，深入", ["学习不够，", "深入"]),
        ("学习不（够）深入", ["学习不", "（够）深", "入"]),
        ("参数anonymised", ["参数", "anonymised"]),
        ("都用“2020年”吧", ["都用", "“2020年”", "吧"]),
        ("abcdefghij", ["abcdefgh", "ij"]),
    ],
)
def test_a_line_ends_where_it_may(text: str, lines: list[str]) -> None:
    width = 10 if "anonymised" in text else 8
    assert fold(text, width) == lines


def test_nothing_is_lost() -> None:
    text = "自己在学习、实践和领悟上（包括参数 anonymised 的设置）都有“不小的差距”，常常急用先学。"
    folded = fold(text, 14)
    assert "".join(folded).replace(" ", "") == text.replace(" ", "")
    assert max(map(columns, folded)) <= 16
