"""The minutes as a Word file: whole, or the excerpt that the page shows."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from cast import Cast
from duizhao.web.units.models import Person
from sitting_scenes import SAID, answer, finished, opened, said

Browser = Callable[[Person | None], Client]
pytestmark = pytest.mark.django_db


def lines(answer: object) -> list[str]:
    content: bytes = answer.content  # type: ignore[attr-defined]
    return [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]


def test_they_are_saved_whole_with_who_was_there_and_who_was_not(
    cast: Cast, browser_of: Browser
) -> None:
    sitting = opened(cast)
    answer(said(cast, sitting, cast.member, cast.leader))
    finished(cast, sitting)
    got = browser_of(cast.member).get(reverse("sittings:minutes-file", args=[sitting.pk]))
    assert "attachment" in got["Content-Disposition"]
    assert "no-store" in got["Cache-Control"]
    words = lines(got)
    assert words[:2] == ["清河市水务局2025年度民主生活会", "会议记录"]
    assert "（到会的同志还没有全部确认）" in words
    assert "到会：周明远、沈若兰。" in words
    assert f"沈若兰：{SAID}" in words
    assert "周明远：接受，三月底前办结。（接受）" in words
    assert any(line.startswith("一、") for line in words)


def test_an_excerpt_holds_what_the_page_shows_and_no_more(cast: Cast, browser_of: Browser) -> None:
    sitting = opened(cast)
    said(cast, sitting, cast.member, cast.leader)
    finished(cast, sitting)
    url = reverse("sittings:minutes-file", args=[sitting.pk])
    closing = sitting.items.get(kind="closing")
    other = lines(browser_of(cast.secretary).get(url, {"item": closing.pk}))
    assert other[1] == "会议记录（摘录：总结讲话）"
    assert not [line for line in other if SAID in line]
    of_leader = lines(browser_of(cast.secretary).get(url, {"person": cast.leader.pk}))
    assert [line for line in of_leader if SAID in line]


def test_who_may_not_read_them_gets_no_file(cast: Cast, browser_of: Browser) -> None:
    sitting = finished(cast, opened(cast))
    url = reverse("sittings:minutes-file", args=[sitting.pk])
    assert browser_of(cast.cadre).get(url).status_code == 404
