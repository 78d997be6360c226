"""What a meeting's notice sets on its own stands in the framework that its texts are held against."""

from duizhao.core.cycle.meeting_kinds import MeetingKind
from duizhao.core.cycle.parameters import parameters_of
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.frameworks.with_parameters import with_parameters

YEAR = next(one for one in shipped_frameworks() if one.key == "2025")


def test_without_figures_of_the_notice_it_stays_as_it_is() -> None:
    assert with_parameters(YEAR, parameters_of({}, MeetingKind.ANNUAL)) == YEAR


def test_lengths_shares_and_parts_of_the_notice_stand_in_it() -> None:
    own = with_parameters(
        YEAR,
        parameters_of(
            {
                "personal_most": 3000,
                "problems_and_causes": "3/4",
                "parts": ["personal_matters", "case"],
            },
            MeetingKind.ANNUAL,
        ),
    )
    assert own.lengths["personal"] == (None, 3000)
    assert own.shares["problems+causes"] == 0.75
    assert {"personal_matters", "case"} <= {also.key for also in own.also}
    assert len({also.key for also in own.also}) == len(own.also)
    assert own.aspects == YEAR.aspects
