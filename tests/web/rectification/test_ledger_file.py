"""An office's ledger is taken over as a whole or not at all; what is exported comes back unchanged."""

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime

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
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Item, LedgerColumns, LedgerImport
from duizhao.web.rectification.services import plan
from duizhao.web.rectification.services.ledger_import import hand_in, import_ledger, preview_of
from duizhao.web.units.models import Person
from ledger_scenes import NOW, PROBLEM, make_closed, make_departments, make_item, make_started
from make import actor_for, make_meeting
from make_sheet import make_sheet

Browser = Callable[[Person | None], Client]
HEAD = (
    "编号",
    "查摆问题",
    "对象",
    "整改任务",
    "责任人",
    "责任科室",
    "配合科室",
    "完成时限",
    "进展情况",
)
GOOD = (
    (
        1,
        "督办件超期多。",
        None,
        "建督办台账。",
        "沈若兰",
        "河湖管理科",
        "办公室",
        "2026年6月底",
        None,
    ),
    (
        1,
        "督办件超期多。",
        None,
        "逾期的通报。",
        "沈若兰",
        "河湖管理科",
        None,
        "2026年6月底",
        "通报3次",
    ),
    (2, "会上临时动议多。", "周明远", "会前沟通。", "周明远", None, None, "长期坚持", None),
)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    make_departments(cast)
    return make_meeting(cast.unit)


def handed_in(
    cast: Cast, meeting: Meeting, *rows: Sequence[object], head: Sequence[object] = HEAD
) -> LedgerImport:
    content = make_sheet([("整改台账",), head, *rows], name="2025年")
    return hand_in(
        meeting, file_name="台账.xlsx", content=content, by=actor_for(cast.secretary), at=NOW
    )


def taken(cast: Cast, waiting: LedgerImport) -> dict[Verdict, int]:
    return dict(import_ledger(waiting, by=actor_for(cast.secretary), at=NOW))


def upload(browser: Client, meeting: Meeting, content: bytes, name: str = "台账.xlsx") -> str:
    answer = browser.post(
        reverse("rectification:import", args=[meeting.pk]),
        {"file": SimpleUploadedFile(name, content)},
    )
    return answer.get("Location", answer.content.decode())


def test_a_ledger_is_previewed_then_taken_over_with_its_measures(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    browser = browser_of(cast.secretary)
    preview = upload(browser, meeting, make_sheet([("整改台账",), HEAD, *GOOD], name="2025年"))
    assert "新增 2" in browser.get(preview).content.decode()
    assert not Item.objects.exists()
    assert browser.post(f"{preview}take-over/").status_code == 302
    first, second = Item.objects.order_by("number")
    assert (first.person, first.owner, first.due) == (None, cast.member, date(2026, 6, 30))
    assert [task.words for task in first.tasks.all()] == ["建督办台账。", "逾期的通报。"]
    assert first.tasks.first().with_departments.get().name == "办公室"  # type: ignore[union-attr]
    assert [task.done_on for task in first.tasks.all()] == [None, None]
    assert (second.person, second.standing) == (cast.leader, True)
    assert not LedgerImport.objects.exists()
    events = Entry.objects.values_list("event", flat=True)
    assert sorted(events) == ["item:added", "item:added", "ledger:imported"]


def test_taken_over_again_nothing_is_new(cast: Cast, meeting: Meeting) -> None:
    assert taken(cast, handed_in(cast, meeting, *GOOD)) == {Verdict.NEW: 2}
    entries = Entry.objects.count()
    assert taken(cast, handed_in(cast, meeting, *GOOD)) == {Verdict.SAME: 2}
    assert Entry.objects.count() == entries + 1


def test_a_change_is_shown_and_only_adds_measures(cast: Cast, meeting: Meeting) -> None:
    taken(cast, handed_in(cast, meeting, *GOOD))
    again = (1, "督办件超期多。", None, "每月抽查十件。", "何立新", None, None, None, None)
    waiting = handed_in(cast, meeting, again)
    (row,) = preview_of(waiting).rows
    assert row.notes == ("责任领导：沈若兰 → 何立新", "新增措施 1 项")
    taken(cast, waiting)
    item = Item.objects.get(number=1)
    assert (item.owner, item.tasks.count()) == (cast.cadre, 3)
    assert item.due == date(2026, 6, 30)


@pytest.mark.parametrize(
    "wrong",
    [
        (0, "甲", "要写成 1、2、3 这样的数"), (2, "何立新", "不是班子成员"), (4, "张三", "不是本单位的人"),
        (5, "财务科", "不是本单位的部门"), (6, "财务科、办公室", "不是本单位的部门"),
        (7, "抓紧", "读不出期限"), (1, "", "问题没有填"),
    ],
)  # fmt: skip
def test_one_wrong_row_takes_nothing_over_and_is_marked_in_the_offices_own_file(
    cast: Cast, meeting: Meeting, browser_of: Browser, wrong: tuple[int, str, str]
) -> None:
    (place, word, said), bad = wrong, list(GOOD[2])
    bad[place] = word
    waiting = handed_in(cast, meeting, *GOOD[:2], bad)
    with pytest.raises(Refused):
        taken(cast, waiting)
    assert not Item.objects.exists()
    assert not Entry.objects.exists()
    office = browser_of(cast.secretary)
    page = office.get(reverse("rectification:import-preview", args=[waiting.pk]))
    assert said in page.content.decode()
    copy = office.get(reverse("rectification:import-marked", args=[waiting.pk]))
    sheet = load_workbook(io.BytesIO(copy.content))["2025年"]
    remarks = [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment]
    assert any(said in remark for remark in remarks)


def test_one_number_with_two_problems_is_told(cast: Cast, meeting: Meeting) -> None:
    other = (1, "另一个问题。", *GOOD[0][2:])
    (row,) = preview_of(handed_in(cast, meeting, GOOD[0], other)).rows
    assert row.verdict is Verdict.WRONG
    assert "问题却不一样" in row.mistakes[0].words


def test_what_is_closed_or_begun_is_not_changed_behind_its_acts(
    cast: Cast, meeting: Meeting
) -> None:
    closed, begun = make_closed(cast, meeting), make_started(cast, meeting)
    rows = (
        (1, "改写的问题。", None, None, None, None, None, None, None),
        (2, PROBLEM, None, None, None, None, None, "2026-12-31", None),
        (2, PROBLEM, None, None, None, None, None, None, None),
    )
    first, second = preview_of(handed_in(cast, meeting, *rows)).rows
    assert {first.verdict, second.verdict} == {Verdict.CONFLICT}
    assert "先退回" in first.notes[0]
    assert "申请延期" in second.notes[0]
    assert taken(cast, LedgerImport.objects.get()) == {Verdict.CONFLICT: 2}
    closed.refresh_from_db()
    begun.refresh_from_db()
    assert (closed.problem, begun.due) == (PROBLEM, date(2026, 2, 28))


def test_a_spreadsheet_closes_nothing_and_says_so(cast: Cast, meeting: Meeting) -> None:
    make_started(cast, meeting)
    head = ("序号", "问题", "状态")
    waiting = handed_in(cast, meeting, (1, PROBLEM, "已销号"), (2, "新问题。", "已完成"), head=head)
    old, new = preview_of(waiting).rows
    assert (old.verdict, new.verdict) == (Verdict.SAME, Verdict.NEW)
    assert "销号在网页上办" in old.notes[0]
    assert "从待研究开始" in new.notes[0]
    taken(cast, waiting)
    assert list(Item.objects.order_by("number").values_list("state", flat=True)) == [
        "in_progress", "proposed",
    ]  # fmt: skip


def test_unknown_headings_are_asked_for_once_and_then_remembered(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    head = ("件号", "查摆问题", "责任人", "何事")
    content = make_sheet([head, (1, "督办件超期多。", "沈若兰", "略")], name="表")
    office = browser_of(cast.secretary)
    preview = upload(office, meeting, content)
    assert "没有说明哪一列是“序号”" in office.get(preview).content.decode()
    refused = office.post(f"{preview}take-over/")
    assert refused.status_code == 422
    assert not Item.objects.exists()
    waiting = LedgerImport.objects.get()
    form = office.get(preview).context["form"]
    sent = {name: str(form[name].value() or "") for name in form.fields}
    number = next(name for name, field in form.fields.items() if "件号" in str(field.label))
    office.post(
        reverse("rectification:import-columns", args=[waiting.pk]), {**sent, number: "number"}
    )
    assert LedgerColumns.objects.get().columns["件号"] == "number"
    assert "新增 1" in office.get(preview).content.decode()
    again = upload(office, meeting, content)
    assert "没有说明" not in office.get(again).content.decode()


def test_what_is_no_spreadsheet_is_told_beside_the_field(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    office = browser_of(cast.secretary)
    assert "没有找到表头" in upload(office, meeting, make_sheet([("甲", "乙"), (1, 2)], name="表"))
    assert "损坏" in upload(office, meeting, b"PK\x03\x04 broken")
    assert not LedgerImport.objects.exists()


def test_a_list_that_is_given_up_leaves_nothing(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    waiting = handed_in(cast, meeting, *GOOD)
    browser_of(cast.secretary).post(reverse("rectification:import-give-up", args=[waiting.pk]))
    assert not LedgerImport.objects.exists()
    assert not Item.objects.exists()
    with pytest.raises(Stale):
        taken(cast, waiting)


def test_only_the_office_imports(cast: Cast, meeting: Meeting, browser_of: Browser) -> None:
    waiting = handed_in(cast, meeting, *GOOD)
    for person in (cast.member, cast.supervisor, cast.cadre):
        with pytest.raises(Forbidden):
            import_ledger(waiting, by=actor_for(person), at=NOW)
    address = reverse("rectification:import-preview", args=[waiting.pk])
    assert browser_of(cast.member).get(address).status_code == 404
    assert not Item.objects.exists()


def test_the_template_is_read_as_it_is_filled_in(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    office = browser_of(cast.secretary)
    answer = office.get(reverse("rectification:import-template", args=[meeting.pk]))
    book = load_workbook(io.BytesIO(answer.content))
    sheet = book["整改台账"]
    heads = [cell.value for cell in sheet[1]]
    assert not {"状态", "销号日期", "佐证件数"} & set(heads)
    filled = {"序号（必填）": 1, "问题（必填）": "督办件超期多。", "谁的问题": "班子", "整改措施": "建台账。",
              "责任领导": "沈若兰", "完成期限": "2026-06-30"}  # fmt: skip
    sheet.append([filled.get(str(head)) for head in heads])
    stored = io.BytesIO()
    book.save(stored)
    preview = upload(office, meeting, stored.getvalue())
    assert "新增 1" in office.get(preview).content.decode()


def exported(browser: Client, meeting: Meeting, query: str = "") -> bytes:
    answer = browser.get(reverse("rectification:file", args=[meeting.pk]) + query)
    assert answer.status_code == 200
    assert "spreadsheet" in answer["Content-Type"]
    return answer.content


def test_what_is_exported_comes_back_without_a_change(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    make_closed(cast, meeting)
    make_started(cast, meeting, person=cast.member, problem="=一个等号开头的问题")
    make_item(cast, meeting, problem="第三个问题")
    office = browser_of(cast.secretary)
    content = exported(office, meeting)
    preview = upload(office, meeting, content)
    page = office.get(preview)
    assert {row.verdict for row in page.context["found"].rows} == {Verdict.SAME}
    assert not [row.notes for row in page.context["found"].rows if row.notes]


def edited(content: bytes, *, row_with: str, column: str, words: str) -> bytes:
    """An exported ledger in which somebody wrote into one cell."""
    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        heads = [cell.value for cell in sheet[1]]
        if column in heads:
            for row in sheet.iter_rows(min_row=2):
                if row_with in [cell.value for cell in row]:
                    row[heads.index(column)].value = words
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_what_is_exported_and_edited_shows_the_difference_and_is_taken_over_when_confirmed(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    make_item(cast, meeting, problem="第一个问题")
    make_item(cast, meeting, problem="第二个问题")
    office, goal = browser_of(cast.secretary), "每季度回访一次，群众没有再反映"
    content = edited(
        exported(office, meeting), row_with="第二个问题", column="整改目标", words=goal
    )
    preview = upload(office, meeting, content)
    rows = office.get(preview).context["found"].rows
    assert sorted(row.verdict for row in rows) == sorted([Verdict.SAME, Verdict.CHANGED])
    assert goal in "".join(note for row in rows for note in row.notes)
    assert goal in office.get(preview).content.decode()
    assert not Item.objects.filter(goal=goal).exists()
    taken(cast, LedgerImport.objects.get())
    assert Item.objects.get(goal=goal).problem == "第二个问题"
    assert Item.objects.count() == 2


def test_the_export_has_the_three_lists_and_what_was_narrowed_and_is_recorded(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    make_closed(cast, meeting)
    make_started(cast, meeting, problem="=SUM(1,1) 这样开头的问题")
    office = browser_of(cast.secretary)
    book = load_workbook(io.BytesIO(exported(office, meeting)))
    assert book.sheetnames == ["说明", "整改台账", "问题清单", "任务清单"]
    rows = list(book["整改台账"].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == [1, 2]
    where = rows[0].index("销号日期")
    assert rows[1][where] == datetime(2026, 1, 12)  # noqa: DTZ001  a date in a cell has no zone
    assert rows[2][rows[0].index("问题")] == "=SUM(1,1) 这样开头的问题"
    assert book["整改台账"].cell(3, 3).data_type == "s"
    some = load_workbook(io.BytesIO(exported(office, meeting, "?state=closed")))
    assert some["整改台账"].max_row == 2
    entries = Entry.objects.filter(event="ledger:exported").order_by("pk")
    assert list(entries.values_list("note", flat=True)) == ["2 条", "1 条"]


def test_an_export_holds_what_its_reader_may_read(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    make_started(cast, meeting, person=cast.leader, owner=cast.leader, problem="局长本人的问题")
    make_started(cast, meeting)
    book = load_workbook(io.BytesIO(exported(browser_of(cast.member), meeting)))
    assert [row[0] for row in book["整改台账"].iter_rows(min_row=2, values_only=True)] == [2]
    above = browser_of(cast.superior).get(reverse("rectification:file", args=[meeting.pk]))
    assert above.status_code == 403


def test_a_long_ledger_is_imported_whole(cast: Cast, meeting: Meeting) -> None:
    rows = [
        (n, f"第{n}个问题。", None, f"第{n}项措施。", "沈若兰", None, None, None, None)
        for n in range(1, 121)
    ]
    assert taken(cast, handed_in(cast, meeting, *rows)) == {Verdict.NEW: 120}
    assert plan.add_item(
        meeting, plan.ItemWords(problem="后来登记的"), by=actor_for(cast.secretary), at=NOW
    ).number == 121  # fmt: skip
