"""Addresses of study."""

from django.urls import path

from duizhao.web.study import views

app_name = "study"
urlpatterns = [
    path("meetings/<int:pk>/study/", views.study, name="list"),
    path("meetings/<int:pk>/study/readings/add/", views.add_reading, name="add-reading"),
    path("meetings/<int:pk>/study/sessions/add/", views.add_session, name="add-session"),
    path("readings/<int:pk>/", views.reading, name="reading"),
    path("readings/<int:pk>/file/", views.reading_file, name="reading-file"),
    path("readings/<int:pk>/drop/", views.drop_reading, name="drop-reading"),
    path("study-sessions/<int:pk>/", views.session, name="session"),
    path("study-sessions/<int:pk>/drop/", views.drop_session, name="drop-session"),
]
