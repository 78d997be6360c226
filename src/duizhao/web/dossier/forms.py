"""Forms of the dossier: for whom a package is built, papers to be compared, a package to be verified."""

from django import forms

from duizhao.core.dossier.reach import REACH_LABELS, Reach
from duizhao.web.kit.several_files import FilesField


class BuildForm(forms.Form):
    """For whom the package is."""

    reach = forms.ChoiceField(
        label="范围",
        choices=[(reach.value, label) for reach, label in REACH_LABELS.items()],
        initial=Reach.ARCHIVE.value,
        help_text="报上级的，“内部”的佐证也不放进来。",
    )


class VerifyForm(forms.Form):
    """A package, and the digest of the whole where one has it from elsewhere."""

    package = forms.FileField(label="卷宗（.zip）")
    digest = forms.RegexField(
        label="另外得到的校验值（SHA-256）",
        regex=r"^\s*[0-9A-Fa-f]{64}\s*$",
        required=False,
        error_messages={"invalid": "SHA-256 是 64 个十六进制的字符，请核对有没有抄漏。"},
        help_text="有就填；整个文件要同它一样。没有就空着，程序会看看它是不是这里做的。",
    )


class OwnPapersForm(forms.Form):
    """Papers that the office wrote elsewhere, to be held against those of the meeting."""

    papers = FilesField(
        label="再加上自己的材料",
        most=20,
        more="分几次来。",
        help_text="情况报告、通报、方案等，Word、WPS、PDF 或文本文件；只比，不存。",
    )
