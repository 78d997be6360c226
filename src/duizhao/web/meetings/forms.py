"""Forms for a meeting's notice and plan."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from duizhao.core.cycle.meeting_kinds import MEETING_KIND_LABELS
from duizhao.core.cycle.stages import STAGE_LABELS, Stage
from duizhao.core.frameworks.load import load
from duizhao.core.frameworks.mistakes import FrameworkMistake
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.web.kit.choices import read_once
from duizhao.web.kit.uploads import MEGABYTE, read_upload
from duizhao.web.kit.widgets import DayInput
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.services import Notice, StageDates

FIRST_YEAR, LAST_YEAR = 2013, 2100
_DAY = DayInput()
_NAMES = (
    "kind", "year", "title", "theme", "notice", "framework", "window_from", "window_to",
    "consent", "consent_on",
)  # fmt: skip


class NoticeForm(forms.Form):
    """What the superior's notice says."""

    kind = forms.ChoiceField(
        label="类型", choices=[(k.value, v) for k, v in MEETING_KIND_LABELS.items()]
    )
    year = forms.IntegerField(
        label="年度", min_value=FIRST_YEAR, max_value=LAST_YEAR,
        help_text="会议的年度，不是开会的年份：2025年度的会多在2026年初开。",
        error_messages={"required": "请填写年度，例如 2025。"},
    )  # fmt: skip
    title = forms.CharField(
        label="名称",
        max_length=120,
        error_messages={"required": "请填写名称，例如 2025年度民主生活会。"},
    )
    theme = forms.CharField(
        label="主题", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    notice = forms.CharField(label="通知文号", required=False, max_length=120)
    window_from = forms.DateField(label="召开时间自", required=False, widget=_DAY)
    window_to = forms.DateField(label="召开时间至", required=False, widget=_DAY)
    framework = forms.ChoiceField(label="框架", required=False)
    own_framework = forms.FileField(
        label="按通知写的框架文件", required=False,
        help_text="本单位照通知写的 .yaml；有它就不用选上面的。写错的地方会逐行指出来。",
    )  # fmt: skip
    consent = forms.CharField(
        label="上级同意在时间之外召开的依据", required=False, max_length=200,
        help_text="只有提前或者推迟到通知的时间之外才填，例如批复的文号。",
    )  # fmt: skip
    consent_on = forms.DateField(label="上级同意的日期", required=False, widget=_DAY)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        files: Any = None,  # noqa: ANN401  Django's own
        *,
        meeting: Meeting | None = None,
    ) -> None:
        initial = {name: getattr(meeting, name) for name in _NAMES} if meeting else {}
        super().__init__(data, files, initial=initial)
        self._kept = meeting.framework_yaml if meeting else ""
        choices = [("", "还没有定"), *((one.key, one.name) for one in shipped_frameworks())]
        if self._kept and meeting:
            choices.append((meeting.framework, "上次上传的框架文件"))
        self.fields["framework"].choices = choices  # type: ignore[attr-defined]

    def clean_own_framework(self) -> tuple[str, str] | None:
        """The key and the text of the office's own framework, or every mistake in it."""
        file = self.cleaned_data.get("own_framework")
        if not file:
            return None
        data = read_upload(file, most=MEGABYTE)
        try:
            framework = load(file.name, data)
        except FrameworkMistake as wrong:
            raise ValidationError(str(wrong)) from wrong
        try:
            return framework.key, data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return framework.key, data.decode("gb18030")

    def clean(self) -> dict[str, Any]:
        """The window ends after it begins."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("window_from"), cleaned.get("window_to")
        if first and last and first > last:
            self.add_error("window_to", "召开时间的结束早于开始，请改过来。")
        return cleaned

    def words(self) -> Notice:
        """What was typed."""
        values = {name: self.cleaned_data[name] for name in _NAMES}
        own = self.cleaned_data["own_framework"]
        shipped = {one.key for one in shipped_frameworks()}
        kept = self._kept if values["framework"] not in shipped | {""} else ""
        if own:
            values["framework"], kept = own
        return Notice(**values, framework_yaml=kept)


class PlanForm(forms.Form):
    """The dates of every stage, and who sees to it."""

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        rows = {row.stage: row for row in meeting.stages.all()}
        people = meeting.unit.people.filter(left__isnull=True)
        owners = read_once(people, empty="还没有定")
        for stage in Stage:
            row = rows.get(stage.value)
            label = STAGE_LABELS[stage]
            self.fields[f"begins_{stage.value}"] = forms.DateField(
                label=f"{label}：开始",
                required=False,
                widget=_DAY,
                initial=row.begins if row else None,
            )
            self.fields[f"due_{stage.value}"] = forms.DateField(
                label=f"{label}：完成期限",
                required=False,
                widget=_DAY,
                initial=row.due if row else None,
            )
            owner = forms.ModelChoiceField(
                label=f"{label}：负责人",
                queryset=people,
                required=False,
                initial=row.owner_id if row else None,
            )
            owner.choices = owners
            self.fields[f"owner_{stage.value}"] = owner
            self.fields[f"note_{stage.value}"] = forms.CharField(
                label=f"{label}：说明",
                required=False,
                max_length=200,
                initial=row.note if row else "",
            )

    def dates(self) -> dict[Stage, StageDates]:
        """What was typed."""
        return {
            stage: StageDates(
                begins=self.cleaned_data[f"begins_{stage.value}"],
                due=self.cleaned_data[f"due_{stage.value}"],
                owner=self.cleaned_data[f"owner_{stage.value}"],
                note=self.cleaned_data[f"note_{stage.value}"],
            )
            for stage in Stage
        }

    def rows(self) -> list[tuple[str, Any, Any, Any, Any]]:
        """The stages with their four fields, for the table."""
        parts = ("begins", "due", "owner", "note")
        return [
            (STAGE_LABELS[stage], *(self[f"{part}_{stage.value}"] for part in parts))  # type: ignore[misc]
            for stage in Stage
        ]
