"""Every link leads somewhere for whoever sees it, and every page is somewhere linked to."""

from http import HTTPStatus

import pytest
from pytest_django import Settings

from demo_links import demo_places
from door import all_doors
from duizhao.web.project.demo_unit import DAY, make_demo

NOT_LINKED = {
    "accounts:sign-in",  # where everybody begins
    "conduct:begin",  # the demo is past it
    "conduct:resume",  # nothing is postponed in the demo
    "opinions:board",
    "opinions:decline",
    "opinions:destroy-round",
    "opinions:extend-round",
    "opinions:join-round",
    "opinions:merge",
    "opinions:received",
    "opinions:round",
    "opinions:code",  # printed on paper
    "opinions:slip-done",  # comes after an opinion
    "units:import-preview",  # comes after a list was handed in
}
FILES = {
    "audit:file",
    "meetings:calendar",
    "statements:adoption-file",
    "statements:archive",
    "statements:commented",
    "statements:file",
    "units:import-marked",
    "units:import-template",
}
LEADS_ON = {"units:list"}  # to the only unit that one looks after


@pytest.mark.django_db
def test_no_link_leads_nowhere_and_every_page_is_linked_to(settings: Settings) -> None:
    settings.DEMO_DAY = DAY
    make_demo()
    linked = {place.name for places in demo_places().values() for place in places}
    pages = {
        name
        for name, door in all_doors().items()
        if door.method == "get"
        and HTTPStatus.OK in {*door.statuses.values(), door.others, door.nobody}
    }
    assert pages - linked - FILES - LEADS_ON == NOT_LINKED
