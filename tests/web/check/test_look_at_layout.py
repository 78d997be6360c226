"""A .docx goes in, what is wrong in its layout comes back with a mended copy, and nothing is kept."""

import base64
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.web.audit.models import Entry
from duizhao.web.units.models import Person
from make_ole import ole
from word_papers import LONG, plain_paper, refused, text_of

FILE = plain_paper("个人对照检查材料", "一，存在的问题", '坚持"两个维护"不够。' + LONG)


@pytest.fixture
def browser(cast: Cast, browser_of: Callable[[Person | None], Client]) -> Client:
    return browser_of(cast.cadre)


def send(browser: Client, *files: tuple[str, bytes], **more: str) -> Any:  # noqa: ANN401  the test client has no public name for its answers
    chosen = [SimpleUploadedFile(name, data) for name, data in files]
    return browser.post(reverse("check:layout"), {"chosen": chosen, **more})


def test_each_thing_is_told_once_with_its_places_and_the_copy_is_in_the_page(
    browser: Client,
) -> None:
    page = send(browser, ("我的.docx", FILE)).content.decode()
    assert "一面排不成 22 行" in page
    assert "用了直引号" in page
    found = re.search(r'download="(.+?)" href="data:[^;]+;base64,([^"]+)"', page)
    assert found is not None
    assert found[1] == "我的_版式.docx"
    copy = base64.b64decode(found[2])
    assert "一、存在的问题" in text_of(copy)
    assert text_of(refused(copy)) == text_of(FILE)
    assert not Entry.objects.exists()


def test_the_copy_can_be_had_at_once(browser: Client) -> None:
    answer = send(browser, ("我的.docx", FILE), direct="1")
    assert "我的_版式.docx" in unquote(answer["Content-Disposition"])
    assert "no-store" in answer["Cache-Control"]
    assert "“两个维护”" in "".join(text_of(answer.content))


def test_of_several_files_the_copies_are_not_had_at_once(browser: Client) -> None:
    answer = send(browser, ("甲.docx", FILE), ("乙.docx", FILE), direct="1")
    assert answer.status_code == 422
    assert "一次只能改一个文件" in answer.content.decode()


def test_what_is_no_docx_is_told_so_and_the_others_are_looked_at(browser: Client) -> None:
    page = send(
        browser,
        ("材料.txt", "一、存在的问题".encode()),
        ("旧的.doc", ole("WordDocument")),
        ("坏的.docx", b"PK\x03\x04" + bytes(60)),
        ("我的.docx", FILE),
    ).content.decode()
    assert "材料.txt：这个文件不是 .docx" in page
    assert "旧的.doc：文件是旧格式" in page
    assert "坏的.docx：" in page
    assert "我的_版式.docx" in page


def test_a_file_that_cannot_be_read_gives_no_copy_at_once(browser: Client) -> None:
    page = send(browser, ("材料.txt", "一、存在的问题".encode()), direct="1").content.decode()
    assert "这个文件不是 .docx" in page


def test_without_a_file_the_form_comes_back(browser: Client) -> None:
    assert browser.post(reverse("check:layout"), {}).status_code == 422


def test_the_profile_that_was_picked_holds(browser: Client) -> None:
    page = send(browser, ("我的.docx", FILE), profile="official").content.decode()
    assert "按“公文”的版式看" in page
