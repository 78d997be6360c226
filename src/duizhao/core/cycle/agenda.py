"""The agenda of a sitting in its required order, made from the members of the team."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """What an item of the agenda is."""

    FOLLOW_UP = "follow_up"
    TEAM_TEXT = "team_text"
    BRANCH_TEXT = "branch_text"
    SELF_EXAMINATION = "self_examination"
    CRITICISM = "criticism"
    EVALUATION = "evaluation"
    SUPERVISORS = "supervisors"
    CLOSING = "closing"
    OTHER = "other"


ITEM_KIND_LABELS = {
    ItemKind.FOLLOW_UP: "通报上次整改落实和这次征求意见情况",
    ItemKind.TEAM_TEXT: "班子对照检查",
    ItemKind.BRANCH_TEXT: "支部委员会对照检查",
    ItemKind.SELF_EXAMINATION: "个人对照检查",
    ItemKind.CRITICISM: "批评意见",
    ItemKind.EVALUATION: "民主评议党员",
    ItemKind.SUPERVISORS: "督导组点评",
    ItemKind.CLOSING: "总结讲话",
    ItemKind.OTHER: "其他",
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A member of the team, in the team's order."""

    person_id: int
    is_leader: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the agenda: what it is, about whom, and its own title where it is none of the required."""

    kind: ItemKind
    person_id: int | None = None
    title: str = ""


def required_agenda(
    team: Sequence[Speaker],
    *,
    supervised: bool,
    of_branch: bool = False,
    evaluates: bool = False,
) -> tuple[Item, ...]:
    """The items that a sitting must have, in their order.

    What was promised last time comes first, then the team's text; the leader examines himself
    before the others, who follow in the team's order; each hears the criticism at once. A branch
    that evaluates its members does so then. The supervisors speak before the closing words.
    """
    leaders_first = sorted(team, key=lambda speaker: not speaker.is_leader)
    persons = [
        Item(kind, speaker.person_id)
        for speaker in leaders_first
        for kind in (ItemKind.SELF_EXAMINATION, ItemKind.CRITICISM)
    ]
    vote = [Item(ItemKind.EVALUATION)] if evaluates else []
    comments = [Item(ItemKind.SUPERVISORS)] if supervised else []
    return (
        Item(ItemKind.FOLLOW_UP),
        Item(ItemKind.BRANCH_TEXT if of_branch else ItemKind.TEAM_TEXT),
        *persons,
        *vote,
        *comments,
        Item(ItemKind.CLOSING),
    )


def remade(had: Sequence[Item], required: Sequence[Item]) -> tuple[Item, ...]:
    """The required items with those added by hand, each after the item that it stood behind.

    One whose place is gone comes after the last item before it that is still there.
    """
    added: dict[Item | None, list[Item]] = {}
    behind: Item | None = None
    for item in had:
        if item.kind is ItemKind.OTHER:
            added.setdefault(behind, []).append(item)
        elif item in required:
            behind = item
    merged = list(added.get(None, ()))
    for item in required:
        merged += [item, *added.get(item, ())]
    return tuple(merged)


def differs(had: Sequence[Item], required: Sequence[Item]) -> bool:
    """Whether an agenda has not the required items in the required order, whatever was added."""
    return [item for item in had if item.kind is not ItemKind.OTHER] != list(required)


def speaking_order(team: Sequence[Speaker], about: int) -> tuple[int, ...]:
    """Who criticises a member: the others in the team's order, the leader last, so that he sets no tone."""
    others = [speaker for speaker in team if speaker.person_id != about]
    return tuple(speaker.person_id for speaker in sorted(others, key=lambda one: one.is_leader))
