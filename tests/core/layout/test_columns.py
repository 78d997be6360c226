"""Columns of a table: nothing short is cut while another column has room, heads break into even lines."""

import pytest

from duizhao.core.layout.columns import head_of, widths_of
from duizhao.core.layout.paper import Table, TableColumn

COLUMNS = (
    TableColumn("序号", 3, centred=True),
    TableColumn("责任领导", 8),
    TableColumn("问题", 90),
    TableColumn("完成期限", 8, centred=True),
)
ROWS = (("1", "欧阳若兰", "灌区确权没有按期完成" * 8, "2026年\n12月26日"),)


def test_a_narrow_column_gets_what_it_needs_from_one_that_has_room() -> None:
    widths = widths_of(Table(COLUMNS, ROWS), 156)
    assert sum(widths) == pytest.approx(156)
    assert widths[0] > 11
    assert widths[1] > 20
    assert widths[3] > 21
    assert widths[2] == max(widths)


def test_where_all_have_room_the_shares_are_kept() -> None:
    table = Table((TableColumn("名称", 2), TableColumn("日期", 1)), (("会议通知", "无"),))
    assert widths_of(table, 150) == pytest.approx((100, 50))


def test_where_none_has_room_the_shares_are_kept() -> None:
    table = Table(tuple(TableColumn("整改", 1) for _ in range(20)), ())
    assert widths_of(table, 100) == pytest.approx((5,) * 20)


@pytest.mark.parametrize(
    ("head", "width", "lines"),
    [
        ("责任领导", 40, "责任领导"),
        ("责任领导", 16, "责任\n领导"),
        ("谁的问题", 17, "谁的\n问题"),
        ("校验值（前 16 位）", 30, "校验值\n（前 16 位）"),
        ("理由或者对应的问题", 30, "理由或者对\n应的问题"),
    ],
)
def test_a_head_that_is_too_long_breaks_into_even_lines(
    head: str, width: float, lines: str
) -> None:
    assert head_of(TableColumn(head, 1), width) == lines
