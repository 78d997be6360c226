"""A package is built in steps: one state or none, also when it is left, stopped, given up, or two are at it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from cast import Cast
from dossier_scenes import begun, build_package, digest_of, finished, inside
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.dossier import HELD
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.dossier.reach import Reach
from duizhao.core.dossier.verify import verify
from duizhao.core.papers.kind import digest_of as digest_of_facts
from duizhao.core.papers.registry import all_kinds
from duizhao.web.audit.models import Entry
from duizhao.web.dossier.models import Build, Package
from duizhao.web.dossier.selectors.progress import progress_of
from duizhao.web.dossier.services import begin_build, carry_on, give_up
from duizhao.web.rectification.models import Item
from ledger_scenes import NOW
from make import actor_for
from races import seen

pytestmark = pytest.mark.django_db
Committed = Callable[..., AbstractContextManager[object]]


def lies_there(folder: str) -> list[str]:
    """What a build has left in the storage."""
    try:
        return default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return []


def test_a_step_makes_a_piece_and_the_next_is_told_by_name(cast: Cast) -> None:
    build = begun(cast, pieces=2)
    progress = progress_of(build, at=NOW)
    assert (progress.made, progress.at) == (2, 3)
    assert progress.next_name == build.pieces.get(number=3).name
    assert progress.pieces == build.pieces.count()
    assert not progress.stands_still
    assert len(lies_there(build.folder)) == 2
    assert not Package.objects.exists()


def test_what_was_made_before_the_server_stopped_is_not_made_again(cast: Cast) -> None:
    build = begun(cast, pieces=3)
    before = lies_there(build.folder)
    later = Build.objects.get()
    assert progress_of(later, at=NOW + HELD * 2).stands_still
    carry_on(later, by=actor_for(cast.leader), at=NOW + HELD * 2, seconds=0)
    assert len(lies_there(build.folder)) == len(before) + 1
    package = finished(later, by=cast.leader)
    assert digest_of(package) == package.sha256
    with package.file.open("rb") as opened:
        assert verify(opened.file, known_digest=package.sha256).whole
    assert not Build.objects.exists()


def test_whoever_was_stopped_while_at_it_holds_it_for_a_minute_only(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Committed
) -> None:
    build = begun(cast, pieces=1)

    def killed(*_given: object, **_named: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr("duizhao.web.dossier.services.Maker.make", killed)
        with pytest.raises(SystemExit):
            carry_on(build, by=actor_for(cast.secretary), at=NOW, seconds=0)
    default_storage.save(f"{build.folder}/2", ContentFile(b"half"))
    left = Build.objects.get()
    with pytest.raises(Stale):
        carry_on(left, by=actor_for(cast.leader), at=NOW + HELD / 2, seconds=0)
    later = NOW + HELD + timedelta(seconds=1)
    assert carry_on(left, by=actor_for(cast.leader), at=later, seconds=0) is None
    assert left.pieces.filter(made=True).count() == 2
    folder = left.folder
    with django_capture_on_commit_callbacks(execute=True):
        package = finished(left, by=cast.leader)
    assert b"half" not in inside(package).values()
    assert not lies_there(folder)


def test_a_fault_lets_it_go_at_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    build = begun(cast)

    def broken(*_given: object, **_named: object) -> None:
        raise OSError("no room on the disk")

    with monkeypatch.context() as patched:
        patched.setattr("duizhao.web.dossier.services.Maker.make", broken)
        with pytest.raises(OSError, match="no room"):
            carry_on(build, by=actor_for(cast.secretary), at=NOW, seconds=0)
    assert Build.objects.get().held_until is None
    assert finished(Build.objects.get(), by=cast.secretary).number == 1


@pytest.mark.parametrize("made", [0, 99])
def test_a_record_that_changes_meanwhile_ends_it_and_leaves_nothing(
    cast: Cast, made: int, django_capture_on_commit_callbacks: Committed
) -> None:
    build = begun(cast)
    if made:
        while build.pieces.filter(made=False).exists():
            carry_on(build, by=actor_for(cast.secretary), at=NOW, seconds=60)
    folder = build.folder
    Item.objects.update(problem="会议压到每周三个半天以内")
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(Refused, match="请重新做"),
    ):
        finished(build, by=cast.secretary)
    assert not Build.objects.exists()
    assert not Package.objects.exists()
    assert not lies_there(folder)
    assert not Entry.objects.filter(event="dossier:built").exists()


def test_a_file_that_is_gone_ends_it(cast: Cast) -> None:
    build = begun(cast, pieces=2)
    default_storage.delete(build.pieces.get(number=1).file)
    with pytest.raises(Refused, match="文件不在了"):
        finished(build, by=cast.secretary)
    assert not Build.objects.exists()


def test_a_file_that_was_altered_in_the_storage_ends_it(cast: Cast) -> None:
    build = begun(cast, pieces=1)
    name = build.pieces.get(number=1).file
    with default_storage.open(name) as opened:
        content = opened.read()
    default_storage.delete(name)
    default_storage.save(name, ContentFile(content[:-1] + bytes([content[-1] ^ 1])))
    with pytest.raises(Refused, match="在做的时候变了"):
        finished(build, by=cast.secretary)
    assert not Package.objects.exists()


def test_given_up_it_leaves_nothing_and_whoever_was_at_it_is_told(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    build = begun(cast, pieces=2)
    at_it = seen(build)
    with django_capture_on_commit_callbacks(execute=True):
        give_up(build, by=actor_for(cast.leader))
    assert not Build.objects.exists()
    assert not lies_there(at_it.folder)
    with pytest.raises(Stale):
        carry_on(at_it, by=actor_for(cast.secretary), at=NOW, seconds=0)
    assert not Package.objects.exists()


def test_while_one_is_being_built_no_other_is_begun(cast: Cast) -> None:
    build = begun(cast)
    with pytest.raises(Refused, match=f"{cast.secretary.name}开始的一份还没有做完"):
        begin_build(build.meeting, Reach.SUPERIOR, by=actor_for(cast.leader), at=NOW)
    assert Build.objects.count() == 1


def test_who_may_not_build_neither_goes_on_nor_gives_up(cast: Cast) -> None:
    build = begun(cast)
    with pytest.raises(Forbidden):
        carry_on(build, by=actor_for(cast.member), at=NOW, seconds=0)
    with pytest.raises(Forbidden):
        give_up(build, by=actor_for(cast.member))
    assert Build.objects.get().revision == build.revision


def test_in_steps_and_at_once_the_same_bytes_come_out(cast: Cast) -> None:
    build = begun(cast, pieces=5)
    meeting = build.meeting
    first = finished(build, by=cast.secretary)
    with pytest.raises(Refused, match="一个字节也不差"):
        build_package(seen(meeting), Reach.ARCHIVE, by=cast.leader)
    assert Package.objects.get() == first


def test_facts_are_known_by_what_they_say_and_not_by_where_they_lie() -> None:
    for kind in all_kinds():
        words = repr(kind.sample)
        assert " at 0x" not in words
        assert "frozenset(" not in words
        assert len(digest_of_facts(kind.sample)) == 64
