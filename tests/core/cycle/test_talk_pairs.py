"""The pairs that a roster asks for: each two persons once, the most binding kind first."""

from duizhao.core.cycle.same_words import same_words
from duizhao.core.cycle.talk import TalkKind
from duizhao.core.cycle.talk_pairs import Pair, Seat, required_pairs

LEADER = Seat(1, is_leader=True, in_team=True, in_charge_of=frozenset({10}), branch=7)
DEPUTY = Seat(2, in_team=True, in_charge_of=frozenset({11}), branch=8)
OTHER = Seat(3, in_team=True, branch=8)
HEAD = Seat(4, heads=11, branch=8, represents_branch=True)
CLERK = Seat(5, branch=8)
ROSTER = [DEPUTY, OTHER, LEADER, HEAD, CLERK]


def test_the_leader_talks_with_every_member_and_members_with_one_another() -> None:
    team = frozenset({TalkKind.LEADER_MEMBER, TalkKind.MEMBER_MEMBER})
    assert required_pairs(ROSTER, team) == [
        Pair(TalkKind.LEADER_MEMBER, 1, 2),
        Pair(TalkKind.LEADER_MEMBER, 1, 3),
        Pair(TalkKind.MEMBER_MEMBER, 2, 3),
    ]


def test_a_head_who_also_speaks_for_the_branch_is_talked_with_once() -> None:
    outside = [pair for pair in required_pairs(ROSTER) if pair.other == HEAD.person_id]
    assert outside == [Pair(TalkKind.MEMBER_HEAD, 2, 4), Pair(TalkKind.MEMBER_BRANCH, 3, 4)]


def test_only_the_kinds_that_the_notice_wants() -> None:
    assert {pair.kind for pair in required_pairs(ROSTER, frozenset({TalkKind.MEMBER_HEAD}))} == {
        TalkKind.MEMBER_HEAD
    }


def test_nobody_else_must_talk() -> None:
    assert CLERK.person_id not in {pair.other for pair in required_pairs(ROSTER)}


def test_in_a_branch_the_committee_talks_among_itself_and_everybody_else_with_one_of_it() -> None:
    branch = frozenset({TalkKind.COMMITTEE, TalkKind.COMMITTEE_PARTY, TalkKind.PARTY})
    seats = [Seat(2, in_team=True), Seat(1, is_leader=True, in_team=True), *map(Seat, (3, 4, 5))]
    assert required_pairs(seats, branch) == [
        Pair(TalkKind.COMMITTEE, 1, 2),
        Pair(TalkKind.COMMITTEE_PARTY, 1, 3),
        Pair(TalkKind.COMMITTEE_PARTY, 2, 4),
        Pair(TalkKind.COMMITTEE_PARTY, 1, 5),
        Pair(TalkKind.PARTY, 3, 4),
        Pair(TalkKind.PARTY, 4, 5),
    ]


def test_records_with_the_same_words_are_pointed_out_whatever_their_punctuation() -> None:
    words = "理论学习不够系统，联系群众不够经常。"
    records = {1: words, 2: words.replace("，", "、"), 3: "灌区管护责任没有落实到人。", 4: "无"}
    assert same_words(records) == [(1, 2)]


def test_short_records_are_not_held_against_anybody() -> None:
    assert same_words({1: "没有", 2: "没有"}) == []
