"""The pages of the dossier: what is missing, building, taking a package, verifying one that somebody brings."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from dossier_scenes import begun, held_meeting, make_package
from duizhao.web.audit.models import Entry
from duizhao.web.dossier.models import Build, Package
from duizhao.web.dossier.papers import texts_of
from duizhao.web.kit.clock import now
from duizhao.web.units.models import Person
from make import actor_for, make_meeting, make_session

pytestmark = pytest.mark.django_db
Browser = Callable[[Person | None], Client]


def test_the_page_tells_what_is_missing_and_what_is_withheld(
    cast: Cast, browser_of: Browser
) -> None:
    page = browser_of(cast.secretary).get(reverse("dossier:dossier", args=[held_meeting(cast).pk]))
    words = page.content.decode()
    assert f"{cast.member}的对照检查材料：还没有写" in words
    assert "台账第1条的一件佐证" in words
    assert "群众来信" not in words
    assert "做卷宗" in words


def test_before_the_sitting_the_page_offers_no_building(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    browser = browser_of(cast.secretary)
    page = browser.get(reverse("dossier:dossier", args=[meeting.pk]))
    assert "会议开完以后才做卷宗" in page.content.decode()
    answer = browser.post(reverse("dossier:build", args=[meeting.pk]), {"reach": "archive"})
    assert answer.status_code == 422
    assert not Package.objects.exists()


def test_what_would_be_in_is_listed(cast: Cast, browser_of: Browser) -> None:
    address = reverse("dossier:contents", args=[held_meeting(cast).pk])
    browser = browser_of(cast.leader)
    assert "督办件照片.jpg" in browser.get(address).content.decode()
    assert "督办件照片.jpg" not in browser.get(address, {"reach": "superior"}).content.decode()


def test_without_script_it_is_built_by_pressing_again(cast: Cast, browser_of: Browser) -> None:
    meeting = held_meeting(cast)
    browser = browser_of(cast.secretary)
    begun = browser.post(reverse("dossier:build", args=[meeting.pk]), {"reach": "archive"})
    building = reverse("dossier:building", args=[meeting.pk])
    assert begun["Location"] == building
    words = browser.get(building).content.decode()
    assert "第 1 / " in words
    assert "接着做" in words
    dossier = reverse("dossier:dossier", args=[meeting.pk])
    for _ in range(20):
        answer = browser.post(reverse("dossier:carry-on", args=[meeting.pk]))
        if answer["Location"] == dossier:
            break
    assert "卷宗第 1 份做好了" in browser.get(dossier).content.decode()
    assert browser.get(building)["Location"] == dossier


def test_with_script_the_part_goes_on_by_itself_until_it_is_done(
    cast: Cast, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duizhao.web.dossier.views._A_LITTLE", 0)
    meeting = begun(cast).meeting
    browser = browser_of(cast.leader)
    address, htmx = reverse("dossier:carry-on", args=[meeting.pk]), {"HX-Request": "true"}
    shown = []
    for _ in range(40):
        answer = browser.post(address, headers=htmx)
        if "HX-Redirect" in answer:
            break
        shown.append(answer.content.decode())
    assert answer["HX-Redirect"] == reverse("dossier:dossier", args=[meeting.pk])
    assert "第 2 / " in shown[0]
    assert "load delay" in shown[0]
    assert "<html" not in shown[0]
    assert "正在装卷" in shown[-1]
    assert Package.objects.count() == 1


def test_another_sees_it_may_go_on_or_give_it_up(cast: Cast, browser_of: Browser) -> None:
    build = begun(cast, pieces=2)
    Build.objects.update(moved_at=build.moved_at - timedelta(days=3))
    browser, args = browser_of(cast.leader), [build.meeting_id]
    assert "有一份还没有做完" in browser.get(reverse("dossier:dossier", args=args)).content.decode()
    words = browser.get(reverse("dossier:building", args=args)).content.decode()
    assert f"{cast.secretary}" in words
    assert "停下来了" in words
    assert "load delay" not in words
    refused = browser.post(reverse("dossier:build", args=args), {"reach": "superior"})
    assert (refused.status_code, "还没有做完" in refused.content.decode()) == (422, True)
    stale = browser.post(reverse("dossier:give-up", args=args), {"build": build.pk + 1})
    assert (stale.status_code, Build.objects.count()) == (409, 1)
    browser.post(reverse("dossier:give-up", args=args), {"build": build.pk})
    assert not Build.objects.exists()
    assert "不要了" in browser.get(reverse("dossier:dossier", args=args)).content.decode()


def test_while_another_is_at_it_the_page_only_watches(cast: Cast, browser_of: Browser) -> None:
    build = begun(cast, pieces=1)
    Build.objects.update(held_until=now() + timedelta(minutes=1))
    browser, args = browser_of(cast.leader), [build.meeting_id]
    htmx = {"HX-Request": "true"}
    words = browser.post(reverse("dossier:carry-on", args=args), headers=htmx).content.decode()
    assert "有人正在做" in words
    assert "hx-get" in words
    assert build.pieces.filter(made=True).count() == 1
    Build.objects.all().delete()
    answer = browser.get(reverse("dossier:building", args=args), headers=htmx)
    assert answer["HX-Redirect"] == reverse("dossier:dossier", args=args)


def test_building_twice_says_that_nothing_changed(cast: Cast, browser_of: Browser) -> None:
    meeting = make_package(cast).meeting
    browser, args = browser_of(cast.secretary), [meeting.pk]
    browser.post(reverse("dossier:build", args=args), {"reach": "archive"})
    for _ in range(20):
        answer = browser.post(reverse("dossier:carry-on", args=args))
        if answer["Location"] == reverse("dossier:dossier", args=args):
            break
    assert "一个字节也不差" in browser.get(answer["Location"]).content.decode()
    assert Package.objects.count() == 1


def test_taking_a_package_is_entered(cast: Cast, browser_of: Browser) -> None:
    package = make_package(cast)
    answer = browser_of(cast.leader).get(reverse("dossier:file", args=[package.pk]))
    assert len(b"".join(answer)) == package.size
    assert Entry.objects.get(event="dossier:taken").actor_name == cast.leader.name


def test_a_package_that_somebody_brings_is_verified_and_known_again(
    cast: Cast, browser_of: Browser
) -> None:
    package = make_package(cast)
    with package.file.open("rb") as opened:
        content = opened.read()
    address = reverse("dossier:verify")
    whole = browser_of(cast.secretary).post(
        address, {"package": SimpleUploadedFile("a.zip", content)}
    )
    assert "这份就是这里做的" in whole.content.decode()
    foreign = browser_of(cast.cadre).post(
        address, {"package": SimpleUploadedFile("a.zip", content)}
    )
    assert "这份就是这里做的" not in foreign.content.decode()
    changed = content.replace("回访10户".encode(), "回访90户".encode())
    answer = browser_of(cast.cadre).post(address, {"package": SimpleUploadedFile("a.zip", changed)})
    assert "不完整，不能采用" in answer.content.decode()
    assert "回访记录.txt" in answer.content.decode()


def test_a_digest_that_was_copied_wrongly_is_asked_for_again(
    cast: Cast, browser_of: Browser
) -> None:
    answer = browser_of(cast.cadre).post(
        reverse("dossier:verify"),
        {"package": SimpleUploadedFile("a.zip", b"x"), "digest": "12ab"},
    )
    assert answer.status_code == 422
    assert "12ab" in answer.content.decode()


def test_papers_that_differ_from_the_records_are_told_with_both_places(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = held_meeting(cast)
    make_session(meeting)
    browser, address = browser_of(cast.secretary), reverse("dossier:agreement", args=[meeting.pk])
    assert "没有看到对不上的" in browser.get(address).content.decode()
    own = SimpleUploadedFile("情况报告.txt", "会前集中学习4次，征求到意见12条。".encode())
    words = browser.post(address, {"papers": own}).content.decode()
    assert "集中学习的次数" in words
    assert "情况报告.txt，第 1 段" in words
    assert "程序里的登记" in words


def test_a_paper_that_cannot_be_read_is_named_and_the_others_compared(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = held_meeting(cast)
    broken = SimpleUploadedFile("坏的.docx", b"PK\x03\x04rubbish")
    answer = browser_of(cast.leader).post(
        reverse("dossier:agreement", args=[meeting.pk]), {"papers": broken}
    )
    assert (answer.status_code, "坏的.docx" in answer.content.decode()) == (422, True)


def test_the_day_on_which_a_paper_is_made_is_not_held_against_the_sitting(cast: Cast) -> None:
    texts = {
        one.kind: one.paragraphs
        for one in texts_of(held_meeting(cast), by=actor_for(cast.secretary))
    }
    assert any("关于召开" in words for words in texts["notice"])
    assert "2026年1月12日" not in [words.strip() for words in texts["notice"]]
