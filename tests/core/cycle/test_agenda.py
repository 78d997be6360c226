"""The agenda has the required items in the required order, and keeps what was added by hand in its place."""

from duizhao.core.cycle.agenda import (
    Item,
    ItemKind,
    Speaker,
    differs,
    remade,
    required_agenda,
    speaking_order,
)

TEAM = (Speaker(2), Speaker(1, is_leader=True), Speaker(3))
REQUIRED = required_agenda(TEAM, supervised=True)


def test_the_leader_comes_first_and_each_hears_the_criticism_at_once() -> None:
    assert [(item.kind.value, item.person_id) for item in REQUIRED] == [
        ("follow_up", None),
        ("team_text", None),
        ("self_examination", 1),
        ("criticism", 1),
        ("self_examination", 2),
        ("criticism", 2),
        ("self_examination", 3),
        ("criticism", 3),
        ("supervisors", None),
        ("closing", None),
    ]


def test_without_supervisors_nobody_waits_for_their_comments() -> None:
    kinds = {item.kind for item in required_agenda(TEAM, supervised=False)}
    assert ItemKind.SUPERVISORS not in kinds


def test_others_speak_in_the_teams_order_and_the_leader_last() -> None:
    assert speaking_order(TEAM, about=3) == (2, 1)
    assert speaking_order(TEAM, about=1) == (2, 3)


def test_what_was_added_stays_behind_the_item_that_it_stood_behind() -> None:
    film = Item(ItemKind.OTHER, title="观看警示教育片")
    break_ = Item(ItemKind.OTHER, title="休会二十分钟")
    had = (film, *REQUIRED[:4], break_, *REQUIRED[4:])
    smaller = required_agenda(TEAM[:2], supervised=True)
    assert remade(had, smaller) == (film, *smaller[:4], break_, *smaller[4:])


def test_what_stood_behind_a_member_who_left_moves_up() -> None:
    note = Item(ItemKind.OTHER, title="宣读书面发言")
    had = (*REQUIRED[:8], note, *REQUIRED[8:])
    smaller = required_agenda(TEAM[:2], supervised=True)
    assert remade(had, smaller)[6] == note


def test_an_agenda_differs_when_the_team_has_changed_and_not_when_something_was_added() -> None:
    assert not differs((*REQUIRED, Item(ItemKind.OTHER, title="合影")), REQUIRED)
    assert differs(REQUIRED, required_agenda(TEAM[:2], supervised=True))
    assert differs(tuple(reversed(REQUIRED)), REQUIRED)
