"""A notice's figures: defaults, bounds that hold, what is kept, and no article that nobody has verified."""

from dataclasses import fields
from fractions import Fraction

import pytest

from duizhao.core.cycle.meeting_kinds import MeetingKind
from duizhao.core.cycle.opinion_round import LEAST_SUBMISSIONS
from duizhao.core.cycle.parameter import Shape
from duizhao.core.cycle.parameters import (
    PARAMETERS,
    PARTS,
    Parameters,
    parameters_of,
    to_stored,
    values_of,
)
from duizhao.core.cycle.unfit import Unfit
from duizhao.core.cycle.workdays import Counting
from duizhao.core.trail.model import PART_LABELS, Part

BY_KEY = {one.key: one for one in PARAMETERS}


def test_every_record_is_a_figure_and_every_figure_has_its_record() -> None:
    assert [one.key for one in PARAMETERS] == [field.name for field in fields(Parameters)]


def test_a_meeting_without_a_notices_figures_has_the_defaults() -> None:
    usual = parameters_of({}, MeetingKind.ANNUAL)
    assert (usual.counting, usual.quorum) == (Counting.CALENDAR, Fraction(2, 3))
    assert (usual.notice_to_superior, usual.report_after) == (15, 15)
    assert usual.opinions_minimum == LEAST_SUBMISSIONS
    assert (usual.team_most, usual.special_within, usual.parts) == (None, None, ())


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("notice_to_superior", " 7 ", 7),
        ("notice_to_superior", "１５", 15),
        ("notice_to_superior", "", 15),
        ("quorum", "90%", Fraction(9, 10)),
        ("quorum", "９０％", Fraction(9, 10)),
        ("quorum", "三分之二", Fraction(2, 3)),
        ("quorum", "0.8", Fraction(4, 5)),
        ("quorum", "3/4", Fraction(3, 4)),
        ("problems_and_causes", "", None),
        ("counting", "working", "working"),
    ],
)
def test_what_is_typed_is_read(key: str, typed: str, value: object) -> None:
    assert BY_KEY[key].read(typed) == value


@pytest.mark.parametrize(
    ("key", "typed", "allowed"),
    [
        ("notice_to_superior", "半个月", "1 到 60 之间的整数"),
        ("notice_to_superior", "0", "1 到 60"),
        ("notice_to_superior", "-3", "1 到 60"),
        ("report_after", "61", "1 到 60"),
        ("opinions_minimum", "4", "5 到 400"),
        ("quorum", "多数", "50% 到 100%"),
        ("quorum", "1/3", "写成 2/3 或者 90% 这样"),
        ("quorum", "2/0", "写成 2/3 或者 90% 这样"),
        ("counting", "weeks", "自然日、工作日"),
    ],
)
def test_what_is_not_allowed_is_refused_with_what_is(key: str, typed: str, allowed: str) -> None:
    with pytest.raises(Unfit, match=allowed):
        BY_KEY[key].read(typed)


def test_a_part_that_is_not_offered_is_refused() -> None:
    assert BY_KEY["parts"].read(["case", "follow_up"]) == ("follow_up", "case")
    with pytest.raises(Unfit):
        BY_KEY["parts"].read(["praise"])


def test_only_what_differs_is_kept_and_it_comes_back_the_same() -> None:
    values = values_of({}, MeetingKind.ANNUAL) | {
        "quorum": Fraction(9, 10),
        "parts": ("case",),
        "report_after": 7,
    }
    stored = to_stored(values, MeetingKind.ANNUAL)
    assert stored == {"quorum": "9/10", "parts": ["case"], "report_after": 7}
    assert values_of(stored, MeetingKind.ANNUAL) == values


@pytest.mark.parametrize(
    "stored", [{"opinions_minimum": 2}, {"opinions_minimum": "viele"}, {"gone": 3}, {"parts": "x"}]
)
def test_what_is_stored_and_not_allowed_any_more_is_the_default(stored: dict[str, object]) -> None:
    assert parameters_of(stored, MeetingKind.ANNUAL) == parameters_of({}, MeetingKind.ANNUAL)


def test_the_least_length_is_not_above_the_most() -> None:
    with pytest.raises(Unfit, match="个人材料最少 3000 字比最多 2500 字还多"):
        to_stored({"personal_least": 3000, "personal_most": 2500}, MeetingKind.ANNUAL)


@pytest.mark.parametrize(
    ("quorum", "expected", "least"), [("2/3", 7, 5), ("2/3", 9, 6), ("9/10", 10, 9), ("1", 3, 3)]
)
def test_the_quorum_is_counted_in_whole_persons(quorum: str, expected: int, least: int) -> None:
    assert parameters_of({"quorum": quorum}, MeetingKind.ANNUAL).least_present(expected) == least


def test_no_article_is_printed_that_nobody_has_verified() -> None:
    for one in PARAMETERS:
        assert one.basis.verified or "第" not in str(one.basis)
        assert str(one.basis) == "习惯做法" or str(one.basis).endswith("（条款待核）")


def test_every_default_is_allowed_and_can_be_said() -> None:
    for one in PARAMETERS:
        assert one.read(one.typed(one.default)) == one.default
        assert one.shown(one.default)
        assert one.shape is not Shape.WHOLE or one.least < one.most


def test_the_parts_are_those_that_a_text_is_read_into() -> None:
    assert {PART_LABELS[Part(key)] for key in PARTS} == set(PARTS.values())
