"""A file that isn't YAML is explained by the slip that its author made."""

import pytest

from duizhao.core.frameworks.mistakes import FrameworkMistake
from duizhao.core.frameworks.nodes import parse

SLIPS = {
    "全角冒号": ("key: a\n主题：乙\nname: 甲\n", 2, "用了全角冒号“：”", "主题: 乙"),
    "冒号后没有空格": ("key: a\nname:甲\ntheme: 乙\n", 2, "半角冒号后面要空一格", "name: 甲"),
    "制表符缩进": ("aspects:\n\t- key: a\n", 2, "用了制表符", "  - key: a"),
    "全角空格缩进": ("words: 甲\n　　- 乙\n", 2, "用了全角空格", "    - 乙"),
    "全角横线": ("words:\n  － 甲\n  － 乙\nkey: a: b\n", 2, "要用半角横线“-”", "  - 甲"),
    "引号没有成对": ('name: "甲\nkey: a\n', 1, "半角引号没有成对", 'name: "甲"'),
    "引号一头全角": ('name: "甲”\nkey: a\n', 1, "半角引号没有成对", 'name: "甲"'),
    "方括号没有成对": ("words: [甲, 乙\nkey: a\n", 1, "方括号没有成对", "words: [甲, 乙]"),
    "全角方括号": ("words: 【甲，乙】\nkey：a\n", 1, "要用半角方括号", "words: [甲, 乙]"),
    "以星号开头": ("name: **县委\n", 1, "特殊符号开头", 'name: "**县委"'),
    "以感叹号开头": ("key: a\nname: !甲 乙\n", 2, "特殊符号开头", 'name: "!甲 乙"'),
    "以花括号开头": ("name: {甲}乙\n", 1, "特殊符号开头", 'name: "{甲}乙"'),
    "冒号后是全角空格": ("key: a\nname:　甲\n", 2, "冒号后面是全角空格", "name: 甲"),
    "内容里有冒号": ("name: 甲: 乙\n", 1, "整段内容要用半角引号括起来", 'name: "甲: 乙"'),
    "缩进对不齐": ("aspects:\n  key: a\n name: 甲\n", 3, "缩进和前面各行对不齐", "theme: 会议主题"),
    "两个文件": ("key: a\n---\nkey: b\n", 2, "一个文件只写一个框架", "theme: 会议主题"),
    "引用": ("key: &a 甲\nname: *a\n", 2, "框架文件不支持引用", "words: ["),
    "控制字符": ("key: a\nname: 甲\x07\n", 2, "看不见的控制字符", "name: 甲"),
    "空文件": ("\n\n", 1, "文件是空的", "key: my-notice"),
    "只有一段话": ("按照通知要求\n", 1, "应当由一行行“名称: 内容”组成", "key: my-notice"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_explained_and_repaired(slip: str) -> None:
    content, line, what, repaired = SLIPS[slip]
    with pytest.raises(FrameworkMistake) as caught:
        parse("通知.yaml", content)
    first = caught.value.mistakes[0]
    assert (first.place.line, what in first.what) == (line, True)
    assert first.example.startswith(repaired)


def test_every_line_with_a_known_slip_is_told_not_only_the_first() -> None:
    with pytest.raises(FrameworkMistake) as caught:
        parse("通知.yaml", "key：a\nname：甲\ntheme:乙\n")
    assert [mistake.place.line for mistake in caught.value.mistakes] == [1, 2, 3]


@pytest.mark.parametrize("content", ["[" * 5000, "a: " + "{b: " * 5000, "- " * 5000 + "a"])
def test_absurd_nesting_is_refused_rather_than_followed(content: str) -> None:
    with pytest.raises(FrameworkMistake):
        parse("通知.yaml", content)


@pytest.mark.parametrize(
    "content", ["# 注：说明\nkey: a\n", "theme: 主题：乙\nsite: http://甲\n", 'name: "甲：乙"\n']
)
def test_full_width_punctuation_inside_a_value_is_no_mistake(content: str) -> None:
    assert parse("通知.yaml", content).pairs
