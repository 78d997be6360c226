"""The addresses of `duizhao open`: the quick check is the first page."""

from django.urls import include, path

from duizhao.web.project import views

urlpatterns = [
    path("", include("duizhao.web.check.urls")),
    path("help/", views.help_page, name="help"),
]

handler400 = "duizhao.web.project.views.bad_request"
handler404 = "duizhao.web.project.views.not_found"
handler500 = "duizhao.web.project.views.server_error"
