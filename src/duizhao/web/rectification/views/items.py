"""The page of one item, and the acts of its life as forms on it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import INVALID
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.framework import aspect_labels
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.rectification.access import (
    doers_of,
    extension_for,
    item_for,
    spot_check_for,
    task_for,
)
from duizhao.web.rectification.forms.acts import (
    CheckForm,
    ClosingForm,
    DecisionForm,
    ExtensionForm,
    ReasonForm,
    ReopenForm,
    TaskDoneForm,
    VerifierForm,
    VerifyForm,
)
from duizhao.web.rectification.models import Item
from duizhao.web.rectification.selectors.item_page import item_page_of
from duizhao.web.rectification.services import checks, plan, verification, work


@require_safe
def item(request: Request, pk: int) -> HttpResponse:
    """One item: where it came from, what is done, what proves it, who verified it."""
    return _page(request, item_for(request.actor, pk))


@require_POST
def start(request: Request, pk: int) -> HttpResponse:
    """Begin to mend."""
    found = item_for(request.actor, pk)
    return _done(
        request,
        found,
        lambda: plan.start(found, **_seen(request)),
        "已开始整改，责任人已收到提醒。",
    )


@require_POST
def finish_task(request: Request, pk: int) -> HttpResponse:
    """Say that a task is done."""
    task = task_for(request.actor, pk)
    form = TaskDoneForm(request.POST, today=today())

    def act() -> None:
        data = form.cleaned_data
        work.finish_task(task, data["result"], on=data["done_on"], by=request.actor, at=now())

    return _sent(request, task.item, (f"task{pk}", form), act, "已记下任务完成。")


@require_POST
def reopen_task(request: Request, pk: int) -> HttpResponse:
    """Say that a task is not done after all."""
    task = task_for(request.actor, pk)
    act = lambda: work.reopen_task(task, by=request.actor, at=now())  # noqa: E731  called where refusals are met
    return _done(request, task.item, act, "已改回没有完成。")


@require_POST
def request_extension(request: Request, pk: int) -> HttpResponse:
    """Ask for more time."""
    found = item_for(request.actor, pk)
    form = ExtensionForm(request.POST)

    def act() -> None:
        data = form.cleaned_data
        work.request_extension(found, data["reason"], data["until"], by=request.actor, at=now())

    return _sent(request, found, ("extension", form), act, "已申请延期，等主要负责人批复。")


@require_POST
def decide_extension(request: Request, pk: int) -> HttpResponse:
    """Give more time or refuse it."""
    extension = extension_for(request.actor, pk)
    form = DecisionForm(request.POST)

    def act() -> None:
        checks.decide_extension(
            extension, form.cleaned_data["words"], approve="approve" in request.POST,
            by=request.actor, at=now(),
        )  # fmt: skip

    return _sent(request, extension.item, ("decision", form), act, "已批复。")


@require_POST
def request_closing(request: Request, pk: int) -> HttpResponse:
    """Ask that the item be closed."""
    found = item_for(request.actor, pk)
    form = ClosingForm(request.POST)

    def act() -> None:
        work.request_closing(found, form.cleaned_data["effect"], **_seen(request))

    return _sent(request, found, ("closing", form), act, "已申请销号，等会务指定核验人。")


@require_POST
def assign_verifier(request: Request, pk: int) -> HttpResponse:
    """Name who verifies."""
    found = item_for(request.actor, pk)
    form = VerifierForm(request.POST, item=found, doers=frozenset())

    def act() -> None:
        verification.assign_verifier(found, form.cleaned_data["verifier"], **_seen(request))

    return _sent(request, found, ("verifier", form), act, "已指定核验人，并提醒了他。")


@require_POST
def pass_item(request: Request, pk: int) -> HttpResponse:
    """Verify that it is mended."""
    found = item_for(request.actor, pk)
    form = VerifyForm(request.POST)

    def act() -> None:
        verification.pass_item(found, form.cleaned_data["words"], **_seen(request))

    return _sent(request, found, ("verify", form), act, "核验通过，等主要负责人签字。")


@require_POST
def send_back(request: Request, pk: int) -> HttpResponse:
    """Give it back to be mended further."""
    found = item_for(request.actor, pk)
    form = ReasonForm(request.POST)

    def act() -> None:
        verification.send_back(found, form.cleaned_data["reason"], **_seen(request))

    return _sent(request, found, ("back", form), act, "已退回，责任人已收到提醒。")


@require_POST
def sign_off(request: Request, pk: int) -> HttpResponse:
    """The leader agrees that it be closed."""
    found = item_for(request.actor, pk)
    act = lambda: verification.sign_off(found, **_seen(request))  # noqa: E731
    return _done(request, found, act, "已签字。")


@require_POST
def close(request: Request, pk: int) -> HttpResponse:
    """Close it."""
    found = item_for(request.actor, pk)
    act = lambda: verification.close_item(found, **_seen(request))  # noqa: E731
    return _done(request, found, act, "已销号，抽查的日期已经排好。")


@require_POST
def reopen(request: Request, pk: int) -> HttpResponse:
    """Open it again because the problem is back."""
    found = item_for(request.actor, pk)
    form = ReopenForm(request.POST)

    def act() -> None:
        data = form.cleaned_data
        verification.reopen_item(found, data["reason"], data["due"], **_seen(request))

    return _sent(request, found, ("reopen", form), act, "已重新打开。")


@require_POST
def record_check(request: Request, pk: int) -> HttpResponse:
    """Put down what a spot check saw."""
    check = spot_check_for(request.actor, pk)
    form = CheckForm(request.POST)

    def act() -> None:
        data = form.cleaned_data
        checks.record_check(
            check, data["words"], back=data["back"] == "yes", due=data["due"], by=request.actor,
            at=now(),
        )  # fmt: skip

    return _sent(request, check.item, ("check", form), act, "已记下抽查结果。")


def _done(request: Request, found: Item, act: Callable[[], None], said: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        return _page(request, item_for(request.actor, found.pk), reasons=refusal.reasons)
    messages.success(request, said)
    return redirect(found)


def _sent(
    request: Request, found: Item, named: tuple[str, Form], act: Callable[[], object], said: str
) -> HttpResponse:
    """The act of a form; what was typed comes back with what is wrong with it."""
    name, form = named
    reasons: tuple[str, ...] = ()
    if form.is_valid():
        try:
            act()
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, said)
            return redirect(found)
    fresh = item_for(request.actor, found.pk)
    return _page(request, fresh, reasons=reasons, sent={name: form})


def _page(
    request: Request,
    found: Item,
    *,
    reasons: tuple[str, ...] = (),
    sent: dict[str, Form] | None = None,
) -> HttpResponse:
    def form(name: str, empty: Form) -> Form:
        """The form of an act, with ids of its own: several stand on the page."""
        shown = (sent or {}).get(name, empty)
        shown.auto_id = f"{name}_%s"
        return shown

    page = item_page_of(request.actor, found, today=today())
    doers = doers_of(found)
    context = {
        "page": page,
        "item": found,
        "offered": page.offered,
        "aspect": aspect_labels(found.meeting).get(found.aspect, ""),
        "tasks": [
            (task, form(f"task{task.pk}", TaskDoneForm(today=today()))) for task in page.tasks
        ],
        "extension": form("extension", ExtensionForm()),
        "decision": form("decision", DecisionForm()),
        "closing": form("closing", ClosingForm()),
        "verifier": form("verifier", VerifierForm(item=found, doers=doers)),
        "verify": form("verify", VerifyForm()),
        "back": form("back", ReasonForm()),
        "reopen": form("reopen", ReopenForm()),
        "check": form("check", CheckForm()),
        "reasons": reasons,
        **frame_of(found.meeting, Stage.RECTIFICATION, today=today()),
    }
    status = INVALID if request.method == "POST" else 200
    return render(request, "rectification/item.html", context, status=status)


def _seen(request: Request) -> dict[str, Any]:
    """Who acts, when, and the revision of the item that the page has shown."""
    seen = request.POST.get("revision", "")
    return {
        "by": request.actor, "at": now(), "revision": int(seen) if seen.isdecimal() else None,
    }  # fmt: skip
