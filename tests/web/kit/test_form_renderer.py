"""The controls that the kit writes itself are those that Django's templates would have written."""

import re
from datetime import date

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting

from duizhao.web.kit.form_renderer import FormRenderer
from duizhao.web.kit.widgets import DayInput

SHARP = "“引号”<b>&\"'"
CHOICES = [("", "还没有定"), (1, SHARP), ("组", [(2, "周明远"), (3, "沈若兰")])]


class Everything(forms.Form):
    words = forms.CharField(initial=SHARP, max_length=40)
    number = forms.IntegerField(initial=1200, min_value=1)
    address = forms.URLField(assume_scheme="http")
    day = forms.DateField(initial=date(2026, 1, 12), widget=DayInput())
    long = forms.CharField(initial=f"\n一行\n{SHARP}", widget=forms.Textarea(attrs={"rows": 3}))
    hidden = forms.CharField(initial="7", widget=forms.HiddenInput)
    ticked = forms.BooleanField(initial=True, required=False)
    unticked = forms.BooleanField(required=False)
    worth = forms.BooleanField(initial="on", widget=forms.CheckboxInput(attrs={"value": "on"}))
    one = forms.ChoiceField(choices=CHOICES, initial=1)
    several = forms.MultipleChoiceField(choices=CHOICES, initial=[2, 3])


def controls(renderer: TemplatesSetting, name: str) -> str:
    written = Everything(renderer=renderer)[name].as_widget()
    return re.sub(r"(?<=>)\s+|\s+(?=<)", "", written)


@pytest.mark.parametrize("name", Everything.base_fields)
def test_a_control_is_written_as_django_would(name: str) -> None:
    assert controls(FormRenderer(), name) == controls(TemplatesSetting(), name)
