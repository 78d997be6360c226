"""An office's lists, what is made from them once, and what travels to another process."""

from copy import deepcopy

import pytest

from duizhao.core.checks.offices.office import Entry, Office, Source
from duizhao.core.checks.offices.source_index import SourceIndex
from duizhao.core.checks.offices.title_index import TitleIndex

SAYING = "当干部就要有担当，有多大担当才能干多大事业，尽多大责任才会有多大成就。"


def entry(*words: str) -> Entry:
    return Entry(words, "名单.txt", 1)


def test_an_office_travels_as_its_lists_alone_and_finds_the_same_there() -> None:
    office = Office(
        pairs=(entry("截止到", "截至"),),
        phrases=(entry("以人民为中心的发展思想"),),
        sources=(Source("干部手册", SAYING),),
    )
    assert list(office.wrong_words.find("截止到年底"))
    assert office.source_index.differing("有多大担当才能干多大的事业") is not None
    there = deepcopy(office)
    assert there == office
    assert list(there.phrase_misses.find("以人民为中心的发展新思想"))


def test_the_differing_words_of_a_source_come_with_its_marks() -> None:
    found = SourceIndex([("干部手册", SAYING)]).differing(
        "有多大担当才能做多大事业，尽多大责任才会有"
    )
    assert found is not None
    assert (found.title, found.words) == (
        "干部手册",
        "有多大担当才能干多大事业，尽多大责任才会有",
    )


@pytest.mark.parametrize(
    "quotation",
    [
        "有多大担当，才能干多大事业",
        "要有担当要作为要争先要创优",
        "尽多大责任",
        "请记住有多大担当才能干多大事业",
    ],
    ids=["only_marks_differ", "another_saying", "too_short", "words_in_front"],
)
def test_a_quotation_that_is_right_or_unknown_differs_from_nothing(quotation: str) -> None:
    assert SourceIndex([("干部手册", SAYING)]).differing(quotation) is None


def test_a_passage_never_reaches_from_one_source_into_the_next() -> None:
    index = SourceIndex([("甲", "青山不改绿水长流"), ("乙", "后会有期各自珍重")])
    assert index.differing("绿水长流啊后会有期各自珍重") is None


def test_without_sources_nothing_differs() -> None:
    assert SourceIndex([]).differing("有多大担当才能干多大的事业") is None


def test_a_title_is_near_its_slip_but_not_near_another_volume() -> None:
    index = TitleIndex(["中国共产党纪律处分条例", "选读第一卷"])
    assert index.nearest("中国共产党纪律处罚条例") == "中国共产党纪律处分条例"
    assert index.nearest("选读第二卷") is None
    assert index.knows("选读第一卷")
    assert not TitleIndex([])
