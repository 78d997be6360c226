"""Pages of rounds: the list, one round, and the moves that the office makes with it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.opinion_round import SHOWN, RoundChannel
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.framework import aspect_labels
from duizhao.web.meetings.selectors import frame_of, participants, team_name
from duizhao.web.opinions import services
from duizhao.web.opinions.access import (
    opinion_for,
    opinions_for,
    received_by,
    round_for,
    rounds_for,
)
from duizhao.web.opinions.forms import (
    ExtendForm,
    JoinForm,
    ReasonForm,
    RoundForm,
    TypedForm,
)
from duizhao.web.opinions.models import Round
from duizhao.web.opinions.selectors import (
    about,
    side_by_side,
    targets_of,
)
from duizhao.web.units.places import place_of
from duizhao.web.urns.forms import PrintForm
from duizhao.web.urns.papers import sheet_of


@require_safe
def rounds(request: Request, pk: int) -> HttpResponse:
    """The rounds of a meeting, with their dates for everybody."""
    meeting = meeting_for(request.actor, pk)
    place = place_of(meeting.unit)
    context = {
        "page": page_of(request, rounds_for(meeting)),
        "collects": may(request.actor, Act.OPINION_COLLECT, place),
        "reads": may(request.actor, Act.OPINION_READ, place),
        "received": received_by(request.actor, meeting).count(),
        **frame_of(meeting, Stage.OPINIONS, today=today()),
    }
    return render(request, "opinions/round_list.html", context)


@require_http_methods(["GET", "POST"])
def add_round(request: Request, pk: int) -> HttpResponse:
    """Plan a round."""
    meeting = meeting_for(request.actor, pk)
    require(request.actor, Act.OPINION_COLLECT, place_of(meeting.unit))
    form = RoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            drafted = services.draft_round(meeting, form.words(), by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            return redirect("opinions:round", pk=drafted.pk)
    context = {"form": form, **frame_of(meeting, Stage.OPINIONS, today=today())}
    return render(request, "opinions/round_add.html", context, status=status_of(request))


@require_safe
def round_page(request: Request, pk: int) -> HttpResponse:
    """One round: what the office does next; its opinions, for the leader too once it is opened."""
    shown = round_for(request.actor, pk)
    act = Act.OPINION_READ if shown.state in SHOWN else Act.OPINION_COLLECT
    require(request.actor, act, place_of(shown.meeting.unit))
    return _round(request, shown)


@never_cache
@require_POST
def open_round(request: Request, pk: int) -> HttpResponse:
    """Begin to collect. For slips the answer is the sheet, which is shown this once."""
    drafted = _round_to_move(request, pk)
    if drafted.channel != RoundChannel.SLIPS.value:
        return _act(request, pk, services.open_round, "已开始，收到的意见可以录入了。")
    form = PrintForm(request.POST)
    if not form.is_valid():
        return _round(request, drafted, print_form=form, status=INVALID)
    slips, address = form.cleaned_data["slips"], form.cleaned_data["address"]
    try:
        codes = services.open_round(drafted, by=request.actor, at=now(), slips=slips)
    except Refused as refusal:
        form.add_error("slips", "；".join(refusal.reasons))
        return _round(request, round_for(request.actor, pk), print_form=form, status=INVALID)
    context = {
        "round": drafted,
        "slips": sheet_of(codes, address),
        "address": address,
        "team": team_name(drafted.meeting),
    }
    return render(request, "opinions/sheet.html", context)


@require_POST
def type_in(request: Request, pk: int) -> HttpResponse:
    """Put down opinions that came by another channel."""
    collecting = _round_to_move(request, pk)
    form = TypedForm(request.POST, meeting=collecting.meeting)
    if not form.is_valid():
        return _round(request, collecting, typed_form=form, status=INVALID)
    opinions, group = form.opinions(), form.cleaned_data["group"]
    services.type_in(collecting, opinions, group, by=request.actor, at=now())
    messages.success(request, f"已录入 {len(opinions)} 条。")
    return redirect("opinions:round", pk=pk)


@require_POST
def drop_typed(request: Request, pk: int) -> HttpResponse:
    """Take out an opinion that was typed in wrongly."""
    opinion = opinion_for(request.actor, pk)
    services.drop_typed(opinion, by=request.actor, at=now())
    messages.success(request, "已删去。")
    return redirect("opinions:round", pk=opinion.round_id)


@require_POST
def close_round(request: Request, pk: int) -> HttpResponse:
    """Stop collecting."""
    return _act(request, pk, services.close_round, "已截止。")


@require_POST
def reveal_round(request: Request, pk: int) -> HttpResponse:
    """Open a closed round: all opinions at once."""
    return _act(request, pk, services.reveal_round, "已开封，全部意见打乱了顺序。")


@require_http_methods(["GET", "POST"])
def extend_round(request: Request, pk: int) -> HttpResponse:
    """Collect for longer, or again."""
    collecting = _round_to_move(request, pk)
    form = ExtendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.extend_round(collecting, form.cleaned_data["due"], by=request.actor, at=now())
        except Refused as refusal:
            form.add_error("due", "；".join(refusal.reasons))
        else:
            messages.success(request, "已延长，原来没有用过的意见码还能用。")
            return redirect("opinions:round", pk=pk)
    return _form_page(request, "opinions/round_extend.html", collecting, form)


@require_http_methods(["GET", "POST"])
def join_round(request: Request, pk: int) -> HttpResponse:
    """Pour a round, unread, into another."""
    closed = _round_to_move(request, pk)
    form = JoinForm(request.POST or None, closed=closed)
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        services.join_round(closed, into, by=request.actor, at=now())
        messages.success(request, f"已并入“{into}”，两轮的意见到开封时一起打乱显示。")
        return redirect("opinions:round", pk=into.pk)
    return _form_page(request, "opinions/round_join.html", closed, form)


@require_http_methods(["GET", "POST"])
def destroy_round(request: Request, pk: int) -> HttpResponse:
    """Destroy what a round holds, unread."""
    collecting = _round_to_move(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        services.destroy_round(collecting, reason, by=request.actor, at=now())
        messages.success(request, "已销毁，谁也没有看过。")
        return redirect("opinions:rounds", pk=collecting.meeting_id)
    return _form_page(request, "opinions/round_destroy.html", collecting, form)


def _round_to_move(request: Request, pk: int) -> Round:
    """A round that the actor may do something with."""
    found = round_for(request.actor, pk)
    require(request.actor, Act.OPINION_COLLECT, place_of(found.meeting.unit))
    return found


def _act(request: Request, pk: int, act: "Callable[..., object]", said: str) -> HttpResponse:
    found = _round_to_move(request, pk)
    try:
        act(found, by=request.actor, at=now())
    except Refused as refusal:
        fresh = round_for(request.actor, pk)
        return _round(request, fresh, reasons=refusal.reasons, status=INVALID)
    messages.success(request, said)
    return redirect("opinions:round", pk=pk)


def _round(
    request: Request,
    shown: Round,
    *,
    print_form: PrintForm | None = None,
    typed_form: TypedForm | None = None,
    reasons: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    opinions = opinions_for(request.actor, shown)
    targets = targets_of(shown.meeting, opinions)
    picked = request.GET.get("about") or (targets[0].key if targets else "")
    if picked not in {target.key for target in targets} and targets:
        raise Http404
    address = request.build_absolute_uri(reverse("opinions:code"))
    context = {
        "round": shown,
        "reasons": reasons,
        "collects": may(request.actor, Act.OPINION_COLLECT, place_of(shown.meeting.unit)),
        "targets": targets,
        "picked": picked,
        "page": side_by_side(about(opinions, picked), request.GET.get("page")),
        "aspects": aspect_labels(shown.meeting),
        "print_form": print_form
        or PrintForm(initial={"address": address, "slips": shown.minimum * 4}),
        "typed_form": typed_form or TypedForm(meeting=shown.meeting),
        "members": participants(shown.meeting).count(),
        **frame_of(shown.meeting, Stage.OPINIONS, today=today()),
    }
    return render(request, "opinions/round.html", context, status=status)


def _form_page(
    request: Request, page: str, shown: Round, form: ExtendForm | JoinForm | ReasonForm
) -> HttpResponse:
    context = {
        "round": shown,
        "form": form,
        **frame_of(shown.meeting, Stage.OPINIONS, today=today()),
    }
    return render(request, page, context, status=status_of(request))
