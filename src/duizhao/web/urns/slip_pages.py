"""What all pages of slips answer: a code is typed, a code is of no use; the same for whoever asks."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from duizhao.web.urns.throttle import WRONG_CODES
from duizhao.web.urns.urns import stir

INVALID, TOO_MANY = 422, 429


@dataclass(frozen=True, slots=True)
class SlipPages:
    """Whose slips these are: what a code is called, where one is typed, where a slip is filled in."""

    code: str
    type_at: str
    fill_at: str

    def enter_code(self, request: HttpRequest, form: forms.Form) -> HttpResponse:
        """Type a code by hand."""
        if request.method == "POST" and form.is_valid():
            return redirect(self.fill_at, code=form.cleaned_data["code"])
        status = INVALID if request.method == "POST" else 200
        return render(
            request, "urns/slip_code.html", {"form": form, "what": self.code}, status=status
        )

    def no_code(self, request: HttpRequest, form: forms.Form, *, today: date) -> HttpResponse:
        """A code that no open urn knows; too many of them have to wait."""
        if not WRONG_CODES.lets_in():
            return render(request, "urns/slip_wait.html", {"what": self.code}, status=TOO_MANY)
        stir(today=today)
        return self.unusable(request, form)

    def unusable(self, request: HttpRequest, form: forms.Form) -> HttpResponse:
        """One answer for a wrong code, a used one and a closed urn, with all that was typed."""
        typed = [words for words in map(str, request.POST.values()) if words.strip()]
        context = {"form": form, "typed": typed, "what": self.code, "type_at": self.type_at}
        return render(request, "urns/slip_unusable.html", context, status=INVALID)
