"""Addresses of units, people, accounts, roles and of keeping the record for others."""

from django.urls import path

from duizhao.web.units.views import (
    accounts,
    acting,
    holidays,
    people,
    roster_import,
    set_up,
    units,
)

app_name = "units"
urlpatterns = [
    path("set-up/", set_up.enter_code, name="set-up"),
    path("set-up/unit/", set_up.name_unit, name="set-up-unit"),
    path("set-up/people/", set_up.name_people, name="set-up-people"),
    path("", people.unit_list, name="list"),
    path("<int:pk>/people/", people.person_list, name="people"),
    path("<int:pk>/people/add/", people.add_person, name="add-person"),
    path("<int:pk>/add/", units.add_unit, name="add-unit"),
    path("<int:pk>/lists/", people.edit_lists, name="edit-lists"),
    path("<int:pk>/holidays/", holidays.year_list, name="holidays"),
    path("<int:pk>/holidays/<int:year>/", holidays.enter_year, name="holidays-year"),
    path("<int:pk>/holidays/<int:year>/drop/", holidays.drop_year, name="drop-holidays"),
    path("people/<int:pk>/", people.person_detail, name="person"),
    path("people/<int:pk>/edit/", people.edit_person, name="edit-person"),
    path("people/<int:pk>/post/", people.change_post, name="change-post"),
    path("people/<int:pk>/leave/", people.leave, name="leave"),
    path("<int:pk>/import/", roster_import.hand_in, name="import"),
    path("<int:pk>/import/template/", roster_import.template, name="import-template"),
    path("import/<int:pk>/", roster_import.preview, name="import-preview"),
    path("import/<int:pk>/columns/", roster_import.map_columns, name="import-columns"),
    path("import/<int:pk>/take-over/", roster_import.take_over, name="import-take-over"),
    path("import/<int:pk>/give-up/", roster_import.give_up, name="import-give-up"),
    path("import/<int:pk>/marked/", roster_import.marked_copy, name="import-marked"),
    path("accounts/", accounts.choose_unit, {"where": "accounts"}, name="my-accounts"),
    path("roles/", accounts.choose_unit, {"where": "roles"}, name="my-roles"),
    path("<int:pk>/accounts/", accounts.account_list, name="accounts"),
    path("<int:pk>/accounts/issue/", accounts.issue_accounts, name="issue-accounts"),
    path("people/<int:pk>/account/reset/", accounts.reset_password, name="reset-password"),
    path("people/<int:pk>/account/lock/", accounts.lock_account, name="lock-account"),
    path("people/<int:pk>/account/unlock/", accounts.unlock_account, name="unlock-account"),
    path("<int:pk>/roles/", accounts.role_list, name="roles"),
    path("<int:pk>/roles/assign/", accounts.assign_role, name="assign-role"),
    path("<int:pk>/roles/acting/", accounts.assign_acting, name="assign-acting"),
    path("roles/<int:pk>/end/", accounts.end_role, name="end-role"),
    path("acting/", acting.overview, name="acting"),
    path("acting/<int:pk>/start/", acting.start, name="start-acting"),
    path("acting/end/", acting.end, name="end-acting"),
    path("acting/confirm/", acting.confirm, name="confirm-acting"),
]
