"""Pages of the dossier: what is missing and withheld, what would be in, packages built and taken, and verifying one."""

from typing import BinaryIO, cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.agreement.compare import compare
from duizhao.core.cycle.dossier import BUILDABLE
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.stages import Stage
from duizhao.core.dossier.certificate import certificate_lines, certificate_paper
from duizhao.core.dossier.contents import with_contents
from duizhao.core.dossier.reach import REACH_LABELS, Reach
from duizhao.core.dossier.verify import Verdict, verify
from duizhao.core.layout.to_docx import to_docx
from duizhao.core.outline.unreadable import Unreadable
from duizhao.web.dossier import services
from duizhao.web.dossier.access import build_of, dossier_for, package_for, packages_for
from duizhao.web.dossier.forms import BuildForm, OwnPapersForm, VerifyForm
from duizhao.web.dossier.models import Build, Package
from duizhao.web.dossier.papers import own_text, texts_of
from duizhao.web.dossier.plan import listed, plan_of
from duizhao.web.dossier.selectors.gaps import missing_of, withheld_of
from duizhao.web.dossier.selectors.progress import progress_of
from duizhao.web.dossier.selectors.records import records_of
from duizhao.web.kit.answers import DOCX, as_file, page_or_part, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.kit.uploads import File
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.units.places import place_of

_A_LITTLE, _A_WHILE = 1.5, 8.0
"""Seconds that a step takes where the page goes on by itself, and where a person has to press again."""


@require_safe
def dossier(request: Request, pk: int) -> HttpResponse:
    """What the dossier lacks, what is withheld, the packages that were built; and building one."""
    return _page(request, dossier_for(request.actor, pk), BuildForm())


@require_POST
def build(request: Request, pk: int) -> HttpResponse:
    """Begin a package of the meeting as it stands; its page then makes it piece by piece."""
    meeting = dossier_for(request.actor, pk, Act.DOSSIER_BUILD)
    form = BuildForm(request.POST)
    if form.is_valid():
        reach = Reach(form.cleaned_data["reach"])
        try:
            services.begin_build(meeting, reach, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, "；".join(refusal.reasons))
        else:
            return redirect("dossier:building", pk=pk)
    return _page(request, meeting, form)


@never_cache
@require_safe
def building(request: Request, pk: int) -> HttpResponse:
    """How far the package is that is being built, by whom, and going on with it or giving it up."""
    meeting = dossier_for(request.actor, pk, Act.DOSSIER_BUILD)
    build = build_of(meeting)
    if build is None:
        return _away(request, "dossier:dossier", pk)
    return _progress(request, meeting, build)


@require_POST
def carry_on(request: Request, pk: int) -> HttpResponse:
    """Make the next pieces of the package that is being built."""
    meeting = dossier_for(request.actor, pk, Act.DOSSIER_BUILD)
    build = build_of(meeting)
    if build is None:
        return _away(request, "dossier:dossier", pk)
    seconds = _A_LITTLE if request.htmx else _A_WHILE
    try:
        made = services.carry_on(build, by=request.actor, at=now(), seconds=seconds)
    except Stale:
        made = None
    except Refused as refusal:
        messages.error(request, f"没有做成：{'；'.join(refusal.reasons)}。")
        return _away(request, "dossier:dossier", pk)
    if made is not None:
        messages.success(request, f"卷宗第 {made.number} 份做好了，{made.entries} 件。")
        return _away(request, "dossier:dossier", pk)
    build = build_of(meeting)
    if build is None:
        return _away(request, "dossier:dossier", pk)
    return _progress(request, meeting, build) if request.htmx else redirect("dossier:building", pk)


@require_POST
def give_up(request: Request, pk: int) -> HttpResponse:
    """Give up the package that is being built."""
    meeting = dossier_for(request.actor, pk, Act.DOSSIER_BUILD)
    build = build_of(meeting)
    if build is None or str(build.pk) != request.POST.get("build"):
        raise Stale
    services.give_up(build, by=request.actor)
    messages.success(request, "没有做完的一份不要了，什么都没有留下。")
    return redirect("dossier:dossier", pk=pk)


@require_safe
def contents(request: Request, pk: int) -> HttpResponse:
    """What would be in a package of the meeting as it stands."""
    meeting = dossier_for(request.actor, pk)
    chosen = request.GET.get("reach")
    reach = Reach(chosen) if chosen in set(Reach) else Reach.ARCHIVE
    plan = plan_of(meeting, reach, by=request.actor)
    context = {
        "head": plan.head,
        "files": with_contents(plan.head, listed(plan)),
        "reach": reach.value,
        "reaches": [(one.value, label) for one, label in REACH_LABELS.items()],
        **_frame(meeting),
    }
    return render(request, "dossier/contents.html", context)


@require_http_methods(["GET", "POST"])
def agreement(request: Request, pk: int) -> HttpResponse:
    """Whether counts, names and dates agree over the papers of the meeting, the records, and papers brought along."""
    meeting = dossier_for(request.actor, pk)
    form = OwnPapersForm(request.POST or None, request.FILES or None)
    papers = list(texts_of(meeting, by=request.actor))
    if request.method == "POST" and form.is_valid():
        for name, data in form.cleaned_data["papers"]:
            try:
                papers.append(own_text(File(name, data)))
            except Unreadable as fault:
                form.add_error("papers", f"{name}：{fault}")
    compared = form.is_bound and form.is_valid()
    context = {
        "form": form,
        "papers": [paper.title for paper in papers],
        "found": compare(
            papers, records_of(meeting), year=meeting.year, held_on=meeting.held_on
        ),
        **_frame(meeting),
    }  # fmt: skip
    status = 200 if compared else status_of(request)
    return render(request, "dossier/agreement.html", context, status=status)


@never_cache
@require_safe
def package_file(request: Request, pk: int) -> FileResponse:
    """The package, to be saved; each time is recorded."""
    package = package_for(request.actor, pk)
    services.note_taken(package, by=request.actor, at=now())
    return FileResponse(
        package.file.open("rb"), as_attachment=True, filename=package.file_name,
        content_type="application/zip",
    )  # fmt: skip


@never_cache
@require_safe
def certificate(request: Request, pk: int) -> HttpResponse:
    """The certificate of a package that lies here, as a .docx."""
    package = package_for(request.actor, pk)
    with package.file.open("rb") as opened:
        verdict = verify(cast("BinaryIO", opened), known_digest=package.sha256)
    content = to_docx(certificate_paper(verdict, package.file_name, on=today()))
    return as_file(content, f"{package.file_name.removesuffix('.zip')}_核验书.docx", DOCX)


@require_http_methods(["GET", "POST"])
def verify_package(request: Request) -> HttpResponse:
    """A package that somebody brings is verified; nothing of it is kept."""
    form = VerifyForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "verdict": None, "lines": (), "known": None}
    if request.method == "POST" and form.is_valid():
        upload: UploadedFile[bytes] = form.cleaned_data["package"]
        digest = form.cleaned_data["digest"]
        verdict = verify(cast("BinaryIO", upload.file), known_digest=digest or None)
        context |= {
            "verdict": verdict,
            "lines": certificate_lines(verdict, str(upload.name), on=today()),
            "known": _known(request, verdict),
        }
    status = 200 if context["verdict"] else status_of(request)
    return render(request, "dossier/verify.html", context, status=status)


def _known(request: Request, verdict: Verdict) -> Package | None:
    """The package of these bytes that was built here, for those who may know of it."""
    packages = Package.objects.filter(sha256=verdict.sha256).select_related(
        "meeting__unit__superior"
    )
    for package in packages:
        if may(request.actor, Act.DOSSIER_VIEW, place_of(package.meeting.unit)):
            return package
    return None


def _page(request: Request, meeting: Meeting, form: BuildForm) -> HttpResponse:
    actor = request.actor
    context = {
        "form": form,
        "missing": missing_of(meeting),
        "withheld": withheld_of(actor, meeting, Reach.ARCHIVE),
        "packages": packages_for(meeting),
        "build": build_of(meeting),
        "buildable": MeetingState(meeting.state) in BUILDABLE,
        "may_build": may(actor, Act.DOSSIER_BUILD, place_of(meeting.unit)),
        **_frame(meeting),
    }
    return render(request, "dossier/dossier.html", context, status=status_of(request))


def _progress(request: Request, meeting: Meeting, build: Build) -> HttpResponse:
    context = {"progress": progress_of(build, at=now()), **_frame(meeting)}
    return page_or_part(
        request, page="dossier/building.html", part="dossier/_progress.html", context=context
    )


def _away(request: Request, name: str, pk: int) -> HttpResponse:
    """To another page: a browser is sent there, htmx is told to go."""
    answer = redirect(name, pk=pk)
    if not request.htmx:
        return answer
    told = HttpResponse(status=204)
    told["HX-Redirect"] = answer["Location"]
    return told


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.REPORT, today=today())
