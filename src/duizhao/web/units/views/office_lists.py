"""The page of the lists that the checks use."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from duizhao.core.access.acts import Act
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now
from duizhao.web.kit.numbers import number_in
from duizhao.web.kit.request import Request
from duizhao.web.units.access import unit_for
from duizhao.web.units.forms.office_lists import OfficeListsForm
from duizhao.web.units.models import OfficeLists
from duizhao.web.units.office import READERS
from duizhao.web.units.selectors import people_of
from duizhao.web.units.services import office_lists


@require_http_methods(["GET", "POST"])
def edit_office_lists(request: Request, pk: int) -> HttpResponse:
    """What the office adds to its own people and units."""
    unit = unit_for(request.actor, pk, Act.ROSTER_EDIT)
    kept = OfficeLists.objects.filter(unit=unit).first()
    initial = {name: getattr(kept, name) for name in READERS} if kept else {}
    form = OfficeListsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        seen = number_in(request.POST, "revision")
        office_lists.set_office_lists(
            unit, form.cleaned_data, by=request.actor, at=now(), revision=seen
        )
        messages.success(request, "已保存检查用的名单。")
        return redirect("units:people", unit.pk)
    context = {
        "unit": unit,
        "form": form,
        "people": people_of(unit).filter(left__isnull=True).count(),
    }
    return render(request, "units/office_lists.html", context, status=status_of(request))
