"""Addresses of evaluations; those of ballots lie below urns.middleware.BALLOTS."""

from django.urls import path

from duizhao.web.evaluations.views import ballots, evaluations
from duizhao.web.urns.middleware import BALLOTS

app_name = "evaluations"
_BALLOTS = BALLOTS.lstrip("/")
urlpatterns = [
    path("meetings/<int:pk>/evaluations/", evaluations.evaluation_list, name="list"),
    path("meetings/<int:pk>/evaluations/add/", evaluations.add_evaluation, name="add"),
    path("evaluations/<int:pk>/", evaluations.evaluation, name="evaluation"),
    path("evaluations/<int:pk>/open/", evaluations.open_evaluation, name="open"),
    path("evaluations/<int:pk>/close/", evaluations.close_evaluation, name="close"),
    path("evaluations/<int:pk>/extend/", evaluations.extend_evaluation, name="extend"),
    path("evaluations/<int:pk>/reveal/", evaluations.reveal_evaluation, name="reveal"),
    path("evaluations/<int:pk>/destroy/", evaluations.destroy_evaluation, name="destroy"),
    path("evaluations/grades/<int:pk>/", evaluations.decide_grade, name="grade"),
    path(f"{_BALLOTS}", ballots.enter_code, name="code"),
    path(f"{_BALLOTS}done/", ballots.ballot_done, name="ballot-done"),
    path(f"{_BALLOTS}<str:code>/", ballots.ballot, name="ballot"),
]
