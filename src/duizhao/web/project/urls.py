"""Every address of the application; each app lists its own."""

from django.urls import include, path

from duizhao.web.project import views

urlpatterns = [
    path("help/", views.help_page, name="help"),
    path("accounts/", include("duizhao.web.accounts.urls")),
    path("units/", include("duizhao.web.units.urls")),
    path("reminders/", include("duizhao.web.reminders.urls")),
    path("audit/", include("duizhao.web.audit.urls")),
    path("meetings/", include("duizhao.web.meetings.urls")),
    path("", include("duizhao.web.desk.urls")),
    path("search/", include("duizhao.web.search.urls")),
    path("check/", include("duizhao.web.check.urls")),
    path("", include("duizhao.web.trail.urls")),
    path("", include("duizhao.web.conduct.urls")),
    path("", include("duizhao.web.study.urls")),
    path("", include("duizhao.web.opinions.urls")),
    path("", include("duizhao.web.evaluations.urls")),
    path("", include("duizhao.web.talks.urls")),
    path("", include("duizhao.web.inspections.urls")),
    path("", include("duizhao.web.screening.urls")),
    path("", include("duizhao.web.sittings.urls")),
    path("", include("duizhao.web.statements.urls")),
    path("", include("duizhao.web.rectification.urls")),
    path("", include("duizhao.web.programmes.urls")),
    path("", include("duizhao.web.dispatches.urls")),
    path("", include("duizhao.web.dossier.urls")),
    path("", include("duizhao.web.indicators.urls")),
    path("", include("duizhao.web.papers.urls")),
]

handler400 = "duizhao.web.project.views.bad_request"
handler404 = "duizhao.web.project.views.not_found"
handler500 = "duizhao.web.project.views.server_error"
