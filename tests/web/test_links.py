"""Every link leads somewhere for whoever sees it, and every page is somewhere linked to."""

from http import HTTPStatus

import pytest
from pytest_django import Settings

from demo_links import demo_places
from door import all_doors
from duizhao.web.project.demo_unit.make import make_demo
from duizhao.web.project.demo_unit.states import MID_DAY

NOT_LINKED = {
    "accounts:sign-in",  # where everybody begins
    "conduct:begin",  # the demo is past it
    "conduct:begin-reporting",  # nobody is in session in the demo, or has just been
    "conduct:close-sitting",
    "conduct:open-sitting",
    "conduct:resume",  # nothing is postponed in the demo
    "conduct:stop-sitting",  # no sitting is open in the demo
    "evaluations:ballot-done",  # comes after a ballot
    "evaluations:code",  # printed on paper
    "evaluations:grade",  # of an evaluation that is opened
    "inspections:import-preview",  # comes after a list was handed in
    "opinions:code",  # printed on paper
    "opinions:decline",  # of a round that is opened and not yet handed on
    "opinions:join-round",  # of a round that is closed and not yet opened
    "opinions:merge",  # as declining
    "opinions:slip-done",  # comes after an opinion
    "dossier:building",  # while a package is being built
    "papers:batch",  # nobody has brought scans in the demo
    "papers:scan-page",
    "papers:withdraw-copy",
    "programmes:set-up",  # the demo's inspection has its programme
    "rectification:add-view",  # once a ledger is narrowed
    "rectification:change-view",  # nobody has saved a view in the demo
    "rectification:add-evidence",  # of an item in progress
    "rectification:change-item",  # as adding evidence
    "rectification:drop-item",  # of an item that is proposed
    "rectification:import-preview",  # comes after a ledger was handed in
    "rectification:form-preview",  # comes after a form was handed in
    "rectification:remove-view",
    "sittings:correct",  # while the minutes are not yet locked
    "sittings:record",  # while the sitting is open
    "sittings:reply",  # as recording
    "units:import-preview",  # comes after a list was handed in
}
FILES = {
    "audit:file", "dossier:certificate", "dossier:file", "programmes:file", "programmes:remarks-file", "indicators:indicator-file", "indicators:list-file", "inspections:import-marked", "inspections:import-template",
    "inspections:inspection-file", "meetings:calendar", "statements:adoption-file",
    "rectification:evidence-file", "rectification:evidence-image", "rectification:file",
    "rectification:import-marked", "rectification:import-template",
    "statements:archive", "sittings:minutes-file", "statements:commented", "statements:file", "units:import-marked",
    "units:import-template", "units:people-file",
    "rectification:compare-file", "rectification:form-fill", "rectification:pictures-file",
    "rectification:trail-file", "papers:file", "papers:gallery-file", "papers:gallery-picture", "papers:preview", "papers:scan-picture", "papers:signed-file",
    "papers:by-template", "papers:starter", "papers:template-file", "papers:template-trial",
}  # fmt: skip
LEADS_ON = {"indicators:mine", "units:list"}  # to the only unit that one looks after


@pytest.mark.django_db
def test_no_link_leads_nowhere_and_every_page_is_linked_to(settings: Settings) -> None:
    settings.DEMO_DAY = MID_DAY
    make_demo()
    linked = {place.name for places in demo_places().values() for place in places}
    pages = {
        name
        for name, door in all_doors().items()
        if door.method == "get"
        and HTTPStatus.OK in {*door.statuses.values(), door.others, door.nobody}
    }
    assert pages - linked - FILES - LEADS_ON == NOT_LINKED
