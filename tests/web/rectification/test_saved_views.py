"""Views of the ledger are kept, shared, renamed and removed by whoever they belong to."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.models import Entry
from duizhao.web.rectification.models import SavedView
from duizhao.web.rectification.services.saved_views import (
    MOST_VIEWS,
    change_view,
    remove_view,
    save_view,
)
from duizhao.web.units.models import Person
from ledger_scenes import NOW
from make import actor_for, make_meeting

Browser = Callable[[Person | None], Client]


def kept(cast: Cast, person: Person, name: str = "已超期的", *, shared: bool = False) -> SavedView:
    return save_view(
        make_meeting(cast.unit), name, {"state": "red", "sort": "last"}, shared=shared,
        by=actor_for(person), at=NOW,
    )  # fmt: skip


def ledger(browser_of: Browser, person: Person, cast: Cast) -> str:
    address = reverse("rectification:ledger", args=[make_meeting(cast.unit).pk])
    return browser_of(person).get(address).content.decode()


def test_what_is_narrowed_and_sorted_is_kept_from_the_page(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    address = reverse("rectification:add-view", args=[meeting.pk]) + "?state=red&sort=last&page=3"
    browser = browser_of(cast.member)
    shown = browser.get(address).content.decode()
    assert "已超期" in shown
    assert "按期限" in shown
    answer = browser.post(address, {"name": "已超期的", "shared": "on"})
    assert answer.status_code == 302
    view = SavedView.objects.get()
    assert (view.query, view.shared) == ({"state": "red", "sort": "last"}, True)
    assert Entry.objects.filter(event="saved_view:added").count() == 1


def test_without_conditions_nothing_is_kept(cast: Cast, browser_of: Browser) -> None:
    address = reverse("rectification:add-view", args=[make_meeting(cast.unit).pk])
    answer = browser_of(cast.member).post(address, {"name": "全部"})
    assert answer.status_code == 422
    assert "现在没有条件可以存" in answer.content.decode()
    assert not SavedView.objects.exists()


def test_a_view_stands_above_the_ledger_for_its_owner_and_shared_for_the_unit(
    cast: Cast, browser_of: Browser
) -> None:
    kept(cast, cast.member)
    kept(cast, cast.member, "大家看的", shared=True)
    own, others = (ledger(browser_of, one, cast) for one in (cast.member, cast.leader))
    assert "?state=red&amp;sort=last" in own
    assert "已超期的" in own
    assert "大家看的" in others
    assert ">已超期的<" not in others


def test_a_name_is_used_once_by_each(cast: Cast) -> None:
    kept(cast, cast.member)
    kept(cast, cast.leader)
    with pytest.raises(Refused, match="换个名称"):
        kept(cast, cast.member)
    other = kept(cast, cast.member, "回潮过的")
    with pytest.raises(Refused):
        change_view(other, "已超期的", shared=False, by=actor_for(cast.member), at=NOW)
    other.refresh_from_db()
    assert other.name == "回潮过的"


def test_there_is_a_most_number_of_views(cast: Cast) -> None:
    for number in range(MOST_VIEWS):
        kept(cast, cast.member, f"第{number}个")
    with pytest.raises(Refused, match="先删去不用的"):
        kept(cast, cast.member, "多的一个")
    assert SavedView.objects.count() == MOST_VIEWS


def test_the_owner_renames_and_shares(cast: Cast, browser_of: Browser) -> None:
    view = kept(cast, cast.member)
    address = reverse("rectification:change-view", args=[make_meeting(cast.unit).pk, view.pk])
    browser_of(cast.member).post(address, {"name": "红的", "shared": "on"})
    view.refresh_from_db()
    assert (view.name, view.shared) == ("红的", True)


def test_another_changes_nothing_and_the_office_removes_what_is_shared(cast: Cast) -> None:
    view = kept(cast, cast.member, shared=True)
    with pytest.raises(Forbidden):
        remove_view(view, by=actor_for(cast.leader), at=NOW)
    assert SavedView.objects.count() == 1
    remove_view(view, by=actor_for(cast.secretary), at=NOW)
    assert not SavedView.objects.exists()


def test_it_is_removed_after_a_question(cast: Cast, browser_of: Browser) -> None:
    view = kept(cast, cast.member)
    address = reverse("rectification:remove-view", args=[make_meeting(cast.unit).pk, view.pk])
    browser = browser_of(cast.member)
    assert "台账不受影响" in browser.get(address).content.decode()
    assert SavedView.objects.exists()
    browser.post(address)
    assert not SavedView.objects.exists()
