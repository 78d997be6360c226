"""A text goes in, findings come back beside it, and nothing is kept."""

import base64
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.web.audit.models import Entry
from duizhao.web.units.models import Person
from make import make_meeting
from project import SOURCE

POOR = SOURCE / "examples" / "2025-personal-poor.txt"
LEADER = SOURCE / "examples" / "2024-personal-leader.docx"


@pytest.fixture
def browser(cast: Cast, browser_of: Callable[[Person | None], Client]) -> Client:
    return browser_of(cast.cadre)


def drop(*files: Path) -> dict[str, object]:
    return {"chosen": [SimpleUploadedFile(file.name, file.read_bytes()) for file in files]}


def test_findings_stand_beside_the_text_and_nothing_is_kept(browser: Client) -> None:
    page = browser.post(reverse("check:check"), drop(POOR)).content.decode()
    assert "必改 1 条" in page
    assert '<mark class="advice">有的党员干部</mark>' in page
    assert "个人有关事项只有标题，没有内容" in page
    assert not Entry.objects.exists()


def test_the_annotated_copy_is_a_word_file_with_comments(browser: Client) -> None:
    page = browser.post(reverse("check:check"), drop(POOR)).content.decode()
    found = re.search(r'download="(.+?)" href="data:[^;]+;base64,([^"]+)"', page)
    assert found is not None
    assert found[1] == "2025-personal-poor_批注.docx"
    copy = zipfile.ZipFile(io.BytesIO(base64.b64decode(found[2])))
    assert (
        "有标题，没有内容" in copy.read("word/comments.xml").decode()
        or "只有标题" in copy.read("word/comments.xml").decode()
    )


def test_one_bad_file_does_not_stop_the_others(browser: Client) -> None:
    sent = drop(LEADER)
    sent["chosen"] = [*sent["chosen"], SimpleUploadedFile("坏的.docx", b"PK\x03\x04" + bytes(60))]  # type: ignore[misc]
    page = browser.post(reverse("check:check"), sent).content.decode()
    assert "2024-personal-leader.docx" in page
    assert "坏的.docx：" in page


def test_pasted_text_is_checked_against_the_framework_that_was_picked(browser: Client) -> None:
    sent = {"words": POOR.read_text("utf-8"), "framework": "2024"}
    page = browser.post(reverse("check:check"), sent).content.decode()
    assert "2024年度民主生活会" in page


def test_a_mistake_in_a_framework_of_ones_own_is_shown_with_its_line(browser: Client) -> None:
    notice = SimpleUploadedFile("通知.yaml", "key: 2025-city\nname: 通知\nthem: 主题\n".encode())
    answer = browser.post(reverse("check:check"), {"words": "一、存在的问题", "notice": notice})
    assert answer.status_code == 422
    assert "第 3 行" in answer.content.decode()


def test_nothing_to_check_is_said_in_words(browser: Client) -> None:
    answer = browser.post(reverse("check:check"), {"words": " "})
    assert answer.status_code == 422
    assert "请选择文件，或者粘贴文字" in answer.content.decode()


def test_a_text_is_checked_against_the_notice_and_figures_of_a_meeting(
    cast: Cast, browser: Client
) -> None:
    meeting = make_meeting(cast.unit, parameters={"personal_most": 200})
    elsewhere = make_meeting(cast.outsider.unit)
    sent = {"words": POOR.read_text("utf-8"), "framework": f"meeting-{meeting.pk}"}
    assert "超过规定的 200 字" in browser.post(reverse("check:check"), sent).content.decode()
    sent["framework"] = f"meeting-{elsewhere.pk}"
    assert browser.post(reverse("check:check"), sent).status_code == 422
