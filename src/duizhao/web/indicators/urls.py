"""Addresses of indicators and their entries."""

from django.urls import path

from duizhao.web.indicators.views import entries, indicators, lists

app_name = "indicators"
urlpatterns = [
    path("indicators/", lists.mine, name="mine"),
    path("units/<int:pk>/indicators/", lists.indicator_list, name="list"),
    path("units/<int:pk>/indicators/file/", lists.list_file, name="list-file"),
    path("units/<int:pk>/indicators/kinds/", lists.kind_list, name="kinds"),
    path("units/<int:pk>/indicators/add/<slug:kind>/", indicators.add_indicator, name="add"),
    path("units/<int:pk>/indicators/copy/", lists.copy_indicators, name="copy"),
    path("meetings/<int:pk>/indicators/propose/", lists.propose, name="propose"),
    path("indicators/<int:pk>/", indicators.indicator, name="indicator"),
    path("indicators/<int:pk>/file/", indicators.indicator_file, name="indicator-file"),
    path("indicators/<int:pk>/change/", indicators.change_indicator, name="change"),
    path("indicators/<int:pk>/retire/", indicators.retire_indicator, name="retire"),
    path("indicators/<int:pk>/tap/", entries.tap, name="tap"),
    path("indicators/<int:pk>/entries/add/", entries.add_entry, name="add-entry"),
    path("indicator-entries/<int:pk>/correct/", entries.correct_entry, name="correct-entry"),
    path("indicator-entries/<int:pk>/withdraw/", entries.withdraw_entry, name="withdraw-entry"),
]
