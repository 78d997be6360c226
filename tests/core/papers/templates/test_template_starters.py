"""The fields of every kind, and its starter: sound, complete, filled from the sample without a gap in the notation."""

import pytest

from duizhao.core.papers.fields import in_words
from duizhao.core.papers.kind import AnyKind
from duizhao.core.papers.offered import fields_of, known
from duizhao.core.papers.registry import all_kinds, kind_of
from duizhao.core.papers.templates.check import examine
from duizhao.core.papers.templates.marks import field_mark
from duizhao.core.papers.templates.starter import starter
from paper_words import docx_lines
from template_papers import filled

TEMPLATED = pytest.mark.parametrize(
    "kind", [kind for kind in all_kinds() if kind.templated], ids=lambda kind: kind.key
)


@TEMPLATED
def test_the_names_of_fields_can_be_typed_and_are_told_apart(kind: AnyKind) -> None:
    offered = fields_of(kind)
    for names in (
        [one.name for one in offered.singles],
        [one.name for one in offered.lists],
        *(one.fields for one in offered.lists),
    ):
        assert len(set(names)) == len(names)
        assert all(known(name) == name and not set(name) & set("{}：:") for name in names)
    assert all(one.meaning for one in offered.singles)
    assert all(one.meaning for one in offered.lists)


@TEMPLATED
def test_every_row_of_a_list_has_a_value_for_each_field(kind: AnyKind) -> None:
    for one in fields_of(kind).lists:
        assert all(len(row) == len(one.fields) for row in one.rows(kind.sample))


@TEMPLATED
def test_the_starter_is_a_sound_template_in_which_every_field_stands(kind: AnyKind) -> None:
    data, offered = starter(kind), fields_of(kind)
    assert examine("范本.docx", data, offered).faults == ()
    words = "\n".join(docx_lines(data))
    assert all(field_mark(one.name) in words for one in offered.singles)
    assert all(field_mark(name, one.name) in words for one in offered.lists for name in one.fields)


@TEMPLATED
def test_the_starter_filled_says_what_the_sample_says(kind: AnyKind) -> None:
    words = "\n".join(docx_lines(filled(starter(kind), kind).data))
    assert "{" not in words
    for one in fields_of(kind).singles:
        assert in_words(one.value(kind.sample)).splitlines()[:1] == [] or (
            in_words(one.value(kind.sample)).splitlines()[0] in words
        )


def test_codes_are_shown_once_and_have_no_template() -> None:
    with pytest.raises(KeyError):
        starter(kind_of("slip-sheet"))
