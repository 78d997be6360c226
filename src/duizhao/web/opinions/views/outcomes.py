"""Pages of what becomes of opinions: proposals of the office, handing on, receipts, the board."""

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.opinion_round import RoundState
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.framework import aspect_labels
from duizhao.web.meetings.selectors import frame_of, team_name
from duizhao.web.opinions import services
from duizhao.web.opinions.access import opinion_for, received_by, round_for
from duizhao.web.opinions.forms import MergeForm, ReasonForm
from duizhao.web.opinions.models import Opinion
from duizhao.web.opinions.selectors import (
    board_of,
    team_texts,
    unsigned_of,
)
from duizhao.web.units.places import place_of


@require_http_methods(["GET", "POST"])
def merge_opinion(request: Request, pk: int) -> HttpResponse:
    """Propose to merge an opinion into another about the same person, with the reason."""
    opinion = _opinion_at(request, pk)
    form = MergeForm(request.POST or None, opinion=opinion)
    if request.method == "POST" and form.is_valid():
        settled = services.Settlement(
            merged_into=form.cleaned_data["into"], reason=form.cleaned_data["reason"]
        )
        if _settle(request, opinion, settled, form):
            return _to_round(opinion)
    return _opinion_page(request, "opinions/opinion_merge.html", opinion, form)


@require_http_methods(["GET", "POST"])
def decline_opinion(request: Request, pk: int) -> HttpResponse:
    """Propose with a reason that an opinion becomes no problem."""
    opinion = _opinion_at(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        settled = services.Settlement(declined=True, reason=form.cleaned_data["reason"])
        if _settle(request, opinion, settled, form):
            return _to_round(opinion)
    return _opinion_page(request, "opinions/opinion_decline.html", opinion, form)


@require_POST
def unsettle_opinion(request: Request, pk: int) -> HttpResponse:
    """Take a proposal back."""
    opinion = _opinion_at(request, pk)
    services.settle_opinion(opinion, services.Settlement(), by=request.actor, at=now())
    messages.success(request, "已撤回。")
    return _to_round(opinion)


@require_POST
def forward_opinions(request: Request, pk: int) -> HttpResponse:
    """Hand every opinion on, word for word."""
    opened = round_for(request.actor, pk)
    services.forward_opinions(opened, by=request.actor, at=now())
    messages.success(request, "已原汁原味反馈给本人和班子，等着签收。")
    return redirect("opinions:board", pk=pk)


@require_safe
def received(request: Request, pk: int) -> HttpResponse:
    """The opinions about me and about the team, as they were given."""
    meeting = meeting_for(request.actor, pk)
    me = request.actor.person_id
    opinions = received_by(request.actor, meeting).order_by(F("person").asc(nulls_last=True), "pk")
    signs_for_team = may(request.actor, Act.OPINION_RECEIVE, place_of(meeting.unit))
    context = {
        "page": page_of(request, opinions),
        "mine_wait": me is not None and unsigned_of(meeting, me) > 0,
        "team_waits": signs_for_team and unsigned_of(meeting, None) > 0,
        "team": team_name(meeting),
        "aspects": aspect_labels(meeting),
        **frame_of(meeting, Stage.OPINIONS, today=today()),
    }
    return render(request, "opinions/received.html", context)


@require_POST
def receive_mine(request: Request, pk: int) -> HttpResponse:
    """Sign for the opinions about me."""
    meeting = meeting_for(request.actor, pk)
    me = request.actor.person_id
    number = services.receive_opinions(meeting, me, by=request.actor, at=now())
    messages.success(request, f"已签收 {number} 条。")
    return redirect("opinions:received", pk=pk)


@require_POST
def receive_for_team(request: Request, pk: int) -> HttpResponse:
    """Sign for the opinions about the team."""
    meeting = meeting_for(request.actor, pk)
    number = services.receive_opinions(meeting, None, by=request.actor, at=now())
    messages.success(request, f"已代表班子签收 {number} 条。")
    return redirect("opinions:received", pk=pk)


@require_safe
def board(request: Request, pk: int) -> HttpResponse:
    """What became of a round's opinions: counts for all, words about the team for the unit."""
    shown = round_for(request.actor, pk)
    forwarded = shown.state == RoundState.FORWARDED.value
    reads = may(request.actor, Act.OPINION_OUTCOME, place_of(shown.meeting.unit))
    texts = team_texts(shown) if forwarded and reads else Opinion.objects.none()
    context = {
        "round": shown,
        "board": board_of(shown) if forwarded else None,
        "page": page_of(request, texts),
        "reads": reads,
        "team": team_name(shown.meeting),
        "aspects": aspect_labels(shown.meeting),
        **frame_of(shown.meeting, Stage.OPINIONS, today=today()),
    }
    return render(request, "opinions/board.html", context)


def _opinion_at(request: Request, pk: int) -> Opinion:
    opinion = opinion_for(request.actor, pk)
    require(request.actor, Act.OPINION_COLLECT, place_of(opinion.round.meeting.unit))
    return opinion


def _settle(
    request: Request, opinion: Opinion, settled: services.Settlement, form: ReasonForm
) -> bool:
    try:
        services.settle_opinion(opinion, settled, by=request.actor, at=now())
    except Refused as refusal:
        form.add_error(None, "；".join(refusal.reasons))
        return False
    messages.success(request, "已记下，原话照样反馈。")
    return True


def _opinion_page(request: Request, page: str, opinion: Opinion, form: ReasonForm) -> HttpResponse:
    context = {
        "opinion": opinion,
        "form": form,
        **frame_of(opinion.round.meeting, Stage.OPINIONS, today=today()),
    }
    return render(request, page, context, status=status_of(request))


def _to_round(opinion: Opinion) -> HttpResponse:
    return redirect("opinions:round", pk=opinion.round_id)
