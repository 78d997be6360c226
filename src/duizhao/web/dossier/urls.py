"""Addresses of dossiers and their packages."""

from django.urls import path

from duizhao.web.dossier import views

app_name = "dossier"
urlpatterns = [
    path("meetings/<int:pk>/dossier/", views.dossier, name="dossier"),
    path("meetings/<int:pk>/dossier/build/", views.build, name="build"),
    path("meetings/<int:pk>/dossier/building/", views.building, name="building"),
    path("meetings/<int:pk>/dossier/building/on/", views.carry_on, name="carry-on"),
    path("meetings/<int:pk>/dossier/building/give-up/", views.give_up, name="give-up"),
    path("meetings/<int:pk>/dossier/contents/", views.contents, name="contents"),
    path("meetings/<int:pk>/dossier/agreement/", views.agreement, name="agreement"),
    path("packages/<int:pk>/file/", views.package_file, name="file"),
    path("packages/<int:pk>/certificate/", views.certificate, name="certificate"),
    path("packages/verify/", views.verify_package, name="verify"),
]
