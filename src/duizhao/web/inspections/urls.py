"""Addresses of feedbacks, findings and open items of earlier meetings."""

from django.urls import path

from duizhao.web.inspections.views import carried_items, finding_import, findings, inspections

app_name = "inspections"
urlpatterns = [
    path("meetings/<int:pk>/inspections/", inspections.raised, name="list"),
    path("meetings/<int:pk>/inspections/add/", inspections.add_inspection, name="add-inspection"),
    path("inspections/<int:pk>/", inspections.inspection, name="inspection"),
    path("inspections/<int:pk>/change/", inspections.change_inspection, name="change-inspection"),
    path("inspections/<int:pk>/drop/", inspections.drop_inspection, name="drop-inspection"),
    path("inspections/<int:pk>/file/", inspections.inspection_file, name="inspection-file"),
    path("inspections/<int:pk>/findings/add/", findings.add_finding, name="add-finding"),
    path("inspections/<int:pk>/findings/paste/", findings.paste_findings, name="paste-findings"),
    path("inspections/<int:pk>/findings/take/", findings.take_findings, name="take-findings"),
    path("inspections/<int:pk>/findings/import/", finding_import.hand_in, name="import"),
    path(
        "inspections/<int:pk>/findings/template/", finding_import.template, name="import-template"
    ),
    path("finding-imports/<int:pk>/", finding_import.preview, name="import-preview"),
    path("finding-imports/<int:pk>/columns/", finding_import.map_columns, name="import-columns"),
    path("finding-imports/<int:pk>/take-over/", finding_import.take_over, name="import-take-over"),
    path("finding-imports/<int:pk>/give-up/", finding_import.give_up, name="import-give-up"),
    path("finding-imports/<int:pk>/marked/", finding_import.marked_copy, name="import-marked"),
    path("findings/<int:pk>/", findings.finding, name="finding"),
    path("findings/<int:pk>/drop/", findings.drop_finding, name="drop-finding"),
    path(
        "meetings/<int:pk>/carried-items/add/",
        carried_items.add_carried_item,
        name="add-carried-item",
    ),
    path(
        "meetings/<int:pk>/carried-items/read/", carried_items.read_last_text, name="read-last-text"
    ),
    path("meetings/<int:pk>/carried-items/take/", carried_items.take_items, name="take-items"),
    path("carried-items/<int:pk>/", carried_items.carried_item, name="carried-item"),
    path("carried-items/<int:pk>/drop/", carried_items.drop_carried_item, name="drop-carried-item"),
]
