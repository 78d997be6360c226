"""A list of people is taken over as a whole or not at all, and twice is as good as once."""

import io
from collections.abc import Callable, Sequence

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cast import Cast
from databases import on_both
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.sheets.verdict import Verdict
from duizhao.web.audit.models import Entry
from duizhao.web.kit.clock import now
from duizhao.web.units.models import Person, RosterImport
from duizhao.web.units.services.roster_import import hand_in, import_people
from make import actor_for
from make_sheet import HEAD, make_sheet

pytestmark = on_both

Browser = Callable[[Person | None], Client]
GOOD = (
    ("0901", "宋瑞", "办公室主任", "办公室", None, None, "是", "2024-03-01"),
    ("0902", "马驰", "党组成员、副局长", None, 3, "办公室、规划科", "是", None),
)


def handed_in(cast: Cast, *rows: Sequence[object]) -> RosterImport:
    return hand_in(
        cast.unit, file_name="花名册.xlsx", content=make_sheet([HEAD, *rows]),
        by=actor_for(cast.secretary), at=now(),
    )  # fmt: skip


def upload(browser: Client, cast: Cast, content: bytes, name: str = "花名册.xlsx") -> str:
    answer = browser.post(
        reverse("units:import", args=[cast.unit.pk]),
        {"file": SimpleUploadedFile(name, content)},
    )
    return answer.get("Location", answer.content.decode())


def test_a_list_is_previewed_then_taken_over_with_one_entry(
    cast: Cast, browser_of: Browser
) -> None:
    browser = browser_of(cast.secretary)
    preview = upload(browser, cast, make_sheet([HEAD, *GOOD]))
    page = browser.get(preview).content.decode()
    assert "新增 2" in page
    assert "将新建部门：办公室、规划科" in page
    assert not Person.objects.filter(number="0901").exists()

    assert browser.post(f"{preview}take-over/").status_code == 302
    ma = Person.objects.get(unit=cast.unit, number="0902")
    assert (ma.name, ma.team_rank) == ("马驰", 3)
    assert {one.name for one in ma.in_charge_of.all()} == {"办公室", "规划科"}
    assert not RosterImport.objects.exists()
    assert [(e.event, e.note) for e in Entry.objects.all()] == [
        ("roster:imported", "新增 2 人，改动 0 人")
    ]


def test_importing_again_changes_nothing_twice(cast: Cast) -> None:
    by = actor_for(cast.secretary)
    import_people(handed_in(cast, *GOOD), by=by, at=now())
    revisions = dict(Person.objects.values_list("number", "revision"))
    counts = import_people(handed_in(cast, *GOOD), by=by, at=now())
    assert (counts[Verdict.NEW], counts[Verdict.CHANGED], counts[Verdict.SAME]) == (0, 0, 2)
    assert dict(Person.objects.values_list("number", "revision")) == revisions


def test_one_wrong_row_holds_everything_back(cast: Cast, browser_of: Browser) -> None:
    waiting = handed_in(cast, *GOOD, (None, "田野", None, None, "第三", None, None, None))
    with pytest.raises(Refused, match="有 1 行写错了"):
        import_people(waiting, by=actor_for(cast.secretary), at=now())
    assert not Person.objects.filter(number__startswith="090").exists()
    assert not cast.unit.departments.exists()
    assert not Entry.objects.exists()

    browser = browser_of(cast.secretary)
    taken = browser.post(reverse("units:import-take-over", args=[waiting.pk]))
    assert taken.status_code == 422
    marked = browser.get(reverse("units:import-marked", args=[waiting.pk]))
    page = load_workbook(io.BytesIO(marked.content))["人员"]
    assert page["A4"].comment is not None
    assert page["A4"].comment.text == "工号没有填"
    assert page["A2"].value == "0901"


def test_the_offices_own_columns_are_remembered(cast: Cast, browser_of: Browser) -> None:
    browser = browser_of(cast.secretary)
    own = make_sheet([("证号", "姓名", "职务", "序列"), ("0901", "宋瑞", "科员", "二级")])
    preview = upload(browser, cast, own)
    assert "没有说明哪一列是“工号”" in browser.get(preview).content.decode()
    browser.post(f"{preview}columns/", {"column0": "number", "column1": "name", "column2": "post"})
    assert "没有说明哪一列" not in browser.get(preview).content.decode()
    browser.post(f"{preview}give-up/")

    again = upload(browser, cast, own)
    assert browser.post(f"{again}take-over/").status_code == 302
    assert Person.objects.get(number="0901").post == "科员"


def test_two_headings_for_one_column_are_told(cast: Cast, browser_of: Browser) -> None:
    browser = browser_of(cast.secretary)
    preview = upload(browser, cast, make_sheet([HEAD, *GOOD]))
    answer = browser.post(f"{preview}columns/", {"column0": "number", "column1": "number"})
    assert answer.status_code == 422
    assert "“工号”选了两列" in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0 old excel", "读不出来"),
        (b"", "空文件"),
        ("工号,姓名".encode("gb18030"), "读不出来"),
    ],
)
def test_other_files_are_refused_by_their_content(
    cast: Cast, browser_of: Browser, content: bytes, said: str
) -> None:
    assert said in upload(browser_of(cast.secretary), cast, content)
    assert not RosterImport.objects.exists()


def test_the_slower_of_two_is_told(cast: Cast) -> None:
    waiting = handed_in(cast, *GOOD)
    RosterImport.objects.get(pk=waiting.pk).delete()
    with pytest.raises(Stale):
        import_people(waiting, by=actor_for(cast.secretary), at=now())


def test_who_may(cast: Cast) -> None:
    waiting = handed_in(cast, *GOOD)
    for name in set(cast.people()) - {"secretary", "system_admin"}:
        with pytest.raises(Forbidden):
            import_people(waiting, by=actor_for(cast.people()[name]), at=now())
    assert not Person.objects.filter(number="0901").exists()
