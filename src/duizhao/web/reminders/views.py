"""Pages of reminders: the list, the way to what a reminder is about, and mail."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request
from duizhao.web.reminders import services
from duizhao.web.reminders.access import (
    mail_failures_for,
    mail_owner,
    reminder_for,
    reminders_for,
    runs_system,
)
from duizhao.web.reminders.forms import MailForm
from duizhao.web.reminders.selectors import mail_address_of


@never_cache
@require_safe
def reminder_list(request: Request) -> HttpResponse:
    """What happened that concerns me, the newest first; all of it, or what is unread."""
    reminders = reminders_for(request.actor)
    unread = request.GET.get("show") == "unread"
    context = {
        "page": page_of(request, reminders.filter(read_at=None) if unread else reminders),
        "only_unread": unread,
        "number": reminders.filter(read_at=None).count(),
        "by_mail": settings.MAIL_SERVER is not None,
        "runs_system": runs_system(request.actor),
    }
    return render(request, "reminders/reminder_list.html", context)


@never_cache
@require_safe
def open_reminder(request: Request, pk: int) -> HttpResponse:
    """Go to what a reminder is about; it counts as read from now on."""
    reminder = reminder_for(request.actor, pk)
    services.mark_read(reminders_for(request.actor).filter(pk=reminder.pk), at=now())
    return redirect(reminder.address)


@require_POST
def mark_read(request: Request, pk: int) -> HttpResponse:
    """Say that one reminder was read."""
    reminder = reminder_for(request.actor, pk)
    services.mark_read(reminders_for(request.actor).filter(pk=reminder.pk), at=now())
    return redirect("reminders:list")


@require_POST
def mark_all_read(request: Request) -> HttpResponse:
    """Say that all reminders were read."""
    number = services.mark_read(reminders_for(request.actor), at=now())
    messages.success(request, f"{number} 条提醒已标为看过。" if number else "没有没看过的提醒。")
    return redirect("reminders:list")


@require_http_methods(["GET", "POST"])
def mail(request: Request) -> HttpResponse:
    """Where my mail goes, and whether I want any."""
    person_id = mail_owner(request.actor)
    kept = mail_address_of(person_id)
    initial = {"address": kept.address, "wanted": kept.wanted} if kept else None
    form = MailForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.set_mail(person_id, by=request.actor, **form.cleaned_data)
        messages.success(request, "已保存。")
        return redirect("reminders:list")
    context = {"form": form, "kept": kept}
    return render(request, "reminders/mail.html", context, status=status_of(request))


@require_safe
def mail_failures(request: Request) -> HttpResponse:
    """What could not be mailed, for those who run the machine."""
    page = page_of(request, mail_failures_for(request.actor))
    context = {"page": page, "by_mail": settings.MAIL_SERVER is not None}
    return render(request, "reminders/mail_failures.html", context)
