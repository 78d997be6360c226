"""The numbers of a report are held against the ledger's, each with its place; what isn't plain is left alone."""

import pytest

from duizhao.core.cycle.item import ItemState
from duizhao.core.ledger.finding_counts import FindingRow, ItemRow, count, count_groups
from duizhao.core.ledger.told_counts import Told, compare

ROWS = [
    FindingRow(
        str(number), "一、落实决策部署方面" if number <= 4 else "二、服务群众方面", (number,)
    )
    for number in range(1, 12)
]
ITEMS = {
    number: ItemRow(ItemState.CLOSED if number <= 3 else ItemState.IN_PROGRESS, 2, 1)
    for number in range(1, 12)
}
COUNTS, GROUPS = count(ROWS, ITEMS), count_groups(ROWS, ITEMS)
"""11 findings, 22 measures; 3 findings and 11 measures done."""


@pytest.mark.parametrize(
    ("words", "differing"),
    [
        ("巡察反馈的11个问题，制定整改措施22项，已完成整改3项。", []),
        ("反馈问题共 11 项，已销号 3 项，未完成 8 项。", []),
        ("11个问题中，已完成整改3个、正在推进8个；22项措施已完成11项。", []),
        ("十一项反馈问题全部完成。", [(Told.DONE, 11, 3)]),
        ("反馈问题12个，措施21条。", [(Told.FINDINGS, 12, 11), (Told.MEASURES, 21, 22)]),
        ("问题整改完成率为72.7%。", [(Told.RATE, 72.7, 27.3)]),
        ("问题完成率为27%。", []),
        ("尚有7个问题没有完成。", [(Told.UNFINISHED, 7, 8)]),
        ("落实决策部署方面，4个问题已完成2个。", [(Told.DONE, 2, 3)]),
        ("近30项整改措施，20多个问题。", []),
        ("修订完善制度12项，追责问责3人，挽回损失20万元。", []),
        ("举一反三，自查发现问题5个，整改5个。", []),
        ("第11个问题正在整改。", []),
        ("", []),
    ],
)  # fmt: skip
def test_numbers_are_held_against_the_ledger(
    words: str, differing: list[tuple[Told, float, float]]
) -> None:
    told = compare([words], COUNTS, GROUPS)
    assert [(one.told, one.number, one.ledger) for one in told.differing] == differing


def test_a_difference_knows_its_place_and_the_words_around_it() -> None:
    (one,) = compare(["整改进展情况。", "已完成整改5个问题。"], COUNTS, GROUPS).differing
    assert (one.paragraph, one.before, one.words, one.after) == (2, "已完成整改", "5个", "问题。")
    assert one.label == "完成整改的问题"


def test_a_sentence_about_a_group_is_held_against_the_group() -> None:
    told = compare(["服务群众方面，8个问题已完成0个。"], COUNTS, GROUPS)
    assert [one.label for one in told.differing] == ["“二、服务群众方面”的问题"]


def test_the_sentence_of_the_counts_agrees_with_them() -> None:
    told = compare([COUNTS.sentence() + "。"], COUNTS)
    assert not told.differing
    assert told.agreeing == 5
