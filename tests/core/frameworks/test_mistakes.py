"""Each mistake in a framework's file is told with its place, what is wrong, and what is right."""

import pytest

from duizhao.core.frameworks.load import load_text
from duizhao.core.frameworks.mistakes import FrameworkMistake, Mistake

HEAD = "key: a\nname: 甲\ntheme: 乙\nkinds: [personal]\n"
ASPECT = "aspects:\n  - key: loyalty\n    name: 政治忠诚\n    words: [政治忠诚]\n"
ENTRY = "entries:\n  - code: TZ-01\n    kind: "


def mistakes_in(content: str) -> tuple[Mistake, ...]:
    with pytest.raises(FrameworkMistake) as caught:
        load_text("通知.yaml", content)
    return caught.value.mistakes


def told(content: str) -> list[tuple[int, int, str]]:
    return [(m.place.line, m.place.column, m.what) for m in mistakes_in(content)]


def test_a_mistake_shows_place_line_reason_and_a_right_example() -> None:
    (mistake,) = mistakes_in(HEAD + ASPECT.replace("words", "wrods"))
    assert str(mistake) == (
        "通知.yaml 第 8 行第 5 列：方面里没有“wrods”这一项，是不是“words”。"
        "可以写：key、name、label、words、heading_words。\n"
        "        wrods: [政治忠诚]\n"
        "        ^\n"
        "  正确的写法：\n"
        "    words: [强化政治忠诚, 提高政治能力]"
    )


def test_the_mark_stands_under_the_column_where_characters_are_wide() -> None:
    (mistake,) = mistakes_in(HEAD + "shares: {problems: 0.5, 问题: 0.5}\n")
    _, line, mark, *_ = str(mistake).splitlines()
    assert mark == "    " + " " * 24 + "^"
    assert line[4:][24:].startswith("问题")


def test_a_long_line_is_cut_around_the_place() -> None:
    (mistake,) = mistakes_in(HEAD + f"markers: [{'甲' * 300}，乙]\n")
    assert len(str(mistake).splitlines()[1]) < 140


SENTENCES = {
    "words 应当是列表": (
        HEAD + "markers: 四中全会、八项规定\n",
        "5:10 markers（这次会议以前的材料里不会有的词）是一段文字，不是一组词：要用半角方括号括起来，各词之间用半角逗号隔开。",
    ),
    "列表里用了全角逗号": (
        HEAD + "markers: [四中全会，八项规定]\n",
        "5:10 markers（这次会议以前的材料里不会有的词）方括号里用了全角逗号“，”，各词之间要用半角逗号隔开。（如果本来就是",
    ),
    "横线后没有空格": (
        HEAD + "markers:\n  -四中全会\n  -八项规定\n",
        "6:3 markers（这次会议以前的材料里不会有的词）这一组词连成了一段：每一项开头的横线后面要空一格。",
    ),
    "同一项写了两遍": (HEAD + "theme: 丙\n", "5:1 “theme”写了两遍，第 3 行已经写过，请只留一个。"),
    "用了中文名称": (HEAD + "年度: [2025]\n", "5:1 “年度”要用英文名称 years。"),
    "名称前有全角空格": (
        HEAD + "　years: [2025]\n",
        "5:1 行首用了全角空格，缩进只能用半角空格，每一层两个。",
    ),
    "年度不是四位数": (
        HEAD + "years: [二〇二五]\n",
        "5:9 years（年度）应当是四位数的年度，现在是“二〇二五”（一段文字）。不限年度的框架不写 years。",
    ),
    "是否写成了中文": (
        HEAD + "verified: 是\n",
        "5:11 verified（是否已核对正式文本）应当是 true（是）或 false（否），现在是“是”（一段文字）。",
    ),
    "比例写成了百分数": (
        HEAD + "shares:\n  problems+causes: 50\n",
        "6:20 “problems+causes”的比例应当在 0 和 1 之间，现在是“50”（一个数）。百分之五十写成 0.5。",
    ),
    "字数写反了": (
        HEAD + "lengths:\n  personal: [3000, 2500]\n",
        "6:13 最少 3000 字比最多 2500 字还多，两个写反了吗？",
    ),
    "字数只写了一头": (
        HEAD + "lengths:\n  personal: 3000\n",
        "6:13 字数要写成 [最少, 最多]，没有限制的一头写 null，例如 [null, 3000]。",
    ),
    "方面是空的": (
        HEAD + "aspects: []\n",
        "5:10 aspects（要对照检查的方面）应当是一个列表，每一项以“- ”开头，现在是一个空列表。",
    ),
    "方面没有词": (
        HEAD + "aspects:\n  - key: loyalty\n    name: 政治忠诚\n    words: []\n",
        "8:12 words（标题或正文里说明写到了这一方面的词）应当是一组词，至少有一个，每个都不能空。",
    ),
    "两个方面同一个代号": (
        HEAD + ASPECT + ASPECT.removeprefix("aspects:\n"),
        "9:10 第 6 行的方面也叫 loyalty，每个方面要有自己的代号。",
    ),
    "说已核实却没有方面": (
        HEAD + "aspects_confirmed: true\n",
        "5:20 aspects_confirmed（各方面是否已核实）写的是 true，但没有列出 aspects（要对照检查的方面）。",
    ),
    "说已核对却没有出处": (
        HEAD + "verified: true\n",
        "5:11 verified（是否已核对正式文本）写的是 true，但 sources（出处）里没有一份是已经核对过的。",
    ),
    "条目没有种类": (
        HEAD + "entries:\n  - code: TZ-01\n",
        "6:5 检查条目缺少 kind（种类）。可以写：mention_each（每一项都要写到）、",
    ),
    "条目的种类写错": (
        HEAD + ENTRY + "mention_eech\n",
        "7:11 没有“mention_eech”这种检查条目，是不是“mention_each”。",
    ),
    "条目缺少参数": (
        HEAD + ENTRY + "mention_each\n",
        "6:5 mention_each（每一项都要写到）条目缺少 of（要写到的各项：",
    ),
    "条目上下限都没有": (
        HEAD + ENTRY + "count_between\n    of: 问题\n",
        "6:5 这一条至少要写其中一项：least（最少）、most（最多）。",
    ),
    "条目上下限写反": (
        HEAD + ENTRY + "date_within\n    from: 2026-06-30\n    to: 2026-01-01\n",
        "8:11 from（最早的日期）比 to 还大，两个写反了吗？",
    ),
    "日期写成了中文": (
        HEAD + ENTRY + "date_within\n    to: 2026年6月30日\n",
        "8:9 to（最晚的日期）应当是一个日期，年月日之间用半角横线，例如 2026-01-15。",
    ),
    "部分的名称写错": (
        HEAD + ENTRY + "length_between\n    of: 存在问题\n    least: 500\n",
        "8:9 不认识“存在问题”，是不是“存在的问题”。",
    ),
    "提示语的空位写错": (
        HEAD + ENTRY + "mention_each\n    of: 安全\n    message: 缺少{word}\n",
        "9:14 message（提示语）里没有 {word} 这个空位，mention_each 能用的是 {missing}。",
    ),
    "编号与自带的相混": (
        HEAD + ENTRY.replace("TZ-01", "DZ101") + "mention_each\n    of: 安全\n",
        "6:11 code（编号）不能以 DZ 开头，那是程序自带检查项的编号；要调整自带的检查项，请写在 tune 里。",
    ),
    "名称只写了一半": (HEAD + "方面:\n  - key: a\n", "5:1 “方面”要用英文名称 aspects。"),
    "年度不是整数": (
        HEAD + "years: [2025.5]\n",
        "5:9 years（年度）应当是四位数的年度，现在是“2025.5”（一个数）。",
    ),
    "字数大得写不下": (
        HEAD + "lengths:\n  personal: [1e999, null]\n",
        "6:13 字数要写成 [最少, 最多]，没有限制的一头写 null，例如 [null, 3000]。",
    ),
    "条数大得写不下": (
        HEAD + ENTRY + "count_between\n    of: 问题\n    least: 1e999\n",
        "9:12 least（最少）应当是一个数，现在是“1e999”（一个数）。",
    ),
    "材料的种类只写了一半": (
        HEAD.replace("personal", "个人"),
        "4:9 不认识“个人”，是不是“个人对照检查材料”。",
    ),
    "材料之间用了全角逗号": (
        HEAD.replace("[personal]", "[personal，team]"),
        "4:8 kinds（适用的材料）方括号里用了全角逗号“，”，",
    ),
    "内容前有井号": (
        HEAD.replace("甲", "#甲"),
        "2:1 name（名称）应当是一段文字，现在是空的（# 后面的是说明，不算内容）。",
    ),
    "两条条目同一个编号": (
        HEAD + ENTRY + "mention_each\n    of: 安全\n" + ENTRY[9:] + "mention_each\n    of: 环保\n",
        "9:11 第 6 行的条目也叫 TZ-01，每一条要有自己的编号。",
    ),
    "调整没有写参数": (
        HEAD + "tune:\n  DZ103:\n",
        "6:3 “DZ103”下面要另起一行，写要改的参数。",
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_a_mistake_is_told_in_a_plain_sentence(case: str) -> None:
    content, sentence = SENTENCES[case]
    (mistake,) = mistakes_in(content)
    place = mistake.place
    assert f"{place.line}:{place.column} {mistake.what}".startswith(sentence)
    assert (place.quote, bool(mistake.example)) == (content.splitlines()[place.line - 1], True)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    content = "key: 甲\nthema: 乙\nkinds: [personel]\nyears: 25\n"
    assert [line for line, _, _ in told(content)] == [1, 1, 2, 3, 4]


def test_a_misspelt_name_is_not_also_told_as_missing() -> None:
    sentences = [what for _, _, what in told(HEAD.replace("theme", "thema"))]
    assert len(sentences) == 1
    assert "是不是“theme”" in sentences[0]
