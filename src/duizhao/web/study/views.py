"""Pages of study: readings and coverage, one reading, group sessions."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request, revision_seen
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of, participants
from duizhao.web.study import services
from duizhao.web.study.access import people_for, reading_for, session_for, study_of
from duizhao.web.study.forms import DoneForm, ReadingForm, SessionForm
from duizhao.web.study.selectors import coverage_of, reading_rows, sessions_of
from duizhao.web.units.access import person_of
from duizhao.web.units.places import place_of


@require_safe
def study(request: Request, pk: int) -> HttpResponse:
    """What must be read, the group sessions, and the coverage by person."""
    meeting = study_of(request.actor, pk)
    context = {
        "readings": reading_rows(meeting, request.actor.person_id, today=today()),
        "page": page_of(request, sessions_of(meeting)),
        "team_size": participants(meeting).count(),
        "coverage": coverage_of(meeting, people_for(request.actor, meeting)),
        "sees_all": may(request.actor, Act.STUDY_COVERAGE, place_of(meeting.unit)),
        "may_mark": may(request.actor, Act.STUDY_MARK, place_of(meeting.unit)),
        "may_write": may(request.actor, Act.STUDY_WRITE, place_of(meeting.unit)),
        **_frame(meeting),
    }
    return render(request, "study/study.html", context)


@require_http_methods(["GET", "POST"])
def add_reading(request: Request, pk: int) -> HttpResponse:
    """Put something on the list of what must be read."""
    meeting = study_of(request.actor, pk)
    require(request.actor, Act.STUDY_WRITE, place_of(meeting.unit))
    form = ReadingForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        services.add_reading(meeting, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, "已加入学习内容。")
        return redirect("study:list", pk=pk)
    context = {"form": form, **_frame(meeting)}
    return render(request, "study/reading_add.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def reading(request: Request, pk: int) -> HttpResponse:
    """One reading: its file, and my word that I have read it."""
    found = reading_for(request.actor, pk)
    person = person_of(request.actor)
    people = people_for(request.actor, found.meeting)
    mine = found.done.filter(person=person).first() if person else None
    initial = {"on": mine.on, "thoughts": mine.thoughts} if mine else {"on": today()}
    form = DoneForm(request.POST or None, initial=initial)
    if request.method == "POST" and person is not None and form.is_valid():
        services.mark_read(found, person, **form.cleaned_data, by=request.actor, at=now())
        messages.success(request, "已记下。")
        return redirect("study:list", pk=found.meeting_id)
    context = {
        "reading": found,
        "form": form,
        "mine": mine,
        "may_mark": may(request.actor, Act.STUDY_MARK, place_of(found.meeting.unit)),
        "done": found.done.filter(person__in=people).select_related("person"),
        "sees_all": may(request.actor, Act.STUDY_COVERAGE, place_of(found.meeting.unit)),
        "may_write": may(request.actor, Act.STUDY_WRITE, place_of(found.meeting.unit)),
        **_frame(found.meeting),
    }
    return render(request, "study/reading.html", context, status=status_of(request))


@require_safe
def reading_file(request: Request, pk: int) -> FileResponse:
    """The file of a reading, to be saved."""
    found = reading_for(request.actor, pk)
    if not found.file:
        raise Http404
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=found.file_name)


@require_POST
def drop_reading(request: Request, pk: int) -> HttpResponse:
    """Take something off the list that nobody has read."""
    found = reading_for(request.actor, pk)
    try:
        services.drop_reading(found, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, "；".join(refusal.reasons))
        return redirect("study:reading", pk=pk)
    messages.success(request, "已删去。")
    return redirect("study:list", pk=found.meeting_id)


@require_http_methods(["GET", "POST"])
def add_session(request: Request, pk: int) -> HttpResponse:
    """Enter a group session."""
    meeting = study_of(request.actor, pk)
    require(request.actor, Act.STUDY_WRITE, place_of(meeting.unit))
    form = SessionForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        services.hold_session(meeting, form.words(), form.seats(), by=request.actor, at=now())
        messages.success(request, "已登记集中学习。")
        return redirect("study:list", pk=pk)
    context = {"form": form, "session": None, "may_write": True, **_frame(meeting)}
    return render(request, "study/session.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def session(request: Request, pk: int) -> HttpResponse:
    """One group session with its attendance."""
    found = session_for(request.actor, pk)
    people = people_for(request.actor, found.meeting)
    form = SessionForm(request.POST or None, meeting=found.meeting, session=found)
    if request.method == "POST" and form.is_valid():
        services.hold_session(
            found.meeting,
            form.words(),
            form.seats(),
            session=found,
            revision=revision_seen(request),
            by=request.actor,
            at=now(),
        )
        messages.success(request, "已保存。")
        return redirect("study:session", pk=pk)
    context = {
        "form": form,
        "session": found,
        "revision": request.POST.get("revision", found.revision),
        "attendance": found.attendance.filter(person__in=people).select_related("person"),
        "may_write": may(request.actor, Act.STUDY_WRITE, place_of(found.meeting.unit)),
        **_frame(found.meeting),
    }
    return render(request, "study/session.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def drop_session(request: Request, pk: int) -> HttpResponse:
    """Take a group session back, after asking once more."""
    found = session_for(request.actor, pk)
    require(request.actor, Act.STUDY_WRITE, place_of(found.meeting.unit))
    if request.method == "POST":
        services.drop_session(found, by=request.actor, at=now())
        messages.success(request, "已删去。")
        return redirect("study:list", pk=found.meeting_id)
    return render(request, "study/session_drop.html", {"session": found, **_frame(found.meeting)})


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.STUDY, today=today())
