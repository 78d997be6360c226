"""Forms about slips: how many are printed, and the code of one typed by hand."""

from typing import Any

from django import forms

from duizhao.core.opinions.codes import read_code
from duizhao.core.opinions.urn import MOST_SLIPS


class PrintForm(forms.Form):
    """How many slips, and under which address other devices reach this program."""

    slips = forms.IntegerField(
        label="印几张",
        min_value=1,
        max_value=MOST_SLIPS,
        help_text="应到人数再多几张，让最后一个人也有得抽。",
        error_messages={"required": "请填写张数。", "invalid": "请填一个整数。"},
    )
    address = forms.URLField(
        label="填写页的网址",
        assume_scheme="http",
        help_text="二维码里印的就是它。要让手机和别的电脑能打开；如果是 127.0.0.1 或 localhost，请改成这台机器在单位网络里的地址。",
        error_messages={"required": "请填写网址。", "invalid": "网址写成 http://… 这样。"},
    )

    def clean_address(self) -> str:
        """The address with a slash at its end, to which a code is appended."""
        return str(self.cleaned_data["address"]).rstrip("/") + "/"


class CodeForm(forms.Form):
    """A code typed by hand; `what` is what it is called."""

    code = forms.CharField(
        max_length=60,
        help_text="纸条上的 20 个字母和数字，横线和大小写不用管。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def __init__(self, data: Any = None, *, what: str) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        self._what, field = what, self.fields["code"]
        field.label = what
        field.error_messages["required"] = f"请输入纸条上的{what}。"

    def clean_code(self) -> str:
        """The code as the address holds it."""
        code = read_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(
                f"这不像一个{self._what}，请对照纸条再输一次：5 组，每组 4 个字母或数字。"
            )
        return code
