"""Every address of the application; each app lists its own."""

from django.urls import include, path

from duizhao.web.project import views

urlpatterns = [
    path("", views.home, name="home"),
    path("help/", views.help_page, name="help"),
    path("accounts/", include("duizhao.web.accounts.urls")),
    path("units/", include("duizhao.web.units.urls")),
    path("audit/", include("duizhao.web.audit.urls")),
    path("meetings/", include("duizhao.web.meetings.urls")),
]

handler400 = "duizhao.web.project.views.bad_request"
handler404 = "duizhao.web.project.views.not_found"
handler500 = "duizhao.web.project.views.server_error"
