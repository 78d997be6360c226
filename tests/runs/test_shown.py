"""A file's name is shown readable, and does nothing to the terminal or the report that shows it."""

import os

import pytest

from duizhao.runs.shown import shown


@pytest.mark.parametrize("name", ["材料.txt", "甲科/李强 对照检查（2稿）.docx", "C:\\材料\\a.doc"])
def test_an_ordinary_name_stays(name: str) -> None:
    assert shown(name) == name


def test_a_name_out_of_an_old_archive_is_read_as_gb18030_beside_others_that_are_not() -> None:
    name = os.fsdecode("局机关/".encode() + "对照检查".encode("gb18030") + b"/1.txt")
    assert shown(name) == "局机关/对照检查/1.txt"


@pytest.mark.parametrize(
    "name", [os.fsdecode(b"a\xff.txt"), "a\x1b[31m.txt", "a\n.txt", "a\u202e.txt"]
)
def test_what_no_report_can_hold_is_replaced(name: str) -> None:
    seen = shown(name)
    assert "\ufffd" in seen
    assert not set(seen) & set("\x1b\n\u202e")
    assert seen.isprintable()
    seen.encode()
