"""Sign in, sign out, choose a password."""

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from duizhao.web.accounts import services
from duizhao.web.accounts.forms import ChangePasswordForm, SignInForm
from duizhao.web.kit.clock import now
from duizhao.web.kit.request import Request


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: Request) -> HttpResponse:
    """Sign in, then go on to the page that was asked for."""
    if request.user.is_authenticated:
        return redirect("desk:desk")
    form = SignInForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.get_user()
        login(request, user)
        services.note_sign_in(user, at=now())
        return redirect(_next(request))
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "next": request.POST.get("next") or request.GET.get("next", "")}
    return render(request, "accounts/sign_in.html", context, status=status)


@require_POST
def sign_out(request: Request) -> HttpResponse:
    """Sign out."""
    services.note_sign_out(request.user, at=now())
    logout(request)
    messages.success(request, "已退出。")
    return redirect("accounts:sign-in")


@never_cache
@sensitive_post_parameters("old_password", "new_password1", "new_password2")
@require_http_methods(["GET", "POST"])
def change_password(request: Request) -> HttpResponse:
    """Choose a password of one's own."""
    form = ChangePasswordForm(request.user, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.change_password(request.user, form.cleaned_data["new_password1"], at=now())
        update_session_auth_hash(request, request.user)
        messages.success(request, "密码已改好。")
        return redirect("desk:desk")
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/change_password.html", {"form": form}, status=status)


def _next(request: Request) -> str:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return resolve_url("desk:desk")
