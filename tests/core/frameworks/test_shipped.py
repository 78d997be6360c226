"""The frameworks that ship obey the rules that frameworks must obey, and the index is made of them."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.rule import LEVEL_LABELS
from duizhao.core.checks.selection import check_tune
from duizhao.core.frameworks import shipped
from duizhao.core.frameworks.find import UnknownFramework, find
from duizhao.core.frameworks.load import load
from duizhao.core.frameworks.model import Framework
from duizhao.core.frameworks.shipped_index import from_json, shipped_frameworks, to_json
from duizhao.core.frameworks.vocabulary import LEVELS, PARTS, TEXT_KINDS
from duizhao.core.trail.model import KIND_LABELS, PART_LABELS, Kind, Part

FILES = sorted(Path(shipped.__file__).parent.glob("*.yaml"))
FRAMEWORKS = shipped_frameworks()
UNCONFIRMED_IN_PUBLIC_SOURCES = {2014, 2017, 2018, 2021, 2022, 2023}
SAME_ASPECT_IN_TWO_YEARS = {
    ("2020", "governance", "2024", "governance"),
    ("2024", "governance", "2020", "governance"),
    ("2019", "consciousness", "2022", "two_establishments"),
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_index_says_what_the_file_says(path: Path) -> None:
    framework = load(path.name, path.read_bytes())
    assert replace(framework, places={}) in FRAMEWORKS


def test_the_index_holds_nothing_but_the_files() -> None:
    assert len(FRAMEWORKS) == len(FILES)
    assert from_json(to_json(FRAMEWORKS)) == FRAMEWORKS


def test_every_year_from_2013_to_2025_has_one_framework() -> None:
    years = [year for framework in FRAMEWORKS for year in framework.years]
    assert set(years) == set(range(2013, 2026))
    assert [year for year in years if years.count(year) > 1] == [2014, 2014]


def test_only_the_year_in_which_the_second_batch_met_has_two_frameworks() -> None:
    assert [fw.key for fw in FRAMEWORKS if 2014 in fw.years] == ["2013", "2014"]


def test_special_meetings_and_branches_have_theirs() -> None:
    assert {"inspection", "case-reform", "branch"} <= {framework.key for framework in FRAMEWORKS}


def test_aspects_that_no_public_source_confirms_are_not_called_confirmed() -> None:
    silent = {fw.years[0] for fw in FRAMEWORKS if fw.years and not fw.aspects_confirmed}
    assert silent == UNCONFIRMED_IN_PUBLIC_SOURCES


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.key)
def test_nothing_is_called_verified_that_nobody_has_read(framework: Framework) -> None:
    assert framework.sources
    assert not framework.verified
    assert not any(source.verified or source.article for source in framework.sources)


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.key)
def test_no_share_or_length_is_asked_that_no_source_confirms(framework: Framework) -> None:
    assert not framework.shares
    assert not framework.lengths


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.key)
def test_keys_are_unique_and_an_aspect_announces_itself(framework: Framework) -> None:
    keys = [aspect.key for aspect in framework.aspects] + [also.key for also in framework.also]
    assert len(keys) == len(set(keys))
    for aspect in framework.aspects:
        assert aspect.announced_by(aspect.name), aspect.name
        assert aspect.mentioned_in(f"在{aspect.name}方面，还有差距。"), aspect.name


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.key)
def test_a_text_of_another_year_does_not_announce_an_aspect_by_chance(framework: Framework) -> None:
    others = [other for other in FRAMEWORKS if other is not framework]
    found = {
        (framework.key, aspect.key, other.key, its.key)
        for aspect in framework.aspects
        for other in others
        for its in other.aspects
        if aspect.mentioned_in(its.name)
    }
    assert found <= SAME_ASPECT_IN_TWO_YEARS


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.key)
def test_plain_talk_covers_no_aspect(framework: Framework) -> None:
    talk = (
        "一年来，我认真学习，努力工作，团结同志，但调查研究不够，联系群众不紧，抓落实的劲头不足。"
    )
    assert not [aspect.name for aspect in framework.aspects if aspect.mentioned_in(talk)]


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.key)
def test_a_framework_tunes_only_rules_that_exist(framework: Framework) -> None:
    check_tune(framework, all_rules())


def test_markers_of_one_year_are_no_markers_of_another() -> None:
    for one, other in combinations(FRAMEWORKS, 2):
        assert not set(one.markers) & set(other.markers)


def test_the_words_for_kinds_parts_and_levels_are_those_of_the_program() -> None:
    asked = {kind.value: KIND_LABELS[kind] for kind in Kind if kind is not Kind.OTHER}
    told = {part.value: PART_LABELS[part] for part in Part if part is not Part.UNKNOWN}
    assert (asked, told) == (TEXT_KINDS, PARTS)
    assert {level.value: label for level, label in LEVEL_LABELS.items()} == LEVELS


def test_a_framework_is_found_by_its_key() -> None:
    assert find("2025", FRAMEWORKS).years == (2025,)


def test_an_unknown_key_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownFramework, match="没有代号是“brunch”的框架，是不是“branch”"):
        find("brunch", FRAMEWORKS)
