"""What the ledger is narrowed to and sorted by, and the day on which it is looked at."""

from typing import Any, cast

from django import forms

from duizhao.core.cycle.item import ITEM_STATE_LABELS
from duizhao.web.kit.widgets import DayInput
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.selectors.ledger import FLAGS, SORTS, Chosen
from duizhao.web.units.selectors import members_of


class NarrowingForm(forms.Form):
    """What the list is narrowed to."""

    q = forms.CharField(
        label="查找",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = forms.ChoiceField(
        label="状态", required=False,
        choices=[
            ("", "全部"), ("open", "没有销号的"), ("red", "已超期"), ("amber", "快到期"),
            *((s.value, word) for s, word in ITEM_STATE_LABELS.items()),
        ],
    )  # fmt: skip
    flag = forms.ChoiceField(label="只看", required=False, choices=[("", "全部"), *FLAGS.items()])
    whose = forms.ChoiceField(label="谁的问题", required=False)
    owner = forms.ChoiceField(label="责任领导", required=False)
    department = forms.ChoiceField(label="责任部门", required=False)
    sort = forms.ChoiceField(
        label="排序", required=False, choices=[(key, one.label) for key, one in SORTS.items()]
    )

    def __init__(self, data: Any, *, meeting: Meeting) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        members = members_of(meeting.unit).values_list("pk", "name")
        people = [(str(pk), name) for pk, name in members]
        departments = [
            (str(pk), name) for pk, name in meeting.unit.departments.values_list("pk", "name")
        ]
        offered = {
            "whose": [("team", "班子"), *people], "owner": people, "department": departments
        }  # fmt: skip
        for name, choices in offered.items():
            cast("forms.ChoiceField", self.fields[name]).choices = [("", "全部"), *choices]

    def chosen(self) -> Chosen:
        """What was chosen; a value that isn't offered narrows nothing."""
        self.is_valid()
        data = self.cleaned_data
        return Chosen(
            words=data.get("q", ""), state=data.get("state", ""), flag=data.get("flag", ""),
            whose=data.get("whose", ""), owner=data.get("owner", ""),
            department=data.get("department", ""), sort=data.get("sort", ""),
        )  # fmt: skip

    def query(self) -> dict[str, str]:
        """What was chosen, field by field; what narrows and sorts nothing is left out."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}

    def in_words(self) -> list[tuple[str, str]]:
        """What was chosen, as the form says it."""
        said = []
        for name, value in self.query().items():
            field = self.fields[name]
            labels = dict(getattr(field, "choices", ()))
            said.append((str(field.label), str(labels.get(value, value))))
        return said


class DayForm(forms.Form):
    """The day on which the ledger is looked at."""

    day = forms.DateField(
        label="看哪一天", widget=DayInput(),
        error_messages={"required": "请填写日期。", "invalid": "日期写成 2026-01-12 这样。"},
    )  # fmt: skip


class HandInForm(forms.Form):
    """A ledger as a spreadsheet."""

    file = forms.FileField(
        label="整改台账（.xlsx）",
        help_text="单位自己的台账就可以：表头一行或几行、合并的单元格、空行都可以。",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "请选一个文件。"},
    )
