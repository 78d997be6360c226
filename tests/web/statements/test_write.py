"""Writing: the browser saves by itself, versions stay for ever, and nothing is overwritten."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.autosave import Autosave, Sent
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.statements.models import Statement, Version
from duizhao.web.statements.services.versions import autosave, restore_version, save_version
from make import STATEMENT_WORDS, actor_for, make_meeting, make_sent_statement, make_statement

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
FIRST = "联系群众不够经常。"


@pytest.fixture
def mine(cast: Cast) -> Statement:
    return make_statement(make_meeting(cast.unit), cast.member)


def save(cast: Cast, statement: Statement, words: str, sent: Sent) -> Autosave:
    return autosave(statement, words, sent, by=actor_for(cast.member), at=NOW)[0]


def test_saves_may_come_twice_and_late_and_the_newest_words_stay(
    cast: Cast, mine: Statement
) -> None:
    first, second = Sent(client="甲", number=1, seen=0), Sent(client="甲", number=2, seen=0)
    assert save(cast, mine, FIRST + "少下基层。", second) is Autosave.KEEP
    assert save(cast, mine, FIRST, first) is Autosave.REPEATED
    assert save(cast, mine, FIRST + "少下基层。", second) is Autosave.REPEATED
    draft = mine.drafts.get()
    assert (draft.text, draft.revision) == (FIRST + "少下基层。", 1)
    assert not Entry.objects.exists()


def test_a_page_that_knows_an_older_draft_does_not_write_over_a_newer_one(
    cast: Cast, mine: Statement
) -> None:
    save(cast, mine, "在办公室写的", Sent(client="甲", number=5, seen=0))
    assert (
        save(cast, mine, "在家里的旧页", Sent(client="乙", number=9, seen=0)) is Autosave.CONFLICT
    )
    assert mine.drafts.get().text == "在办公室写的"
    assert save(cast, mine, "接着写", Sent(client="乙", number=10, seen=1)) is Autosave.KEEP


def test_a_version_of_a_page_that_knew_nothing_keeps_the_other_pages_draft_as_a_version(
    cast: Cast, mine: Statement
) -> None:
    save(cast, mine, "在办公室写的一段", Sent(client="甲", number=5, seen=0))
    old_page = Sent(client="乙", number=1, seen=0)
    save_version(mine, "旧页上的一段", by=actor_for(cast.member), at=NOW, sent=old_page)
    kept = [(version.number, version.text, version.origin) for version in mine.versions.all()]
    assert kept == [(1, "在办公室写的一段", "autosaved"), (2, "旧页上的一段", "typed")]
    assert mine.drafts.get().text == "旧页上的一段"


def test_a_version_has_author_time_and_digest_and_the_same_words_make_none(
    cast: Cast, mine: Statement
) -> None:
    actor = actor_for(cast.member)
    version = save_version(mine, f"\n  {FIRST}\r\n\r\n少下基层。 ", by=actor, at=NOW)
    assert version is not None
    assert (version.author, version.at, version.number) == (cast.member, NOW, 1)
    assert version.text == f"{FIRST}\n少下基层。"
    assert len(version.sha256) == 64
    assert save_version(mine, version.text + "\n", by=actor, at=NOW) is None
    assert [entry.event for entry in Entry.objects.all()] == ["version:saved"]


def test_the_database_itself_refuses_to_change_a_version(cast: Cast, mine: Statement) -> None:
    save_version(mine, FIRST, by=actor_for(cast.member), at=NOW)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Version.objects.update(text="改掉了")
    assert mine.versions.get().text == FIRST


def test_restoring_makes_a_new_version_and_all_between_stay(cast: Cast, mine: Statement) -> None:
    actor = actor_for(cast.member)
    first = save_version(mine, FIRST, by=actor, at=NOW)
    save_version(mine, "重写的一稿", by=actor, at=NOW)
    assert first is not None
    restore_version(mine, first, by=actor, at=NOW + timedelta(hours=1))
    words = [(version.text, version.origin) for version in mine.versions.all()]
    assert words == [(FIRST, "typed"), ("重写的一稿", "typed"), (FIRST, "restored")]


def test_a_draft_that_was_never_saved_survives_a_restore(cast: Cast, mine: Statement) -> None:
    actor = actor_for(cast.member)
    first = save_version(mine, FIRST, by=actor, at=NOW)
    save(cast, mine, "还没有存的一段", Sent(client="甲", number=1, seen=1))
    assert first is not None
    restore_version(mine, first, by=actor, at=NOW)
    assert [version.text for version in mine.versions.all()] == [FIRST, "还没有存的一段", FIRST]


@pytest.mark.parametrize("words", ["", " \n　\n"])
def test_an_empty_text_makes_no_version(cast: Cast, mine: Statement, words: str) -> None:
    with pytest.raises(Refused, match="空的"):
        save_version(mine, words, by=actor_for(cast.member), at=NOW)
    assert not Version.objects.exists()


def test_a_text_with_a_mark_of_secrecy_is_kept_nowhere(cast: Cast, mine: Statement) -> None:
    marked = f"机密★10年\n{STATEMENT_WORDS}"
    with pytest.raises(Refused, match="密级"):
        save(cast, mine, marked, Sent(client="甲", number=1, seen=0))
    with pytest.raises(Refused, match="密级"):
        save_version(mine, marked, by=actor_for(cast.member), at=NOW)
    assert not mine.drafts.exists()
    assert not mine.versions.exists()


def test_what_lies_for_review_is_not_written_on(cast: Cast) -> None:
    sent = make_sent_statement(make_meeting(cast.unit), cast.member)
    with pytest.raises(Stale):
        save(cast, sent, FIRST, Sent(client="甲", number=1, seen=0))
    with pytest.raises(Stale):
        save_version(sent, FIRST, by=actor_for(cast.member), at=NOW)


@pytest.mark.parametrize("part", ["leader", "secretary", "supervisor"])
def test_nobody_else_writes_it(cast: Cast, mine: Statement, part: str) -> None:
    actor = actor_for(cast.people()[part])
    with pytest.raises(Forbidden):
        autosave(mine, FIRST, Sent(client="甲", number=1, seen=0), by=actor, at=NOW)
    with pytest.raises(Forbidden):
        save_version(mine, FIRST, by=actor, at=NOW)
    assert not mine.drafts.exists()
