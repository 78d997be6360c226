"""Somebody writes with a bad line and a closed tab; nothing he wrote is lost, and nothing stays behind at sign-out."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page

from cast import Cast
from duizhao.web.statements.models import Draft, Statement
from make import (
    PASSWORD,
    STATEMENT_WORDS,
    make_meeting,
    make_sent_statement,
    make_statement,
    make_version,
)
from needs import needs_chromium
from screen import PHONE, Screen, signed_in

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

pytestmark = [needs_chromium, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]

KEPT = "Object.keys(localStorage).filter(function (key) { return /^statement:/.test(key); }).length"


@pytest.fixture
def mine(cast: Cast) -> Statement:
    statement = make_statement(make_meeting(cast.unit), cast.member)
    make_version(statement)
    return statement


def member(browser: Browser, server: "LiveServer", cast: Cast, width: int = 1280) -> Screen:
    assert cast.member.user is not None
    return signed_in(browser, server.url, cast.member.user.username, PASSWORD, width)


def write(page: Page, words: str) -> None:
    page.focus("#id_words")
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def until_saved(page: Page) -> None:
    page.locator("[data-status]", has_text="已自动保存").wait_for()


def drafted() -> str:
    return Draft.objects.get().text


def test_what_was_written_without_a_line_survives_a_closed_tab(
    browser: Browser, live_server: "LiveServer", cast: Cast, mine: Statement
) -> None:
    screen = member(browser, live_server, cast, PHONE)
    screen.open(f"/statements/{mine.pk}/write/")
    write(screen.page, "\n先写的一句。")
    until_saved(screen.page)
    assert drafted().endswith("先写的一句。")
    screen.page.context.set_offline(True)
    write(screen.page, "断网时写的一句。")
    screen.page.wait_for_selector("[data-status].trouble")
    window = screen.page.context
    screen.page.close()
    window.set_offline(False)
    page = window.new_page()
    page.goto(f"{live_server.url}/statements/{mine.pk}/write/")
    assert page.input_value("#id_words").endswith("断网时写的一句。")
    until_saved(page)
    assert drafted().endswith("先写的一句。断网时写的一句。")
    assert page.evaluate(KEPT) == 0


def test_of_two_windows_neither_loses_its_words(
    browser: Browser, live_server: "LiveServer", cast: Cast, mine: Statement
) -> None:
    first = member(browser, live_server, cast)
    address = f"{live_server.url}/statements/{mine.pk}/write/"
    first.page.goto(address)
    second = first.page.context.new_page()
    second.goto(address)
    write(second, "\n第二个窗口。")
    until_saved(second)
    write(first.page, "\n第一个窗口。")
    first.page.wait_for_selector("[data-status].trouble")
    assert drafted().endswith("第二个窗口。")
    first.page.keyboard.press("Control+s")
    first.page.wait_for_selector(".message.success")
    last_lines = [version.text.split("\n")[-1] for version in mine.versions.all()]
    assert last_lines[1:] == ["第二个窗口。", "第一个窗口。"]


def test_nothing_stays_in_the_browser_after_sign_out(
    browser: Browser, live_server: "LiveServer", cast: Cast, mine: Statement
) -> None:
    screen = member(browser, live_server, cast)
    screen.open(f"/statements/{mine.pk}/write/")
    write(screen.page, "\n还没有传上去的一句。")
    assert screen.page.evaluate(KEPT) == 1
    screen.page.get_by_role("button", name="退出").click()
    screen.page.wait_for_url("**/accounts/sign-in/")
    assert screen.page.evaluate(KEPT) == 0
    assert drafted().endswith("还没有传上去的一句。")


def test_words_that_are_selected_become_those_of_the_comment(
    browser: Browser, live_server: "LiveServer", cast: Cast
) -> None:
    sent = make_sent_statement(make_meeting(cast.unit), cast.member)
    assert cast.secretary.user is not None
    screen = signed_in(browser, live_server.url, cast.secretary.user.username, PASSWORD)
    screen.open(f"/statements/{sent.pk}/")
    paragraph = screen.page.locator("p[data-start]", has_text="都没有同排队的群众说上话")
    paragraph.click(click_count=3)
    near = int(screen.page.input_value("[data-comment] [name=near]"))
    words = screen.page.input_value("[data-comment] [name=words]")
    assert STATEMENT_WORDS[near : near + len(words)] == words
    screen.page.fill("[data-comment] [name=text]", "写清是哪一天")
    screen.press("加上批注")
    screen.says("批注已加上", "写清是哪一天")
    assert not screen.faults()
