import pytest

from duizhao.core.checks.questions.speaker import (
    speaks_of_self,
    subject_other_than_self,
    vague_subject,
)


@pytest.mark.parametrize(
    "words", ["我没有去", "本人负有责任", "自己抓得不紧", "自身要求不高", "作为书记，抓得不紧"]
)
def test_the_writer_names_himself(words: str) -> None:
    assert speaks_of_self(words)


@pytest.mark.parametrize("words", ["我国进入新阶段", "我局的工作", "我们支部", "个人主义抬头"])
def test_my_country_and_my_bureau_are_not_the_writer(words: str) -> None:
    assert not speaks_of_self(words)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("班子成员之间通气少", "班子成员之间"),
        ("一是党组议事规则落实不严", "党组"),
        ("但有的同志工作拖拉", "有的同志"),
        ("学习不够，我们支部也不够", "我们"),
    ],
)
def test_others_are_the_subject_at_the_start_of_a_clause(words: str, who: str) -> None:
    found = subject_other_than_self(words)
    assert found is not None
    assert words[found.start : found.end] == who


@pytest.mark.parametrize(
    "words",
    [
        "党组会议定下的事没有办",
        "对党组的部署落实不够",
        "党组织活动少",
        "党组书记带头少",
        "支部书记一肩挑",
    ],
)
def test_a_team_that_is_no_subject_is_left_alone(words: str) -> None:
    assert subject_other_than_self(words) is None


@pytest.mark.parametrize(
    "words", ["对个别干部批评少", "有的同志反映会多", "有的工作没跟上", "致使部分干部干劲不足"]
)
def test_people_who_are_met_or_heard_are_no_vague_subject(words: str) -> None:
    assert vague_subject(words) is None
