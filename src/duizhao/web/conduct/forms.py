"""The form with the reason for a move."""

from django import forms


class ReasonForm(forms.Form):
    """Why a meeting is put off or called off."""

    reason = forms.CharField(
        label="理由",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明理由。"},
    )
