"""A framework is read from one YAML file; what it says is kept, with where it says it."""

import pytest

from duizhao.core.frameworks.load import load, load_text
from duizhao.core.frameworks.mistakes import FrameworkMistake
from duizhao.core.frameworks.model import AlsoExplain, Aspect, Framework, Origin
from notice import NOTICE


def read(content: str = NOTICE) -> Framework:
    return load_text("通知.yaml", content)


def test_everything_that_a_notice_says_is_kept() -> None:
    framework = read()
    assert (framework.key, framework.years, framework.kinds) == (
        "2025-city",
        (2025,),
        ("personal", "team"),
    )
    loyalty = Aspect(
        "loyalty",
        "强化政治忠诚、提高政治能力",
        "政治忠诚",
        ("强化政治忠诚", "提高政治能力"),
        ("政治能力",),
    )
    assert framework.aspects[0] == loyalty
    assert framework.also == (
        AlsoExplain("case", "反面典型案例剖析", ("反面典型", "案例剖析"), ("personal",)),
    )
    assert framework.shares == {"problems+causes": 0.5}
    assert framework.lengths == {"personal": (2500, 3000), "team": (None, 5000)}
    notice = "市委组织部关于开好2025年度民主生活会的通知"
    assert framework.sources == (Origin(notice, "第二部分", verified=True),)
    assert framework.tune == {
        "DZ103": {"enabled": False},
        "DZ301": {"least": 0.4, "words": ("不够", "不足")},
    }


def test_aspects_of_a_notice_count_as_confirmed_unless_it_says_otherwise() -> None:
    assert read().aspects_confirmed
    assert not read(NOTICE + "aspects_confirmed: false\n").aspects_confirmed


def test_an_aspect_without_a_label_is_called_by_its_name() -> None:
    assert read().aspects[1].label == "守牢安全底线"


def test_words_are_kept_in_plain_form_so_that_they_can_be_found() -> None:
    assert read().aspects[1].words == ("安全底线", "安全生产")
    assert read().titles == ("（市级）以案促改",)


def test_an_entry_may_name_an_aspect_a_word_or_several_words_of_which_one_is_enough() -> None:
    (entry,) = read().entries
    assert entry.items("of") == (
        ("政治忠诚", "强化政治忠诚", "提高政治能力"),
        ("安全生产", "安全生产"),
        ("基层减负", "基层减负", "为基层减负"),
    )
    assert (entry.words("where"), entry.level, entry.kinds) == (("problems",), "must", ("team",))
    assert entry.message == "没有写到“{missing}”"


def test_each_value_knows_its_place() -> None:
    framework = read()
    place = framework.places["entries.0.of.2.1"]
    assert (place.file, place.line, place.quote) == (
        "通知.yaml",
        37,
        "    of: [loyalty, 安全生产, [基层减负, 为基层减负]]",
    )
    assert place.quote[place.column - 1 :].startswith("为基层减负")
    assert framework.places["tune.DZ301"].line == 44
    assert framework.entries[0].place == "通知.yaml 第 35 行第 5 列"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_is_read_in_the_encodings_that_notepad_writes(encoding: str) -> None:
    assert load("通知.yaml", NOTICE.encode(encoding)).theme == "锲而不舍落实中央八项规定精神"


def test_a_file_that_is_no_text_is_refused_with_a_cure() -> None:
    with pytest.raises(FrameworkMistake, match="另存为 UTF-8"):
        load("通知.yaml", b"\xff\xfe\x80\x81\xff")


def test_a_file_far_too_large_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(FrameworkMistake, match="文件太大"):
        load_text("通知.yaml", "# 注\n" * 300_000)


def test_dates_are_kept_as_days() -> None:
    entry = "entries:\n  - code: TZ-02\n    kind: date_within\n    to: 2026-06-30\n"
    framework = load_text("甲.yaml", f"key: a\nname: 甲\ntheme: 乙\nkinds: [team]\n{entry}")
    assert framework.entries[0].text("to") == "2026-06-30"
