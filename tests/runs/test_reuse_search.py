"""Planted passages are found where they stand; common property and bad input are set apart."""

import pytest

from duizhao.core.reuse.groups import groups_of
from duizhao.core.reuse.model import Found, Pair, ReuseKind, Work
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.search import search
from make_collection import sentences, statement

PASSAGE = "".join(sentences("原作者", 4))


def volume(name: str, content: str, unit: str = "", person: str = "", year: int = 2025) -> Volume:
    return Volume(Work(name, unit, person, year), content)


def others(count: int = 8) -> list[Volume]:
    return [volume(f"别人{n}.txt", statement(f"别人{n}")) for n in range(count)]


def two_with(one: str, other: str) -> list[Volume]:
    return [
        volume("甲.txt", statement("甲", one)),
        volume("乙.txt", statement("乙", other)),
        *others(),
    ]


def only_pair(found: Found) -> Pair:
    assert [{found.works[p.a].name, found.works[p.b].name} for p in found.pairs] == [
        {"甲.txt", "乙.txt"}
    ]
    return found.pairs[0]


def quotes(volumes: list[Volume], found: Found, pair: Pair) -> list[tuple[str, str]]:
    said = {v.work.name: v.content for v in volumes}
    a, b = (said[found.works[n].name] for n in (pair.a, pair.b))
    return [(a[p.a_start : p.a_end], b[p.b_start : p.b_end]) for p in pair.passages]


def share(words: str, found: list[str]) -> float:
    return sum(len(one) for one in found) / len(words)


def test_an_exact_copy_is_found_to_the_character() -> None:
    volumes = two_with(PASSAGE, PASSAGE)
    found = search(volumes)
    pair = only_pair(found)
    ((a, b),) = quotes(volumes, found, pair)
    assert PASSAGE.rstrip("。") in a
    assert PASSAGE.rstrip("。") in b
    assert len(a) < len(PASSAGE) + 20  # the headings that follow are alike too
    (one,) = pair.passages
    assert one.same == one.characters
    assert one.rarity == pytest.approx(1, abs=0.1)
    assert one.kind is ReuseKind.COPIED


@pytest.mark.parametrize(
    "edit",
    [
        lambda words: words.replace("，", "、").replace("。", "；"),
        lambda words: words.replace("抓得松", "管得不严").replace("时，", "那天，"),
        lambda words: "".join(reversed([f"{one}。" for one in words.split("。") if one])),
        lambda words: words.replace("。", "。说起来惭愧，", 1),
        lambda words: words.replace("，我", "，").replace("说", ""),
    ],
    ids=["marks", "words", "order", "inserted", "dropped"],
)
def test_an_edited_copy_is_found(edit: object) -> None:
    edited = edit(PASSAGE)  # type: ignore[operator]
    volumes = two_with(PASSAGE, edited)
    found = search(volumes)
    told = quotes(volumes, found, only_pair(found))
    assert share(PASSAGE, [one for one, _ in told]) > 0.85
    assert share(edited, [other for _, other in told]) > 0.85


def test_texts_that_share_nothing_give_no_pair() -> None:
    assert not search(others(12)).pairs


def test_what_a_known_text_says_is_nobodys() -> None:
    volumes = two_with(PASSAGE, PASSAGE)
    assert not search(volumes, [f"关于开好会议的通知\n{PASSAGE}"]).pairs


def test_words_between_quotation_marks_are_a_quotation() -> None:
    quoted = f"通知指出：“{PASSAGE}”"
    pair = only_pair(search(two_with(quoted, quoted)))
    assert {one.kind for one in pair.passages} == {ReuseKind.QUOTATION}


def test_a_passage_that_many_have_is_stock_property() -> None:
    volumes = [volume(f"材料{n}.txt", statement(n, PASSAGE)) for n in range(30)]
    found = search(volumes)
    assert not found.pairs
    assert max(one.texts for one in found.common) == 30


def test_ones_own_last_year_is_a_kind_of_its_own() -> None:
    now = volume("王五-2025.txt", statement("今年", PASSAGE), "一局", "王五", 2025)
    then = volume("王五-2024.txt", statement("去年", PASSAGE, year=2024), "一局", "王五", 2024)
    (pair,) = search([now, then, *others()]).pairs
    assert {one.kind for one in pair.passages} == {ReuseKind.OWN_LAST_YEAR}


def test_one_writer_for_several_is_a_group_with_the_earliest() -> None:
    years = {"甲": 2024, "乙": 2025, "丙": 2025}
    volumes = [volume(name, statement(name, PASSAGE), "", "", year) for name, year in years.items()]
    found = search([*volumes, *others()])
    (group,) = groups_of(found.works, found.pairs)
    assert {found.works[n].name for n in group.works} == set(years)
    assert group.earliest is not None
    assert found.works[group.earliest].name == "甲"


def test_rare_words_outrank_stock_ones() -> None:
    stock = "".join(sentences("套话", 5))
    volumes = [volume(f"材料{n}.txt", statement(n, stock)) for n in range(8)]
    volumes += two_with(PASSAGE, PASSAGE)
    found = search(volumes)
    first = found.pairs[0]
    assert {found.works[first.a].name, found.works[first.b].name} == {"甲.txt", "乙.txt"}


def test_the_same_text_under_two_names_is_told_once() -> None:
    found = search(
        [volume("甲.txt", statement("甲")), volume("乙.txt", statement("甲")), *others()]
    )
    assert [len(one.works) for one in found.alike] == [2]
    assert len(only_pair(found).passages) == 1


def test_ten_thousand_identical_files_are_one_group() -> None:
    found = search(
        [volume(f"{n}.txt", "九月到石桥村走访，没有到现场核对。") for n in range(10_000)]
    )
    assert [len(one.works) for one in found.alike] == [10_000]
    assert not found.pairs


def test_empty_and_short_texts_give_nothing() -> None:
    assert not search([]).pairs
    assert not search([volume("空.txt", "")]).pairs
    assert not search([volume("空.txt", ""), volume("短.txt", "学习不够。"), *others()]).pairs


def test_a_file_of_five_million_characters_is_searched() -> None:
    long = "".join(chr(0x4E00 + (n * n * 7 + n * 13) % 20_000) for n in range(50_000)) * 100
    found = search(
        [
            volume("长.txt", long[:2_500_000] + PASSAGE + long[2_500_000:]),
            volume("乙.txt", statement("乙", PASSAGE)),
        ]
    )
    assert len(found.pairs) == 1
