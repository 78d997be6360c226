"""Which talks a roster asks for: the pairs of 谈心谈话 that must take place before the meeting."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, cycle, pairwise

from duizhao.core.cycle.talk import TalkKind


@dataclass(frozen=True, slots=True)
class Seat:
    """A person as the pairs see him: in the team or not, leading, heading a department, speaking for a branch.

    In the meeting of a branch the team is its committee, or its secretary alone.
    """

    person_id: int
    is_leader: bool = False
    in_team: bool = False
    in_charge_of: frozenset[int] = frozenset()
    heads: int | None = None
    branch: int | None = None
    represents_branch: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons who must talk; `one` is the leader or the member of the team (of the committee)."""

    kind: TalkKind
    one: int
    other: int


_OF_BRANCH = frozenset({TalkKind.COMMITTEE, TalkKind.COMMITTEE_PARTY, TalkKind.PARTY})
_OF_TEAM = frozenset(TalkKind) - _OF_BRANCH


def required_pairs(seats: Iterable[Seat], kinds: frozenset[TalkKind] = _OF_TEAM) -> list[Pair]:
    """The pairs of the wanted kinds, each two persons once, the most binding kind first."""
    roster = list(seats)
    seen: set[frozenset[int]] = set()
    pairs = []
    for pair in (*_candidates(roster), *_in_branch(roster)):
        both = frozenset({pair.one, pair.other})
        if pair.kind in kinds and both not in seen:
            seen.add(both)
            pairs.append(pair)
    return pairs


def _candidates(roster: list[Seat]) -> Iterator[Pair]:
    team = [seat for seat in roster if seat.in_team]
    for one, other in combinations(sorted(team, key=lambda seat: not seat.is_leader), 2):
        kind = TalkKind.LEADER_MEMBER if one.is_leader else TalkKind.MEMBER_MEMBER
        yield Pair(kind, one.person_id, other.person_id)
    rest = [seat for seat in roster if not seat.in_team]
    for member in team:
        for seat in rest:
            if seat.heads is not None and seat.heads in member.in_charge_of:
                yield Pair(TalkKind.MEMBER_HEAD, member.person_id, seat.person_id)
    for member in team:
        for seat in rest:
            if (
                seat.represents_branch
                and member.branch is not None
                and seat.branch == member.branch
            ):
                yield Pair(TalkKind.MEMBER_BRANCH, member.person_id, seat.person_id)


def _in_branch(roster: list[Seat]) -> Iterator[Pair]:
    """The committee among itself; each other member with one of it, dealt evenly, and with his neighbour.

    The rule asks of everybody at least one talk of each kind a year, not of every two persons.
    """
    committee = sorted(
        (seat for seat in roster if seat.in_team), key=lambda seat: not seat.is_leader
    )
    rest = [seat.person_id for seat in roster if not seat.in_team]
    for one, other in combinations(committee, 2):
        yield Pair(TalkKind.COMMITTEE, one.person_id, other.person_id)
    for member, other_id in zip(cycle(committee), rest, strict=False):
        yield Pair(TalkKind.COMMITTEE_PARTY, member.person_id, other_id)
    for one_id, other_id in pairwise(rest):
        yield Pair(TalkKind.PARTY, one_id, other_id)
