"""The tree shows parts, entries and what they state, within the width."""

from rich.cells import cell_len

from duizhao.cli.outline_tree import as_text
from duizhao.core.trail.model import Kind
from make_statement import make_statement
from sample_statement import sample_statement

TREE = as_text("材料.txt", sample_statement(), 80)


def test_parts_hold_their_entries_with_what_they_state() -> None:
    lines = [line.strip("│├└─ ") for line in TREE.splitlines()]
    assert lines[:2] == ["材料.txt", "个人对照检查材料 · 2024 年度 · 468 字"]
    assert "存在的问题  二、存在的问题  175 字，37.4%" in lines
    first = lines.index("P1 理论学习不够深入")
    assert lines[first + 1 : first + 4] == [
        "一是满足于参加集中学习",
        "二是联系实际少",
        "事例：比如今年三季度的两次专题研讨，我的发言稿都由他人代拟",
    ]
    assert "征求意见：征求意见时有基层同志提出" in lines
    assert "M1 把学习抓在经常  责任：机关党委，时限：12月底前，数量：每季度作1次" in lines
    assert "F1 关于调研不够的问题  自述已完成，事实：6次、3件事" in lines
    assert "有标题，没有内容" in lines
    assert "像是没有填写的地方 1 处：××" in lines


def test_the_branches_are_drawn_to_the_last() -> None:
    assert "└─ 像是没有填写的地方" in TREE
    assert "│  └─ P3 管理队伍失之于宽" in TREE


def test_long_lines_fold_under_their_branch() -> None:
    narrow = as_text("材料.txt", sample_statement(), 40)
    assert max(map(cell_len, narrow.splitlines())) <= 42
    assert not [line for line in narrow.splitlines() if line != line.rstrip()]


def test_what_a_statement_lacks_is_told_but_not_of_other_texts() -> None:
    marked = "# problems 一、存在的问题\n- （一）学习不够。抓得不紧。"
    assert "没有读到：原因分析、整改措施" in as_text("材料.txt", make_statement(marked))
    assert "没有读到" not in as_text("材料.txt", make_statement(marked, kind=Kind.OTHER))
