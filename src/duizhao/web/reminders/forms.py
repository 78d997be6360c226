"""The form in which a person says where his mail goes."""

from django import forms


class MailForm(forms.Form):
    """An address, and whether mails are wanted at all."""

    address = forms.EmailField(
        label="邮箱",
        help_text="信里只有“有一件事在等您”，没有事情的内容；一天最多一封。",
        error_messages={"required": "请填写邮箱。", "invalid": "这不是一个邮箱地址，请核对。"},
    )
    wanted = forms.BooleanField(label="有事等我办时发邮件", required=False, initial=True)
