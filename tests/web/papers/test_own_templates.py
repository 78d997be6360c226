"""A unit's own templates: uploaded when sound, told everything when not, replaced, withdrawn, and papers made by them."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.papers.registry import kind_of
from duizhao.web.audit.models import Entry
from duizhao.web.kit.clock import now
from duizhao.web.kit.uploads import File
from duizhao.web.papers.models import OwnTemplate, TemplateVersion
from duizhao.web.papers.services.templates import Looked, upload_template, withdraw_template
from duizhao.web.units.models import Person
from make import actor_for, make_meeting, make_template
from make_docx import docx, paragraph
from paper_scenes import full_meeting
from paper_words import docx_lines
from template_papers import LEDGER_TEMPLATE, NOTICE_TEMPLATE

Browser = Callable[[Person | None], Client]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]
BROKEN = docx(paragraph("{会议的主题}"), paragraph("{整改台账：问题}"), paragraph("{逐项完}"))


def page_of(cast: Cast, kind: str = "ledger") -> str:
    return reverse("papers:template", args=[cast.unit.pk, kind])


def sent(data: bytes, revision: int = 0, name: str = "台账模板.docx") -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, data), "revision": revision}


def test_a_sound_template_is_kept_as_it_came_and_put_in_use(
    cast: Cast, browser_of: Browser
) -> None:
    browser = browser_of(cast.secretary)
    answer = browser.post(page_of(cast), sent(LEDGER_TEMPLATE))
    assert answer.status_code == 302
    version = TemplateVersion.objects.get()
    assert bytes(version.original) == LEDGER_TEMPLATE
    assert version.sha256 == sha256(LEDGER_TEMPLATE).hexdigest()
    assert (version.number, version.file_name, version.fields) == (1, "台账模板.docx", 7)
    entry = Entry.objects.get(event="template:uploaded")
    assert entry.note == f"整改台账的模板第1版：台账模板.docx，SHA-256 {version.sha256[:16]}"
    assert "第 1 版：台账模板.docx" in browser.get(page_of(cast)).content.decode()
    original = browser.get(reverse("papers:template-file", args=[cast.unit.pk, "ledger", 1]))
    assert original.content == LEDGER_TEMPLATE


def test_a_broken_one_is_told_everything_at_once_and_nothing_is_kept(
    cast: Cast, browser_of: Browser
) -> None:
    answer = browser_of(cast.secretary).post(page_of(cast), sent(BROKEN))
    assert answer.status_code == 422
    words = answer.content.decode()
    for said in ("有 3 处要改", "是不是{会议主题}？", "正文第2段", "正文第3段"):
        assert said in words
    assert not OwnTemplate.objects.exists()
    assert not Entry.objects.filter(event="template:uploaded").exists()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"x" * (5 * 2**20 + 1), "超过 5 MB"),
        (b"", "文件是空的"),
        ("不是文档".encode(), "不是 Word 文档"),
        (docx(paragraph("{会议名称}"), more={"word/vbaProject.bin": b"x"}), "带有宏"),
    ],
)
def test_what_is_no_template_is_refused(
    cast: Cast, browser_of: Browser, data: bytes, reason: str
) -> None:
    answer = browser_of(cast.secretary).post(page_of(cast), sent(data))
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert not OwnTemplate.objects.exists()


def test_a_new_version_takes_the_place_of_the_last_which_is_kept(
    cast: Cast, browser_of: Browser
) -> None:
    browser = browser_of(cast.secretary)
    browser.post(page_of(cast), sent(LEDGER_TEMPLATE))
    second = docx(paragraph("{会议名称}第二版"))
    answer = browser.post(page_of(cast), sent(second, revision=1))
    assert answer.status_code == 302
    assert [one.number for one in TemplateVersion.objects.all()] == [2, 1]
    trial = browser.get(reverse("papers:template-trial", args=[cast.unit.pk, "ledger", 2]))
    assert docx_lines(trial.content) == ["2025年度民主生活会第二版"]


def test_the_slower_of_two_is_told_and_nothing_is_left(cast: Cast, browser_of: Browser) -> None:
    browser = browser_of(cast.secretary)
    browser.post(page_of(cast), sent(LEDGER_TEMPLATE))
    answer = browser.post(page_of(cast), sent(docx(paragraph("{单位}")), revision=0))
    assert answer.status_code == 409
    assert TemplateVersion.objects.count() == 1


def test_the_file_that_is_in_use_makes_no_new_version(cast: Cast, browser_of: Browser) -> None:
    browser = browser_of(cast.secretary)
    browser.post(page_of(cast), sent(LEDGER_TEMPLATE))
    answer = browser.post(page_of(cast), sent(LEDGER_TEMPLATE, revision=1))
    assert answer.status_code == 422
    assert "和现在用的一样" in answer.content.decode()
    assert TemplateVersion.objects.count() == 1


def test_withdrawing_asks_first_and_keeps_the_versions(cast: Cast, browser_of: Browser) -> None:
    browser = browser_of(cast.secretary)
    browser.post(page_of(cast), sent(LEDGER_TEMPLATE))
    address = reverse("papers:template-withdraw", args=[cast.unit.pk, "ledger"])
    assert "不撤，返回" in browser.get(address).content.decode()
    assert OwnTemplate.objects.get().withdrawn_at is None
    assert browser.post(address, {"revision": 1}).status_code == 302
    assert OwnTemplate.objects.get().withdrawn_at is not None
    assert TemplateVersion.objects.count() == 1
    assert Entry.objects.get(event="template:withdrawn").note == "整改台账的模板"
    assert "已撤下" in browser.get(page_of(cast)).content.decode()
    assert browser.get(address).status_code == 404
    browser.post(page_of(cast), sent(LEDGER_TEMPLATE, revision=2))
    assert OwnTemplate.objects.get().withdrawn_at is None
    assert TemplateVersion.objects.count() == 2


def test_withdrawing_what_has_changed_is_told(cast: Cast) -> None:
    template = make_template(cast.unit, "ledger", LEDGER_TEMPLATE).template
    with pytest.raises(Stale):
        withdraw_template(template, seen=7, by=actor_for(cast.secretary), at=now())
    withdraw_template(template, seen=0, by=actor_for(cast.secretary), at=now())
    with pytest.raises(Refused, match="已经撤下"):
        withdraw_template(template, seen=None, by=actor_for(cast.secretary), at=now())


@pytest.mark.parametrize(
    "part",
    ["leader", "member", "cadre", "supervisor", "superior", "system_admin", "security_admin",
     "audit_admin", "outsider", "bystander"],
)  # fmt: skip
def test_only_the_office_keeps_templates(cast: Cast, browser_of: Browser, part: str) -> None:
    person = cast.people()[part]
    answer = browser_of(person).post(page_of(cast), sent(LEDGER_TEMPLATE))
    assert answer.status_code == (403 if part == "leader" else 404)
    looked = Looked(File("a.docx", LEDGER_TEMPLATE), 7)
    with pytest.raises(Forbidden):
        upload_template(
            cast.unit, kind_of("ledger"), looked, seen=0, by=actor_for(person), at=now()
        )
    template = make_template(cast.unit, "notice", NOTICE_TEMPLATE).template
    with pytest.raises(Forbidden):
        withdraw_template(template, seen=0, by=actor_for(person), at=now())
    assert not Entry.objects.filter(event__startswith="template:").exists()


def test_a_meeting_offers_the_units_template_beside_the_standard(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = full_meeting(cast)
    browser = browser_of(cast.secretary)
    own = reverse("papers:by-template", args=[meeting.pk, "ledger", 1])
    page = reverse("papers:paper", args=[meeting.pk, "ledger", 1])
    assert own not in browser.get(page).content.decode()
    assert browser.get(own).status_code == 404
    make_template(cast.unit, "ledger", LEDGER_TEMPLATE)
    assert own in browser.get(page).content.decode()
    answer = browser.get(own)
    assert "attachment" in answer["Content-Disposition"]
    lines = docx_lines(answer.content)
    assert lines[0] == "2025年度民主生活会整改台账"
    standard = browser.get(reverse("papers:file", args=[meeting.pk, "ledger", 1, "docx"]))
    problem = docx_lines(standard.content)[-1].split(" | ")[2]
    assert any(problem in line for line in lines)
    assert Entry.objects.filter(event="paper:downloaded").order_by("pk")[0].note == (
        "整改台账（docx，本单位模板第1版）"
    )


def test_who_may_not_make_the_standard_paper_gets_none_by_the_template(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = full_meeting(cast)
    make_template(cast.unit, "ledger", LEDGER_TEMPLATE)
    for person in (cast.member, cast.cadre, cast.superior, cast.outsider, cast.system_admin):
        own = reverse("papers:by-template", args=[meeting.pk, "ledger", 1])
        assert browser_of(person).get(own).status_code == 404
    assert not Entry.objects.filter(event="paper:downloaded").exists()


def test_a_template_of_another_unit_is_not_used(cast: Cast, browser_of: Browser) -> None:
    make_template(cast.outsider.unit, "notice", NOTICE_TEMPLATE)
    meeting = make_meeting(cast.unit)
    own = reverse("papers:by-template", args=[meeting.pk, "notice", 1])
    assert browser_of(cast.secretary).get(own).status_code == 404


def test_a_template_whose_field_is_gone_is_told_and_no_paper_leaves(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit)
    make_template(cast.unit, "notice", docx(paragraph("{从前的字段}")))
    own = reverse("papers:by-template", args=[meeting.pk, "notice", 1])
    answer = browser_of(cast.secretary).get(own)
    assert answer.status_code == 422
    assert "去改模板" in answer.content.decode()
    assert "去改模板" not in browser_of(cast.member).get(own).content.decode()
    trial = reverse("papers:template-trial", args=[cast.unit.pk, "notice", 1])
    assert browser_of(cast.secretary).get(trial).status_code == 422
    assert not Entry.objects.filter(event="paper:downloaded").exists()


def test_the_page_of_a_paper_names_the_blanks_of_the_template(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit, theme="")
    make_template(cast.unit, "notice", docx(paragraph("{会议主题}，{单位}，{会议地点}")))
    page = reverse("papers:paper", args=[meeting.pk, "notice", 1])
    words = browser_of(cast.secretary).get(page).content.decode()
    assert "照本单位模板出的，要填：会议主题、会议地点。" in words


def test_slips_have_no_template(cast: Cast, browser_of: Browser) -> None:
    browser = browser_of(cast.secretary)
    for kind in ("slip-sheet", "nonsense"):
        assert browser.get(page_of(cast, kind)).status_code == 404
        assert browser.get(reverse("papers:starter", args=[kind])).status_code == 404


def test_the_list_says_which_kinds_have_one(cast: Cast, browser_of: Browser) -> None:
    make_template(cast.unit, "ledger", LEDGER_TEMPLATE, cast.secretary)
    words = (
        browser_of(cast.leader)
        .get(reverse("papers:templates", args=[cast.unit.pk]))
        .content.decode()
    )
    assert "现在有 1 种文书用本单位的模板" in words
    assert "孙晓雯" in words
    assert "一次性意见码" not in words
