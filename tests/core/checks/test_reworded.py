"""A reworded place is known again; another one is not taken for it."""

import pytest

from duizhao.core.checks.drafts.reworded import Wording, alike

OLD = Wording("DZ301", "进一步加强学习不断提高自身素质", "不断提高自身素质")


@pytest.mark.parametrize(
    ("new", "known"),
    [
        (OLD, True),
        (Wording("DZ301", "进一步加强政治学习不断提高自身的素质", "不断提高自身的素质"), True),
        (Wording("DZ302", OLD.around, OLD.quote), False),
        (Wording("DZ301", "每季度到联系点蹲点不断提高本领", "不断提高本领"), False),
        (Wording("DZ301", OLD.around, "进一步加强学习"), False),
    ],
)
def test_rule_surroundings_and_quote_must_all_agree(new: Wording, known: bool) -> None:  # noqa: FBT001
    assert list(alike([new], [OLD])) == ([(0, 0)] if known else [])


def test_the_most_alike_are_paired_first_and_nothing_twice() -> None:
    near = Wording("DZ301", "进一步加强学习不断提高自身修养", "不断提高自身修养")
    assert list(alike([near, OLD], [OLD])) == [(1, 0)]
    assert sorted(alike([OLD, near], [near, OLD])) == [(0, 1), (1, 0)]


def test_very_short_surroundings_are_compared_too() -> None:
    one = Wording("DZ601", "xx", "xx")
    assert list(alike([one], [one])) == [(0, 0)]
    assert list(alike([], [one])) == []
