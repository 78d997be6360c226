"""A text goes secretary, leader, supervisors; comments stay on their words; a mistake is taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.point import PointChannel
from duizhao.web.audit.models import Entry
from duizhao.web.statements.access import versions_for
from duizhao.web.statements.models import Comment, Decision, Matters, Statement
from duizhao.web.statements.selectors.review import comments_of
from duizhao.web.statements.services import comments, rounds
from duizhao.web.statements.services.versions import restore_version, save_version
from duizhao.web.units.models import Person
from make import (
    STATEMENT_WORDS,
    actor_for,
    make_meeting,
    make_point,
    make_sent_statement,
    make_statement,
)

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
WORDS = "都没有同排队的群众说上话"


def at(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def explain(statement: Statement) -> None:
    for kind in ("personal", "inquiry"):
        Matters.objects.create(statement=statement, kind=kind, number=1, words="没有", at=NOW)


def written(cast: Cast, person: Person) -> Statement:
    statement = make_statement(make_meeting(cast.unit), person)
    save_version(statement, STATEMENT_WORDS, by=actor_for(person), at=NOW)
    explain(statement)
    return statement


def test_it_goes_from_hand_to_hand_until_it_is_final(cast: Cast) -> None:
    mine = written(cast, cast.member)
    rounds.submit(mine, by=actor_for(cast.member), at=at(1))
    assert (mine.state, mine.step, mine.sent_up) == ("submitted", "secretary", False)
    rounds.pass_statement(mine, by=actor_for(cast.secretary), at=at(2))
    assert (mine.state, mine.step, mine.sent_up) == ("in_review", "leader", False)
    rounds.pass_statement(mine, by=actor_for(cast.leader), at=at(3))
    assert (mine.state, mine.step, mine.sent_up) == ("in_review", "supervisors", True)
    rounds.pass_statement(mine, by=actor_for(cast.supervisor), at=at(4))
    assert (mine.state, mine.step) == ("passed", "")
    rounds.finalise(mine, by=actor_for(cast.secretary), at=at(5))
    assert mine.state == "final"
    events = list(Entry.objects.order_by("pk").values_list("event", flat=True))
    assert events == [
        "version:saved", "statement:submitted", *["statement:passed"] * 3, "statement:final",
    ]  # fmt: skip


def test_the_leaders_own_text_skips_the_leader(cast: Cast) -> None:
    his = written(cast, cast.leader)
    rounds.submit(his, by=actor_for(cast.leader), at=at(1))
    with pytest.raises(Forbidden):
        rounds.pass_statement(his, by=actor_for(cast.leader), at=at(2))
    rounds.pass_statement(his, by=actor_for(cast.secretary), at=at(2))
    assert his.step == "supervisors"


def test_every_reason_against_submitting_is_told_and_nothing_is_left_behind(cast: Cast) -> None:
    bare = make_statement(make_meeting(cast.unit), cast.member)
    with pytest.raises(Refused) as refusal:
        rounds.submit(bare, by=actor_for(cast.member), at=NOW)
    assert len(refusal.value.reasons) == 2
    bare.refresh_from_db()
    assert (bare.state, bare.sent) == ("draft", None)
    assert not bare.rounds.exists()
    assert not Entry.objects.exists()


def test_it_is_taken_back_while_nobody_has_acted(cast: Cast) -> None:
    mine = written(cast, cast.member)
    rounds.submit(mine, by=actor_for(cast.member), at=at(1))
    rounds.take_back(mine, by=actor_for(cast.member), at=at(2))
    assert (mine.state, mine.step, mine.sent) == ("draft", "", None)
    rounds.submit(mine, by=actor_for(cast.member), at=at(3))
    assert [one.number for one in mine.rounds.filter(taken_back_at=None)] == [1]
    comments.add_comment(
        mine, comments.CommentWords("补一个事例"), by=actor_for(cast.secretary), at=at(4)
    )
    with pytest.raises(Stale):
        rounds.take_back(mine, by=actor_for(cast.member), at=at(5))


@pytest.mark.parametrize("part", ["member", "leader", "supervisor", "superior", "cadre"])
def test_only_the_one_with_whom_it_lies_decides(cast: Cast, part: str) -> None:
    sent = make_sent_statement(make_meeting(cast.unit), cast.member)
    actor = actor_for(cast.people()[part])
    with pytest.raises(Forbidden):
        rounds.pass_statement(sent, by=actor, at=NOW)
    with pytest.raises(Forbidden):
        rounds.return_statement(sent, "再改改", by=actor, at=NOW)
    with pytest.raises(Forbidden):
        comments.add_comment(sent, comments.CommentWords("再改改"), by=actor, at=NOW)
    assert not Decision.objects.exists()
    assert not Comment.objects.exists()


def test_who_keeps_the_record_for_the_leader_does_not_decide_for_him(cast: Cast) -> None:
    sent = make_sent_statement(make_meeting(cast.unit), cast.member, step="leader")
    actor = actor_for(cast.leader)
    standing_in = type(actor)(
        user_id=9, person_id=actor.person_id, name=actor.name, grants=actor.grants,
        acting_for_id=actor.person_id, by_person_id=cast.cadre.pk, by_name="何立新",
    )  # fmt: skip
    with pytest.raises(Forbidden):
        rounds.pass_statement(sent, by=standing_in, at=NOW)


def test_comments_are_answered_one_by_one_before_it_comes_back(cast: Cast) -> None:
    mine = written(cast, cast.member)
    me, office = actor_for(cast.member), actor_for(cast.secretary)
    rounds.submit(mine, by=me, at=at(1))
    first = comments.add_comment(
        mine, comments.CommentWords("写清时间、在场的人", WORDS), by=office, at=at(2)
    )
    second = comments.add_comment(mine, comments.CommentWords("全文偏短"), by=office, at=at(3))
    with pytest.raises(Refused, match="2 条批注"):
        rounds.pass_statement(mine, by=office, at=at(4))
    rounds.return_statement(mine, "见批注", by=office, at=at(5))
    later = STATEMENT_WORDS.replace(WORDS, "第二次去时有十七人排队，一个也没有问")
    save_version(mine, later, by=me, at=at(6))
    with pytest.raises(Refused, match="2 条批注没有回应"):
        rounds.submit(mine, by=me, at=at(7))
    comments.resolve(first, "补了第二次去窗口的情形", by=me, at=at(8))
    comments.answer(second, "通知要求不超过3000字", by=me, at=at(9))
    rounds.submit(mine, by=me, at=at(10))
    assert [one.number for one in mine.rounds.all()] == [1, 2]
    placed = {one.comment.text: (one.stand, one.now) for one in comments_of(mine, later)}
    assert placed == {
        "写清时间、在场的人": ("原文已改", "第二次去时有十七人排队，一个也没有问"),
        "全文偏短": ("对全文", ""),
    }


def test_an_answer_that_does_not_content_is_raised_again(cast: Cast) -> None:
    mine = written(cast, cast.member)
    me, office = actor_for(cast.member), actor_for(cast.secretary)
    rounds.submit(mine, by=me, at=at(1))
    said = comments.add_comment(mine, comments.CommentWords("缺少事例", WORDS), by=office, at=at(2))
    rounds.return_statement(mine, "见批注", by=office, at=at(3))
    comments.answer(said, "已经有了", by=me, at=at(4))
    rounds.submit(mine, by=me, at=at(5))
    comments.reopen(said, "还缺时间", by=office, at=at(6))
    mine.refresh_from_db()
    assert (said.state, mine.state) == ("open", "in_review")
    assert [turn.words for turn in said.turns.all()] == ["已经有了", "还缺时间"]


def test_a_comment_on_words_that_are_not_there_is_refused(cast: Cast) -> None:
    sent = make_sent_statement(make_meeting(cast.unit), cast.member)
    with pytest.raises(Refused, match="没有“形式主义”"):
        comments.add_comment(
            sent, comments.CommentWords("改", "形式主义"), by=actor_for(cast.secretary), at=NOW
        )
    sent.refresh_from_db()
    assert sent.state == "submitted"


def test_a_decision_is_taken_back_until_somebody_acts_on_it(cast: Cast) -> None:
    mine = written(cast, cast.member)
    me, office = actor_for(cast.member), actor_for(cast.secretary)
    rounds.submit(mine, by=me, at=at(1))
    rounds.return_statement(mine, "点错了", by=office, at=at(2))
    rounds.withdraw_decision(mine, by=office, at=at(3))
    assert (mine.state, mine.step) == ("in_review", "secretary")
    rounds.pass_statement(mine, by=office, at=at(4))
    with pytest.raises(Refused, match="自己最近的决定"):
        rounds.withdraw_decision(mine, by=actor_for(cast.leader), at=at(5))
    comments.add_comment(
        mine, comments.CommentWords("再具体些", WORDS), by=actor_for(cast.leader), at=at(6)
    )
    with pytest.raises(Refused, match="已经办了"):
        rounds.withdraw_decision(mine, by=office, at=at(7))


def test_after_the_sitting_it_is_amended_once_more(cast: Cast) -> None:
    mine = written(cast, cast.member)
    me, office = actor_for(cast.member), actor_for(cast.secretary)
    rounds.submit(mine, by=me, at=at(1))
    for number, part in enumerate((cast.secretary, cast.leader, cast.supervisor), 2):
        rounds.pass_statement(mine, by=actor_for(part), at=at(number))
    rounds.finalise(mine, by=office, at=at(5))
    with pytest.raises(Refused, match="还没有召开"):
        rounds.amend(mine, by=me, at=at(6))
    mine.meeting.state = MeetingState.HELD.value
    mine.meeting.save(update_fields=["state"])
    rounds.amend(mine, by=me, at=at(7))
    save_version(mine, STATEMENT_WORDS + "\n会上接受的批评已补写。", by=me, at=at(8))
    with pytest.raises(Refused, match="还没有交出来"):
        rounds.finalise(mine, by=office, at=at(9))
    shown = versions_for(office, mine).last()
    assert shown is not None
    assert "补写" not in shown.text
    last = rounds.hand_in_amended(mine, by=me, at=at(10))
    assert (str(last), last.version.number) == ("第2轮（会后修改）", 2)
    with pytest.raises(Refused, match="没有改动"):
        rounds.hand_in_amended(mine, by=me, at=at(11))
    rounds.finalise(mine, by=office, at=at(12))
    assert mine.sent is not None
    assert mine.sent.text.endswith("会上接受的批评已补写。")


def test_amended_without_a_change_it_is_made_final_as_it_was(cast: Cast) -> None:
    meeting = make_meeting(cast.unit, state="held")
    mine = make_sent_statement(meeting, cast.member, state="final", step="")
    me = actor_for(cast.member)
    rounds.amend(mine, by=me, at=at(1))
    save_version(mine, STATEMENT_WORDS + "\n写了又不要的一句。", by=me, at=at(2))
    restore_version(mine, mine.versions.get(number=1), by=me, at=at(3))
    rounds.finalise(mine, by=actor_for(cast.secretary), at=at(4))
    assert (mine.state, mine.sent and mine.sent.number, mine.rounds.count()) == ("final", 1, 1)


def test_what_the_sitting_added_stands_beside_the_text_that_is_amended(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit, state="held", held_on=date(2026, 1, 9))
    mine = make_sent_statement(meeting, cast.member, state="final", step="")
    held_on, colleague = date(2026, 1, 9), PointChannel.COLLEAGUE
    make_point(meeting, "窗口反映的事只批了“阅”。", cast.member, colleague, raised_on=held_on)
    make_point(meeting, "谈话时提的老问题。", cast.member, colleague)
    page = browser_of(cast.member)
    desk = page.get(reverse("desk:desk")).content.decode()
    assert "看会上的批评意见要不要补进材料" in desk
    read = page.get(reverse("statements:statement", args=[mine.pk])).content.decode()
    assert "窗口反映的事只批了“阅”。" in read
    assert "谈话时提的老问题。" not in read
    assert "会已经开了" in page.get(reverse("statements:list", args=[meeting.pk])).content.decode()
    page.post(reverse("statements:amend", args=[mine.pk]))
    write = page.get(reverse("statements:write", args=[mine.pk])).content.decode()
    assert write.index("会上补充的</h3>") < write.index("窗口反映的事") < write.index("谈话时提的")
    assert "改您的对照检查材料" in page.get(reverse("desk:desk")).content.decode()
    changed = {"words": STATEMENT_WORDS + "\n（二）批件写明办法和日期。"}
    page.post(reverse("statements:write", args=[mine.pk]), changed)
    page.post(reverse("statements:hand-in-amended", args=[mine.pk]))
    office = browser_of(cast.secretary)
    assert "会后改过，作者已经交来" in office.get(reverse("desk:desk")).content.decode()
    shown = office.get(reverse("statements:statement", args=[mine.pk])).content.decode()
    assert "第2轮（会后修改）" in shown
    assert "批件写明办法和日期" in shown
