"""Addresses of points and problems."""

from django.urls import path

from duizhao.web.trail import views

app_name = "trail"
urlpatterns = [
    path("meetings/<int:pk>/problems/", views.boards, name="boards"),
    path("meetings/<int:pk>/problems/team/", views.board, name="team-board"),
    path("meetings/<int:pk>/problems/of/<int:person>/", views.board, name="board"),
    path("problem-lists/<int:pk>/points/add/", views.add_point, name="add-point"),
    path("problem-lists/<int:pk>/problems/add/", views.add_problem, name="add-problem"),
    path("problem-lists/<int:pk>/read/", views.read_statement, name="read-statement"),
    path("problem-lists/<int:pk>/take/", views.take_found, name="take-found"),
    path("problem-lists/<int:pk>/submit/", views.submit_list, name="submit-list"),
    path("problem-lists/<int:pk>/take-back/", views.take_back_list, name="take-back-list"),
    path("points/<int:pk>/answer/", views.answer_point, name="answer-point"),
    path("points/<int:pk>/decline/", views.decline_point, name="decline-point"),
    path("points/<int:pk>/merge/", views.merge_point, name="merge-point"),
    path("points/<int:pk>/reopen/", views.reopen_point, name="reopen-point"),
    path("problems/<int:pk>/", views.problem, name="problem"),
    path("problems/<int:pk>/drop/", views.drop_problem, name="drop-problem"),
]
