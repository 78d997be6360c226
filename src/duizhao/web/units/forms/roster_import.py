"""The form to hand in a list of people."""

from django import forms


class HandInForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label="人员表（.xlsx）",
        help_text="模板，或单位自己的花名册：表头一行或几行、合并的单元格、空行都可以。",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )
