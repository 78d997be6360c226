"""The form for the lists that the checks use; a line that can't be understood is named."""

from django import forms
from django.core.exceptions import ValidationError

from duizhao.core.checks.offices.office_lists import WrongList
from duizhao.web.units.office import READERS

MOST = 20_000


class ListField(forms.CharField):
    """A list that is read as the checks will read it."""

    widget = forms.Textarea(attrs={"rows": 4})

    def __init__(self, name: str, label: str, help_text: str) -> None:
        super().__init__(label=label, required=False, max_length=MOST, help_text=help_text)
        self.name = name

    def clean(self, value: object) -> str:
        """The words as they were typed. ValidationError for the first line that is wrong."""
        words = str(super().clean(value))
        try:
            READERS[self.name](words, "")
        except WrongList as wrong:
            raise ValidationError(str(wrong).strip()) from wrong
        return words


class OfficeListsForm(forms.Form):
    """All lists of an office."""

    people = ListField(
        "people",
        "本单位以外的人",
        "一行一个：姓名、职务。本单位的人从“人员”里来，不用写；这里写常在材料里提到的外单位的人。",
    )
    units = ListField(
        "units", "单位名称", "一行一个：全称、简称。本单位和上级单位自动在内，不用写。"
    )
    pairs = ListField("pairs", "错的写法 → 对的写法", "一行一对，例如：既使 → 即使")
    phrases = ListField("phrases", "必须一字不差的表述", "一行一条，整行算一条。")
    titles = ListField("titles", "文件和书的名称", "一行一个，例如：《清河市水利工程管理办法》")
