"""Addresses of the ledger, its items, their evidence and acts."""

from django.urls import path

from duizhao.web.rectification.views import evidence, from_text, items, ledger, ledger_import, plan

app_name = "rectification"
urlpatterns = [
    path("meetings/<int:pk>/ledger/", ledger.ledger, name="ledger"),
    path("meetings/<int:pk>/ledger/then/", ledger.ledger_then, name="then"),
    path("meetings/<int:pk>/ledger/file/", ledger.ledger_file, name="file"),
    path("meetings/<int:pk>/ledger/sources/", plan.sources, name="sources"),
    path("meetings/<int:pk>/ledger/sources/take/", plan.take_sources, name="take-sources"),
    path("meetings/<int:pk>/ledger/sources/<slug:key>/", plan.settle_source, name="settle-source"),
    path(
        "meetings/<int:pk>/ledger/declined/<int:source>/take-up/",
        plan.take_up_source,
        name="take-up-source",
    ),
    path("meetings/<int:pk>/ledger/add/", plan.add_item, name="add-item"),
    path("meetings/<int:pk>/ledger/hand-out/", plan.hand_out, name="hand-out"),
    path("meetings/<int:pk>/ledger/read/", from_text.read_text, name="read-text"),
    path("meetings/<int:pk>/ledger/read/take/", from_text.take_read, name="take-read"),
    path("meetings/<int:pk>/ledger/import/", ledger_import.hand_in, name="import"),
    path("meetings/<int:pk>/ledger/template/", ledger_import.template, name="import-template"),
    path("ledger-imports/<int:pk>/", ledger_import.preview, name="import-preview"),
    path("ledger-imports/<int:pk>/columns/", ledger_import.map_columns, name="import-columns"),
    path("ledger-imports/<int:pk>/take-over/", ledger_import.take_over, name="import-take-over"),
    path("ledger-imports/<int:pk>/give-up/", ledger_import.give_up, name="import-give-up"),
    path("ledger-imports/<int:pk>/marked/", ledger_import.marked_copy, name="import-marked"),
    path("items/<int:pk>/", items.item, name="item"),
    path("items/<int:pk>/change/", plan.change_item, name="change-item"),
    path("items/<int:pk>/drop/", plan.drop_item, name="drop-item"),
    path("items/<int:pk>/start/", items.start, name="start"),
    path("items/<int:pk>/extend/", items.request_extension, name="request-extension"),
    path("items/<int:pk>/request-closing/", items.request_closing, name="request-closing"),
    path("items/<int:pk>/assign-verifier/", items.assign_verifier, name="assign-verifier"),
    path("items/<int:pk>/pass/", items.pass_item, name="pass"),
    path("items/<int:pk>/send-back/", items.send_back, name="send-back"),
    path("items/<int:pk>/sign-off/", items.sign_off, name="sign-off"),
    path("items/<int:pk>/close/", items.close, name="close"),
    path("items/<int:pk>/reopen/", items.reopen, name="reopen"),
    path("items/<int:pk>/recurrences/<int:earlier>/", from_text.settle, name="settle-recurrence"),
    path("items/<int:pk>/evidence/add/", evidence.add_evidence, name="add-evidence"),
    path("evidence/<int:pk>/", evidence.evidence, name="evidence"),
    path("evidence/<int:pk>/file/", evidence.evidence_file, name="evidence-file"),
    path("evidence/<int:pk>/image/", evidence.evidence_image, name="evidence-image"),
    path("tasks/<int:pk>/finish/", items.finish_task, name="finish-task"),
    path("tasks/<int:pk>/reopen/", items.reopen_task, name="reopen-task"),
    path("extensions/<int:pk>/decide/", items.decide_extension, name="decide-extension"),
    path("spot-checks/<int:pk>/record/", items.record_check, name="record-check"),
]
