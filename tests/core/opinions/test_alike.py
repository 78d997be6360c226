"""Opinions that say nearly the same are shown together; nothing is merged."""

from duizhao.core.opinions.alike import alike_groups, likeness

FEW_VISITS = "到基层调研少，和办事群众面对面谈得少。"
FEWER_VISITS = "到基层调研次数少，很少和办事群众面对面谈。"
MEETINGS = "会议开得太多太长，能合并的没有合并。"


def test_the_same_thing_in_nearly_the_same_words_is_alike() -> None:
    assert likeness(FEW_VISITS, FEWER_VISITS) > 0.5
    assert likeness(FEW_VISITS, MEETINGS) < 0.1
    assert likeness("", MEETINGS) == 0


def test_groups_hold_every_opinion_once() -> None:
    groups = alike_groups({1: FEW_VISITS, 2: MEETINGS, 3: FEWER_VISITS, 4: "好"})
    assert sorted(map(sorted, groups)) == [[1, 3], [2], [4]]


def test_two_that_are_alike_by_a_third_stand_together() -> None:
    chain = {1: "汛前检查走过场", 2: "汛前检查走过场，隐患台账没有销号", 3: "隐患台账没有销号"}
    assert [set(group) for group in alike_groups(chain)] == [{1, 2, 3}]
