"""Forms with the reason for a move, and with the sending of the report."""

from django import forms


class ReasonForm(forms.Form):
    """Why a meeting is put off or called off."""

    reason = forms.CharField(
        label="理由",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明理由。"},
    )


class ReportForm(forms.Form):
    """When the report and the minutes were sent, and to whom."""

    sent_on = forms.DateField(
        label="报送日期",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填报送日期。", "invalid": "请填一个日期，例如 2026-02-10。"},
    )
    sent_to = forms.CharField(
        label="报给",
        max_length=120,
        help_text="报给哪些单位，可以写几个，用“、”隔开；有文号的也写在这里。",
        error_messages={"required": "请写明报给了谁。"},
    )
