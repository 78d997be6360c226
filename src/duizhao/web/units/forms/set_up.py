"""Forms of the first start: the code, the unit, the first four people."""

import secrets

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from duizhao.core.access.roles import ROLE_LABELS, Role
from duizhao.web.units.services.set_up import FIRST_ROLES, FirstUnit, Newcomer

_DUTIES = {
    Role.SYSTEM_ADMIN: "管机器、备份，可以维护人员名单；看不到会议内容。",
    Role.SECURITY_ADMIN: "开账号、给角色；看不到会议内容。",
    Role.AUDIT_ADMIN: "看审计记录；看不到会议内容。",
    Role.SECRETARY: "筹备会议的人，可以接触会议内容。",
}


class CodeForm(forms.Form):
    """The code that only those can read who started the program."""

    code = forms.CharField(
        label="开通码",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
        error_messages={"required": "请填写开通码，它显示在启动程序的窗口里。"},
    )

    def clean_code(self) -> str:
        """ValidationError unless it is the code of this installation."""
        code = "".join(self.cleaned_data["code"].lower().split())
        if not secrets.compare_digest(code.encode(), settings.SET_UP_CODE.encode()):
            raise ValidationError("开通码不对，请照启动程序的窗口里显示的填。")
        return code


class UnitForm(forms.Form):
    """The unit and its team."""

    name = forms.CharField(
        label="单位全称", max_length=120, help_text="如：清河市水务局",
        error_messages={"required": "请填写单位全称。"},
    )  # fmt: skip
    short_name = forms.CharField(label="简称", max_length=40, required=False)
    team_name = forms.CharField(
        label="班子名称", max_length=120, help_text="如：清河市水务局党组、某某学院党委",
        error_messages={"required": "请填写班子名称。"},
    )  # fmt: skip

    def first_unit(self) -> FirstUnit:
        """What was typed."""
        return FirstUnit(**{name: self.cleaned_data[name] for name in UnitForm.base_fields})


class BesideForm(UnitForm):
    """A unit above or below another."""

    where = forms.ChoiceField(
        label="和本单位的关系", choices=[("below", "下级单位"), ("above", "上级单位")]
    )

    def above(self) -> bool:
        """Whether it stands above."""
        return bool(self.cleaned_data["where"] == "above")


class FirstPeopleForm(forms.Form):
    """Name and number of each of the first people."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        for role in FIRST_ROLES:
            label = ROLE_LABELS[role]
            self.fields[f"{role.value}_name"] = forms.CharField(
                label=f"{label}的姓名", max_length=40, help_text=_DUTIES[role]
            )
            self.fields[f"{role.value}_number"] = forms.CharField(
                label=f"{label}的工号", max_length=40
            )

    def clean(self) -> dict[str, object]:
        """Four persons."""
        cleaned = super().clean() or {}
        seen: dict[object, Role] = {}
        for role in FIRST_ROLES:
            number = cleaned.get(f"{role.value}_number")
            if number and number in seen:
                other = ROLE_LABELS[seen[number]]
                self.add_error(
                    f"{role.value}_number",
                    f"和{other}的工号相同。三个管理员和会务必须是四个人。",
                )
            seen.setdefault(number, role)
        return cleaned

    def people(self) -> dict[Role, Newcomer]:
        """What was typed."""
        return {
            role: Newcomer(
                self.cleaned_data[f"{role.value}_name"], self.cleaned_data[f"{role.value}_number"]
            )
            for role in FIRST_ROLES
        }
