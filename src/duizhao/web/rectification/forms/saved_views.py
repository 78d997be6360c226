"""The name of a saved view, and for whom it is."""

from django import forms


class SavedViewForm(forms.Form):
    """A name, and whether the unit sees it."""

    name = forms.CharField(
        label="名称", max_length=40,
        help_text="比如“一季度到期的”“办公室的”。",
        error_messages={"required": "请填写名称。", "max_length": "名称最多 40 个字。"},
    )  # fmt: skip
    shared = forms.BooleanField(
        label="共享给本单位能看台账的人", required=False,
        help_text="共享的是条件；每个人看到的，仍然只有自己能看的事项。",
    )  # fmt: skip
