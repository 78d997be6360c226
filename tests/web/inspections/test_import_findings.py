"""A list of findings is taken over as a whole or not at all, and twice is as good as once."""

import io
from collections.abc import Callable, Sequence

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.sheets.verdict import Verdict
from duizhao.web.audit.models import Entry
from duizhao.web.inspections.models import Finding, FindingImport, Inspection
from duizhao.web.inspections.services.finding_import import hand_in, import_findings
from duizhao.web.kit.clock import now
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person
from make import actor_for, make_finding, make_inspection, make_list, make_meeting, make_problem
from make_sheet import make_sheet

Browser = Callable[[Person | None], Client]
HEAD = ("问题编号", "问题类别", "反馈问题", "涉及对象")
GOOD = (
    (1, "落实决策部署方面", "督办件办理超期，抽查30件有6件超过期限。", None),
    (2, None, "分管领域招标把关不严，3个项目应招未招。", "沈若兰、班子"),
)


@pytest.fixture
def inspection(cast: Cast) -> Inspection:
    return make_inspection(make_meeting(cast.unit))


def handed_in(cast: Cast, inspection: Inspection, *rows: Sequence[object]) -> FindingImport:
    content = make_sheet([HEAD, *rows], name="问题清单")
    return hand_in(
        inspection, file_name="问题清单.xlsx", content=content,
        by=actor_for(cast.secretary), at=now(),
    )  # fmt: skip


def upload(browser: Client, inspection: Inspection, content: bytes) -> str:
    answer = browser.post(
        reverse("inspections:import", args=[inspection.pk]),
        {"file": SimpleUploadedFile("问题清单.xlsx", content)},
    )
    return answer.get("Location", answer.content.decode())


def test_a_list_is_previewed_then_taken_over_with_one_entry(
    cast: Cast, inspection: Inspection, browser_of: Browser
) -> None:
    browser = browser_of(cast.secretary)
    preview = upload(browser, inspection, make_sheet([HEAD, *GOOD], name="问题清单"))
    assert "新增 2" in browser.get(preview).content.decode()
    assert not Point.objects.exists()

    assert browser.post(f"{preview}take-over/").status_code == 302
    assert {(f.number, f.point.person) for f in Finding.objects.all()} == {
        ("1", None), ("2", None), ("2", cast.member),
    }  # fmt: skip
    assert not FindingImport.objects.exists()
    assert [(e.event, e.note) for e in Entry.objects.all()] == [
        ("findings:imported", "新增 2 条，改动 0 条")
    ]


def test_importing_again_changes_nothing_twice(cast: Cast, inspection: Inspection) -> None:
    by = actor_for(cast.secretary)
    import_findings(handed_in(cast, inspection, *GOOD), by=by, at=now())
    revisions = dict(Finding.objects.values_list("pk", "revision"))
    counts = import_findings(handed_in(cast, inspection, *GOOD), by=by, at=now())
    assert (counts[Verdict.NEW], counts[Verdict.SAME]) == (0, 2)
    assert dict(Finding.objects.values_list("pk", "revision")) == revisions


def test_other_words_change_an_open_one_and_leave_an_answered_one(
    cast: Cast, inspection: Inspection
) -> None:
    make_finding(inspection, "旧的说法。", number="1", group="")
    problem = make_problem(make_list(inspection.meeting))
    make_finding(inspection, "回应过的。", number="2", group="", state="answered", problem=problem)
    counts = import_findings(
        handed_in(cast, inspection, (1, None, "新的说法。", None), (2, None, "想改。", None)),
        by=actor_for(cast.secretary),
        at=now(),
    )
    assert (counts[Verdict.CHANGED], counts[Verdict.CONFLICT]) == (1, 1)
    assert sorted(Point.objects.values_list("words", flat=True)) == ["回应过的。", "新的说法。"]


def test_one_wrong_row_holds_everything_back_and_comes_back_marked(
    cast: Cast, inspection: Inspection, browser_of: Browser
) -> None:
    waiting = handed_in(cast, inspection, *GOOD, (3, "类", None, "张三"))
    with pytest.raises(Refused, match="有 1 行写错了"):
        import_findings(waiting, by=actor_for(cast.secretary), at=now())
    assert not Point.objects.exists()
    assert not Entry.objects.exists()

    browser = browser_of(cast.secretary)
    taken = browser.post(reverse("inspections:import-take-over", args=[waiting.pk]))
    assert taken.status_code == 422
    marked = browser.get(reverse("inspections:import-marked", args=[waiting.pk]))
    page = load_workbook(io.BytesIO(marked.content))["问题清单"]
    assert page["C4"].comment is not None
    assert page["C4"].comment.text == "问题没有填"
    assert "不是班子成员" in page["D4"].comment.text
    assert page["C2"].value == GOOD[0][2]


def test_the_offices_own_columns_are_remembered(
    cast: Cast, inspection: Inspection, browser_of: Browser
) -> None:
    browser = browser_of(cast.secretary)
    own = make_sheet([("序号", "事由", "类别"), (1, "窗口午间没人值班。", "服务")], name="表一")
    preview = upload(browser, inspection, own)
    assert "没有说明哪一列是“问题”" in browser.get(preview).content.decode()
    browser.post(
        f"{preview}columns/", {"column0": "number", "column1": "words", "column2": "group"}
    )
    assert "没有说明哪一列" not in browser.get(preview).content.decode()
    browser.post(f"{preview}give-up/")
    assert not FindingImport.objects.exists()

    again = upload(browser, inspection, own)
    assert browser.post(f"{again}take-over/").status_code == 302
    assert Point.objects.get().words == "窗口午间没人值班。"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0 old excel", "读不出来"),
        (make_sheet([("甲", "乙"), ("1", "2")]), "表头要写明“序号”“问题”等列名"),
        (make_sheet([HEAD], name="反馈问题"), "表头下面没有反馈问题"),
    ],
)
def test_other_files_are_refused_and_nothing_is_kept(
    cast: Cast, inspection: Inspection, browser_of: Browser, content: bytes, said: str
) -> None:
    assert said in upload(browser_of(cast.secretary), inspection, content)
    assert not FindingImport.objects.exists()


def test_the_slower_of_two_is_told(cast: Cast, inspection: Inspection) -> None:
    waiting = handed_in(cast, inspection, *GOOD)
    FindingImport.objects.get(pk=waiting.pk).delete()
    with pytest.raises(Stale):
        import_findings(waiting, by=actor_for(cast.secretary), at=now())
    assert not Point.objects.exists()


def test_who_may(cast: Cast, inspection: Inspection) -> None:
    waiting = handed_in(cast, inspection, *GOOD)
    for name in set(cast.people()) - {"secretary", "leader"}:
        with pytest.raises(Forbidden):
            import_findings(waiting, by=actor_for(cast.people()[name]), at=now())
    assert not Point.objects.exists()
