"""Forms of dispatches: something more to be sent; sent, received, returned."""

from typing import Any

from django import forms

from duizhao.web.dispatches.models import Dispatch
from duizhao.web.kit.widgets import DayInput

_DAY = {"required": "请填写日期。", "invalid": "日期写成 2026-01-12 这样。"}


class AddForm(forms.Form):
    """Something more that must be sent."""

    title = forms.CharField(
        label="送什么", max_length=120, error_messages={"required": "请写明送什么。"}
    )
    whom = forms.CharField(label="送给谁", max_length=120, required=False)
    due = forms.DateField(label="期限", required=False, widget=DayInput(), error_messages=_DAY)


class SendForm(forms.Form):
    """To whom something was sent, and when."""

    whom = forms.CharField(
        label="送给谁", max_length=120, error_messages={"required": "请写明送给谁。"}
    )
    on = forms.DateField(label="送出日期", widget=DayInput(), error_messages=_DAY)


class AnswerForm(forms.Form):
    """Who received or returned it, when, and of a return why."""

    kind = forms.ChoiceField(label="对方", choices=[("receive", "签收了"), ("return", "退回了")])
    whom = forms.CharField(
        label="谁签收或者退回的", max_length=80, error_messages={"required": "请写明是谁。"}
    )
    on = forms.DateField(label="日期", widget=DayInput(), error_messages=_DAY)
    reason = forms.CharField(
        label="退回的理由", max_length=400, required=False, help_text="签收了就空着。"
    )

    def __init__(self, *args: Any, dispatch: Dispatch, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        self.fields["whom"].initial = dispatch.whom
