"""Addresses of sittings, criticisms and minutes."""

from django.urls import path

from duizhao.web.sittings.views import agenda, criticisms, minutes, room

app_name = "sittings"
urlpatterns = [
    path("meetings/<int:pk>/sitting/", agenda.sitting, name="sitting"),
    path("meetings/<int:pk>/sitting/prepare/", agenda.prepare, name="prepare"),
    path("meetings/<int:pk>/criticisms/", criticisms.criticisms, name="criticisms"),
    path("sittings/<int:pk>/agenda/", agenda.agenda, name="agenda"),
    path("sittings/<int:pk>/items/add/", agenda.add_item, name="add-item"),
    path("sittings/<int:pk>/attendance/", agenda.attendance, name="attendance"),
    path("sittings/<int:pk>/observers/add/", agenda.add_observer, name="add-observer"),
    path("sittings/<int:pk>/projector/", room.projector, name="projector"),
    path("sittings/<int:pk>/record/", room.record, name="record"),
    path("sittings/<int:pk>/lines/", room.lines, name="lines"),
    path("sittings/<int:pk>/minutes/", minutes.minutes, name="minutes"),
    path("sittings/<int:pk>/minutes.docx", minutes.minutes_file, name="minutes-file"),
    path("sittings/<int:pk>/minutes/hand-out/", minutes.hand_out, name="hand-out"),
    path("sittings/<int:pk>/minutes/confirm/", minutes.confirm, name="confirm"),
    path("sittings/<int:pk>/minutes/ask/", minutes.ask_correction, name="ask-correction"),
    path("minutes-lines/<int:pk>/correct/", minutes.correct, name="correct"),
    path("agenda-items/<int:pk>/take-up/", room.take_up, name="take-up"),
    path("agenda-items/<int:pk>/drop/", agenda.drop_item, name="drop-item"),
    path("agenda-items/<int:pk>/spoken/", room.spoken, name="spoken"),
    path("criticisms/<int:pk>/", criticisms.criticism, name="criticism"),
    path("criticisms/<int:pk>/withdraw/", criticisms.withdraw, name="withdraw"),
    path("criticisms/<int:pk>/open/", criticisms.open_criticism, name="open-criticism"),
    path("criticisms/<int:pk>/reply/", criticisms.reply, name="reply"),
]
