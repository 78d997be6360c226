"""A run over the texts of a meeting: what it keeps, what is new and solved since, who sees what of it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from branches import branch_meeting, make_branch
from cast import Cast
from databases import on_both
from duizhao.core.access.rights import Forbidden
from duizhao.core.access.roles import Role
from duizhao.core.checks.drafts.baseline import Known
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.models import Meeting
from duizhao.web.screening import services
from duizhao.web.screening.access import texts_for
from duizhao.web.screening.models import Run, ScreenedFinding, ScreenedText
from duizhao.web.screening.selectors import findings_of, rows_of
from duizhao.web.statements.models import Round, Statement
from duizhao.web.statements.services.findings import set_aside
from duizhao.web.statements.services.rounds import take_back
from duizhao.web.units.models import Person
from make import (
    STATEMENT_WORDS,
    actor_for,
    make_meeting,
    make_person,
    make_run,
    make_sent_statement,
    make_statement,
    make_version,
)

pytestmark = on_both

Browser = Callable[[Person | None], Client]
NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
SHARED = "去年六次下到灌区，都是先打电话再出发，看到的是收拾好的场面。"


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast.unit)


def screened(cast: Cast, meeting: Meeting) -> Run:
    run = services.begin_run(meeting, by=actor_for(cast.secretary), at=NOW)
    while run.state == "running":
        services.go_on(run, by=actor_for(cast.secretary))
        run.refresh_from_db()
    return run


def handed_in_anew(statement: Statement, words: str) -> None:
    version = make_version(statement, words)
    Round.objects.create(
        statement=statement, number=statement.rounds.count() + 1, version=version, submitted_by=version.author,
        submitted_at=NOW,
    )  # fmt: skip
    Statement.objects.filter(pk=statement.pk).update(sent=version)


def test_a_run_keeps_who_made_it_when_which_versions_and_by_what(
    cast: Cast, meeting: Meeting
) -> None:
    sent = make_sent_statement(meeting, cast.member)
    run = screened(cast, meeting)
    assert (run.number, run.by, run.at, run.state) == (1, cast.secretary, NOW, "done")
    assert run.framework
    assert "DZ103" in run.rules
    assert "DZ403" not in run.rules
    text = run.texts.get()
    assert (text.statement, text.version, text.before, text.failed) == (sent, sent.sent, None, [])
    assert text.findings.exists()
    assert [entry.event for entry in Entry.objects.all()] == ["screening:run"]
    assert Entry.objects.get().note == "第1次筛查，1 份"


def test_drafts_that_nobody_handed_in_are_not_looked_at(cast: Cast, meeting: Meeting) -> None:
    make_version(make_statement(meeting, cast.leader))
    make_sent_statement(meeting, cast.member)
    run = screened(cast, meeting)
    assert [text.statement.person for text in run.texts.all()] == [cast.member]
    rows = rows_of(run, texts_for(actor_for(cast.secretary), run))
    assert [(row.who, row.why) for row in rows] == [
        ("清河市水务局党组", "那时还没有存成一版"),
        ("周明远", "那时还没有提交"),
        ("沈若兰", ""),
    ]


def test_of_a_text_that_was_edited_since_the_version_handed_in_is_looked_at(
    cast: Cast, meeting: Meeting
) -> None:
    sent = make_sent_statement(meeting, cast.member, state="returned", step="")
    make_version(sent, STATEMENT_WORDS + "\n没有交出的新一版。")
    assert screened(cast, meeting).texts.get().version.number == 1


def test_the_teams_newest_version_is_looked_at_which_its_writers_share(
    cast: Cast, meeting: Meeting
) -> None:
    team = make_statement(meeting)
    make_version(team)
    version = make_version(team, STATEMENT_WORDS + "\n（二）办事拖拉。")
    run = screened(cast, meeting)
    assert run.texts.get().version == version
    assert rows_of(run, texts_for(actor_for(cast.supervisor), run))[0].text is None


def test_without_any_text_it_is_refused_and_nothing_is_left(cast: Cast, meeting: Meeting) -> None:
    make_statement(meeting, cast.member)
    with pytest.raises(Refused, match="没有可以查的"):
        services.begin_run(meeting, by=actor_for(cast.secretary), at=NOW)
    assert not Run.objects.exists()
    assert not Entry.objects.exists()


def test_only_the_office_runs_it(cast: Cast, meeting: Meeting) -> None:
    make_sent_statement(meeting, cast.member)
    for person in (cast.leader, cast.supervisor, cast.member):
        with pytest.raises(Forbidden):
            services.begin_run(meeting, by=actor_for(person), at=NOW)
    assert not Run.objects.exists()


def test_of_two_who_begin_at_once_both_get_the_same_run(cast: Cast, meeting: Meeting) -> None:
    make_sent_statement(meeting, cast.member)
    first = services.begin_run(meeting, by=actor_for(cast.secretary), at=NOW)
    assert services.begin_run(meeting, by=actor_for(cast.secretary), at=NOW) == first
    assert Entry.objects.count() == 1


def test_the_next_run_says_what_is_new_what_is_solved_and_what_is_still_there(
    cast: Cast, meeting: Meeting
) -> None:
    sent = make_sent_statement(meeting, cast.member)
    first = screened(cast, meeting).texts.get()
    assert set(first.findings.values_list("state", flat=True)) == {"new"}
    same = screened(cast, meeting).texts.get()
    assert same.before == first
    assert set(same.findings.values_list("state", flat=True)) == {"unchanged"}
    worse = "（二）进一步加强学习，切实提高认识，不断增强本领。"
    handed_in_anew(sent, f"{STATEMENT_WORDS}\n{worse}")
    assert "new" in screened(cast, meeting).texts.get().findings.values_list("state", flat=True)
    handed_in_anew(sent, STATEMENT_WORDS.replace("意见。每月", "意见。每星期"))
    later = screened(cast, meeting).texts.get()
    assert later.findings.filter(state="absent").exists()
    row = rows_of(later.run, texts_for(actor_for(cast.secretary), later.run))[-1]
    assert row.new == later.findings.filter(state="new", reason="").count()
    assert row.solved == later.findings.filter(state="absent").count()
    assert row.open == findings_of(later).count()
    after = screened(cast, meeting).texts.get()
    assert not after.findings.filter(state="absent").exists()


def test_what_its_author_set_aside_is_shown_with_his_reason_and_not_counted_as_open(
    cast: Cast, meeting: Meeting
) -> None:
    sent = make_sent_statement(meeting, cast.member)
    one = screened(cast, meeting).texts.get().findings.all()[0]
    known = Known("材料", one.code, one.fingerprint, one.quote, one.message, one.around)
    set_aside(
        sent, known, "办法已附专项报告", by=actor_for(cast.member), at=NOW, on=date(2026, 1, 12)
    )
    text = screened(cast, meeting).texts.get()
    found = text.findings.get(fingerprint=one.fingerprint)
    assert (found.reason, found.state) == ("办法已附专项报告", "unchanged")
    row = rows_of(text.run, texts_for(actor_for(cast.secretary), text.run))[-1]
    assert (row.aside, row.open) == (1, text.findings.count() - 1)
    assert found not in findings_of(text)
    assert list(findings_of(text, shown="aside")) == [found]


def test_many_texts_are_examined_a_few_at_a_time_and_a_broken_off_run_goes_on(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    people = [
        make_person(cast.unit, name, Role.MEMBER, team_rank=rank)
        for rank, name in enumerate(("马德胜", "秦卫东", "罗秀英", "程志刚"), 3)
    ]
    for person in (cast.member, *people):
        make_sent_statement(meeting, person)
    page = browser_of(cast.secretary)
    answer = page.post(reverse("screening:begin", args=[meeting.pk]), follow=True)
    assert "查了 4 份，还有 1 份" in answer.content.decode()
    run = Run.objects.get()
    looking = browser_of(cast.leader).get(reverse("screening:run", args=[run.pk]))
    assert "接着查" not in looking.content.decode()
    answer = page.post(reverse("screening:go-on", args=[run.pk]), follow=True)
    assert "第1次筛查查完了" in answer.content.decode()
    before = ScreenedFinding.objects.count()
    page.post(reverse("screening:go-on", args=[run.pk]))
    assert ScreenedFinding.objects.count() == before


def test_what_was_taken_back_is_shown_to_nobody_any_more(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    sent = make_sent_statement(meeting, cast.member)
    run = screened(cast, meeting)
    take_back(sent, by=actor_for(cast.member), at=NOW)
    page = browser_of(cast.secretary)
    shown = page.get(reverse("screening:run", args=[run.pk])).content.decode()
    assert "查过的那一版已经撤回" in shown
    assert page.get(reverse("screening:text", args=[run.texts.get().pk])).status_code == 404


def test_taken_back_while_the_run_goes_on_a_text_is_left_out(cast: Cast, meeting: Meeting) -> None:
    sent = make_sent_statement(meeting, cast.member)
    run = services.begin_run(meeting, by=actor_for(cast.secretary), at=NOW)
    take_back(sent, by=actor_for(cast.member), at=NOW)
    services.go_on(run, by=actor_for(cast.secretary))
    run.refresh_from_db()
    assert run.state == "done"
    assert not ScreenedText.objects.exists()


def test_the_page_of_a_text_shows_findings_by_rule_and_the_look_is_entered(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    make_sent_statement(meeting, cast.member)
    text = screened(cast, meeting).texts.get()
    Entry.objects.all().delete()
    shown = browser_of(cast.secretary).get(reverse("screening:text", args=[text.pk]))
    words = shown.content.decode()
    one = findings_of(text)[0]
    assert one.title in words
    assert f"{reverse('statements:statement', args=[text.statement_id])}#at-" in words
    assert Entry.objects.get(event="statement:read").note == "看第1次筛查的提示"


def test_rows_are_in_the_order_of_the_roster_and_can_be_filtered(
    cast: Cast, meeting: Meeting
) -> None:
    other = make_person(cast.unit, "马德胜", Role.MEMBER, team_rank=3)
    many, one = make_sent_statement(meeting, cast.member), make_sent_statement(meeting, other)
    run = make_run(meeting, cast.secretary, one, many)
    ScreenedFinding.objects.filter(text__statement=one).update(reason="已附报告")
    by = actor_for(cast.secretary)
    assert [row.who for row in rows_of(run, texts_for(by, run))][1:] == [
        "周明远",
        "沈若兰",
        "马德胜",
    ]
    assert [row.who for row in rows_of(run, texts_for(by, run), stand="open")] == ["沈若兰"]
    assert [row.who for row in rows_of(run, texts_for(by, run), stand="clear")] == ["马德胜"]
    assert [row.who for row in rows_of(run, texts_for(by, run), stand="missing")] == [
        "清河市水务局党组",
        "周明远",
    ]
    assert [row.who for row in rows_of(run, texts_for(by, run), who="德胜")] == ["马德胜"]
    Person.objects.filter(pk=cast.member.pk).update(team_rank=None)
    assert [row.who for row in rows_of(run, texts_for(by, run))][1:] == [
        "周明远",
        "马德胜",
        "沈若兰",
    ]


def test_rules_that_came_and_went_since_the_run_before_are_named(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    sent = make_sent_statement(meeting, cast.member)
    make_run(meeting, cast.secretary, sent)
    later = make_run(meeting, cast.secretary, sent)
    Run.objects.filter(pk=later.pk).update(rules=["DZ104"])
    shown = browser_of(cast.secretary).get(reverse("screening:run", args=[later.pk]))
    assert "多了 DZ104；少了 DZ103" in shown.content.decode()


def test_the_same_sentence_is_shown_side_by_side_to_those_who_may_read_both(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    sentence = STATEMENT_WORDS.replace("二、原因分析", f"（三）作风不实。{SHARED}\n二、原因分析")
    for statement in (
        make_statement(meeting, cast.member),
        make_statement(meeting, cast.leader),
        make_statement(meeting),
    ):
        handed_in_anew(
            statement, sentence.replace("六次", "四次") if not statement.person else sentence
        )
        if statement.person is not None:
            Statement.objects.filter(pk=statement.pk).update(state="submitted", step="secretary")
        else:
            Statement.objects.filter(pk=statement.pk).update(sent=None)
            Round.objects.filter(statement=statement).delete()
    run = screened(cast, meeting)
    address = reverse("screening:shared", args=[run.pk])
    by_office = browser_of(cast.secretary).get(address).content.decode()
    assert SHARED in by_office
    assert SHARED.replace("六次", "四次") in by_office
    by_supervisor = browser_of(cast.supervisor).get(address).content.decode()
    assert SHARED in by_supervisor
    assert SHARED.replace("六次", "四次") not in by_supervisor
    assert Entry.objects.filter(event="screening:read").count() == 2
    take_back(Statement.objects.get(person=cast.leader), by=actor_for(cast.leader), at=NOW)
    assert SHARED not in browser_of(cast.supervisor).get(address).content.decode()


def test_of_a_branch_the_page_lists_its_party_members(cast: Cast) -> None:
    branch = make_branch(cast)
    meeting = branch_meeting(branch)
    make_sent_statement(meeting, branch.chair)
    run = services.begin_run(meeting, by=actor_for(branch.recorder), at=NOW)
    shown = [row.who for row in rows_of(run, texts_for(actor_for(branch.recorder), run))]
    assert shown == [branch.unit.team_name, *(person.name for person in branch.party)]
