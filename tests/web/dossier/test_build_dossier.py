"""A package holds what may be in it, is the same again, and is entered in the audit."""

import hashlib
import json

import pytest

from cast import Cast
from dossier_scenes import (
    PICTURE,
    build_package,
    digest_of,
    held_meeting,
    inside,
    make_package,
)
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.evidence import Level
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.dossier.manifest import read_manifest
from duizhao.core.dossier.reach import Reach
from duizhao.core.dossier.verify import verify
from duizhao.web.audit.models import Entry
from duizhao.web.dossier.models import Build, Package
from duizhao.web.dossier.plan import plan_of
from duizhao.web.dossier.services import begin_build
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.access import copies_for
from duizhao.web.papers.services import scans
from ledger_scenes import NOW
from make import TODAY, actor_for, make_meeting
from scan_scenes import make_filed, signed_meeting

pytestmark = pytest.mark.django_db
RECORD = "数据/会议.json"


def test_a_package_is_whole_signed_kept_and_entered(cast: Cast) -> None:
    package = make_package(cast)
    assert digest_of(package) == package.sha256
    with package.file.open("rb") as opened:
        verdict = verify(opened.file, known_digest=package.sha256, public_key=package.public_key)
    assert verdict.whole
    assert verdict.manifest is not None
    assert (len(verdict.manifest.entries), verdict.manifest.seal) == (package.entries, package.seal)
    entry = Entry.objects.get(event="dossier:built")
    assert package.sha256 in entry.note


def test_it_holds_final_texts_the_ledger_and_evidence_as_far_as_it_may_go(cast: Cast) -> None:
    files = inside(make_package(cast))
    assert f"1_会前准备/{cast.leader}的对照检查材料.docx" in files
    assert "3_整改/整改台账.xlsx" in files
    assert files["4_佐证/第1条/督办件照片.jpg"] == PICTURE + Level.INTERNAL.value.encode()
    assert "回访10户" in files["4_佐证/第1条/回访记录.txt"].decode("utf-8-sig")
    assert not [path for path in files if "群众来信" in path]
    assert not [words for words in files.values() if "群众来信".encode() in words]


def test_what_is_internal_does_not_go_up(cast: Cast) -> None:
    files = inside(make_package(cast, Reach.SUPERIOR))
    assert {path for path in files if path.startswith("4_")} == {"4_佐证/第1条/办理情况公告.jpg"}
    told = read_manifest(files["清单.json"])
    reasons = [one.reason for one in told.head.withheld if one.title.startswith("台账第1条")]
    assert len(reasons) == 3
    assert "不出本单位" in reasons[0]


def test_what_is_missing_is_told_with_the_reason(cast: Cast) -> None:
    package = make_package(cast)
    missing = {
        one.title: one.reason for one in read_manifest(inside(package)["清单.json"]).head.missing
    }
    assert missing[f"{cast.member}的对照检查材料"] == "还没有写"
    assert missing["会议记录"] == "会议还没有开完"
    assert missing["情况报告"] == "还没有登记报送"


def test_evidence_whose_file_is_gone_is_missing_and_stops_nothing(cast: Cast) -> None:
    meeting = held_meeting(cast)
    item = meeting.items.get()
    lost = item.evidence.get(title="督办件照片")
    lost.file.storage.delete(lost.file.name or "")
    head = plan_of(meeting, Reach.ARCHIVE, by=actor_for(cast.secretary)).head
    assert any("督办件照片" in one.title and "不在" in one.reason for one in head.missing)


def test_the_data_tell_how_the_meeting_went_and_not_who_read_what(cast: Cast) -> None:
    record = json.loads(inside(make_package(cast))[RECORD])
    events = {one["event"] for one in record["happened"]}
    assert "item:started" in events
    assert not {event for event in events if event.endswith((":read", ":taken", ":built"))}
    assert [line["number"] for line in record["ledger"]] == [1]
    assert {one["title"] for one in record["evidence"]} == {
        "办理情况公告",
        "督办件照片",
        "回访记录",
    }


def test_the_same_facts_make_no_second_package(cast: Cast) -> None:
    package = make_package(cast)
    meeting = Meeting.objects.get(pk=package.meeting_id)
    with pytest.raises(Refused, match="同第 1 份一个字节也不差"):
        build_package(meeting, Reach.ARCHIVE, by=cast.secretary)
    assert Package.objects.count() == 1
    assert not Build.objects.exists()
    meeting.refresh_from_db()
    assert build_package(meeting, Reach.SUPERIOR, by=cast.leader).number == 2


def test_before_the_sitting_none_is_begun(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    with pytest.raises(Refused, match="开完以后"):
        begin_build(meeting, Reach.ARCHIVE, by=actor_for(cast.secretary), at=NOW)
    assert not Build.objects.exists()
    assert not Entry.objects.filter(event="dossier:built").exists()


def test_who_moved_the_meeting_meanwhile_is_not_overtaken(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = held_meeting(cast)

    def moved(*given: object, **named: object) -> object:
        Meeting.objects.filter(pk=meeting.pk).update(revision=meeting.revision + 1)
        return plan_of(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("duizhao.web.dossier.services.plan_of", moved)
    with pytest.raises(Stale):
        begin_build(meeting, Reach.ARCHIVE, by=actor_for(cast.secretary), at=NOW)
    assert not Build.objects.exists()


@pytest.mark.parametrize("part", ["member", "cadre", "supervisor", "superior"])
def test_nobody_else_begins_one(cast: Cast, part: str) -> None:
    meeting = held_meeting(cast)
    with pytest.raises(Forbidden):
        begin_build(meeting, Reach.ARCHIVE, by=actor_for(cast.people()[part]), at=NOW)
    assert not Build.objects.exists()


def test_signed_scans_stand_beside_their_papers_and_those_of_talks_stay_out(cast: Cast) -> None:
    meeting = signed_meeting(cast)
    sheet, talk = make_filed(cast, meeting)
    withdrawn, _ = make_filed(cast, meeting)
    scans.withdraw(withdrawn, "重了一份", by=actor_for(cast.secretary), at=NOW)
    for by in (cast.secretary, cast.leader):
        planned = plan_of(meeting, Reach.ARCHIVE, by=actor_for(by)).pieces
        signed = [one for one in planned if "签字件" in one.path]
        assert [(one.path, one.title, one.kind) for one in signed] == [
            ("2_会议/签到表_签字件.pdf", "签到表（签字件）", "sign-in-sheet")
        ]
    Meeting.objects.filter(pk=meeting.pk).update(state="held", held_on=TODAY)
    meeting.refresh_from_db()
    files = inside(build_package(meeting, Reach.ARCHIVE, by=cast.secretary))
    data = files["2_会议/签到表_签字件.pdf"]
    assert hashlib.sha256(data).hexdigest() == sheet.sha256
    assert talk in copies_for(actor_for(cast.leader), meeting, today=TODAY)


def test_a_signed_scan_that_is_gone_is_missing(cast: Cast) -> None:
    meeting = signed_meeting(cast)
    sheet, _ = make_filed(cast, meeting)
    sheet.file.storage.delete(sheet.file.name or "")
    head = plan_of(meeting, Reach.ARCHIVE, by=actor_for(cast.secretary)).head
    assert [one.reason for one in head.missing if one.title == "签到表（签字件）"] == [
        "登记的文件已经不在"
    ]
