import pytest

from duizhao.core.outline.markers import inline_markers, marker_of
from duizhao.core.outline.model import MarkerKind


@pytest.mark.parametrize(
    ("passage", "kind", "ordinal"),
    [
        ("一、存在的主要问题", MarkerKind.HAN, 1),
        ("十二、其他", MarkerKind.HAN, 12),
        ("（三）作风建设方面", MarkerKind.HAN_BRACKET, 3),
        ("二）担当作为方面", MarkerKind.HAN_BRACKET, 2),
        ("1.理论学习不系统", MarkerKind.ARABIC, 1),
        ("2、调研走访不深", MarkerKind.ARABIC, 2),
        ("（4）落实不力", MarkerKind.ARABIC_BRACKET, 4),
        ("③文风不实", MarkerKind.CIRCLED, 3),
        ("第二，基层情况掌握不够", MarkerKind.ORDINAL, 2),
        ("三是联系群众不紧", MarkerKind.POINT, 3),
        ("四要严格要求自己", MarkerKind.POINT, 4),
        ("其二，方法简单", MarkerKind.AMONG, 2),
        ("其次，学得不深", MarkerKind.SEQUENCE, 2),
        ("第一部分会前准备情况", MarkerKind.CHAPTER, 1),
        ("篇三：对照检查材料", MarkerKind.PIECE, 3),
    ],
)
def test_a_paragraph_is_numbered_in_many_ways(passage: str, kind: MarkerKind, ordinal: int) -> None:
    marker = marker_of(passage)
    assert marker is not None
    assert (marker.kind, marker.ordinal) == (kind, ordinal)


@pytest.mark.parametrize(
    "passage",
    [
        "2021年，要通读原著",
        "12项制度已经修订",
        "3.5万元资金",
        "一些工作缺少谋划",
        "一把手负总责",
        "三会一课不规范",
        "",
    ],
)
def test_a_number_that_counts_is_no_marker(passage: str) -> None:
    assert marker_of(passage) is None


def test_points_inside_a_paragraph_begin_a_clause() -> None:
    passage = "存在的问题：一是学得浅。并非唯一是如此；二是调研少。"
    assert [(passage[at], marker.ordinal) for at, marker in inline_markers(passage)] == [
        ("一", 1),
        ("二", 2),
    ]
