"""Addresses of opinions; those of slips lie below urns.middleware.SLIPS."""

from django.urls import path

from duizhao.web.opinions.views import outcomes, rounds, slips
from duizhao.web.urns.middleware import SLIPS

app_name = "opinions"
_SLIPS = SLIPS.lstrip("/")
urlpatterns = [
    path("meetings/<int:pk>/opinions/", rounds.rounds, name="rounds"),
    path("meetings/<int:pk>/opinions/add/", rounds.add_round, name="add-round"),
    path("meetings/<int:pk>/opinions/received/", outcomes.received, name="received"),
    path("meetings/<int:pk>/opinions/received/mine/", outcomes.receive_mine, name="receive-mine"),
    path(
        "meetings/<int:pk>/opinions/received/team/",
        outcomes.receive_for_team,
        name="receive-for-team",
    ),
    path("opinion-rounds/<int:pk>/", rounds.round_page, name="round"),
    path("opinion-rounds/<int:pk>/open/", rounds.open_round, name="open-round"),
    path("opinion-rounds/<int:pk>/type-in/", rounds.type_in, name="type-in"),
    path("opinion-rounds/<int:pk>/close/", rounds.close_round, name="close-round"),
    path("opinion-rounds/<int:pk>/extend/", rounds.extend_round, name="extend-round"),
    path("opinion-rounds/<int:pk>/reveal/", rounds.reveal_round, name="reveal-round"),
    path("opinion-rounds/<int:pk>/join/", rounds.join_round, name="join-round"),
    path("opinion-rounds/<int:pk>/destroy/", rounds.destroy_round, name="destroy-round"),
    path("opinion-rounds/<int:pk>/forward/", outcomes.forward_opinions, name="forward"),
    path("opinion-rounds/<int:pk>/board/", outcomes.board, name="board"),
    path("opinions/<int:pk>/drop/", rounds.drop_typed, name="drop-typed"),
    path("opinions/<int:pk>/merge/", outcomes.merge_opinion, name="merge"),
    path("opinions/<int:pk>/decline/", outcomes.decline_opinion, name="decline"),
    path("opinions/<int:pk>/unsettle/", outcomes.unsettle_opinion, name="unsettle"),
    path(f"{_SLIPS}", slips.enter_code, name="code"),
    path(f"{_SLIPS}done/", slips.slip_done, name="slip-done"),
    path(f"{_SLIPS}<str:code>/", slips.slip, name="slip"),
]
