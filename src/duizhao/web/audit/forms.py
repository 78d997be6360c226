"""What the audit log is narrowed to."""

from django import forms

from duizhao.web.audit.events import EVENT_LABELS
from duizhao.web.kit.widgets import DayInput


class EntryFilter(forms.Form):
    """Event, person, days."""

    event = forms.ChoiceField(
        label="事件",
        required=False,
        choices=[("", "全部事件"), *((e.value, label) for e, label in EVENT_LABELS.items())],
    )
    person = forms.CharField(
        label="姓名或登录名",
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    first = forms.DateField(label="自", required=False, widget=DayInput())
    last = forms.DateField(label="至", required=False, widget=DayInput())
