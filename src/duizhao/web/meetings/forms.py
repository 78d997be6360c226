"""Forms for a meeting's notice, its plan, and the texts that its statements quote."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError

from duizhao.core.access.roles import ADMINISTRATORS
from duizhao.core.cycle.meeting_kinds import MEETING_KIND_LABELS, SPECIAL, MeetingKind
from duizhao.core.cycle.parameter import GROUP_LABELS, Parameter, Shape, Value
from duizhao.core.cycle.parameters import parameters_for, to_stored, values_of
from duizhao.core.cycle.plan import Dates
from duizhao.core.cycle.stages import STAGE_LABELS, Stage
from duizhao.core.cycle.triggers import OTHER, TRIGGER_LABELS
from duizhao.core.cycle.unfit import Unfit
from duizhao.core.frameworks.load import load
from duizhao.core.frameworks.mistakes import FrameworkMistake
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Text
from duizhao.core.outline.unreadable import Unreadable
from duizhao.runs.open import open_text
from duizhao.web.kit.choices import read_once
from duizhao.web.kit.clock import today
from duizhao.web.kit.uploads import MEGABYTE, read_upload
from duizhao.web.kit.widgets import DayInput
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import copyable, profile_for
from duizhao.web.meetings.services import Notice, StageDates
from duizhao.web.units.actors import holders
from duizhao.web.units.models import Unit
from duizhao.web.units.selectors import people_of

if TYPE_CHECKING:
    _MeetingChoice = forms.ModelChoiceField[Meeting]
else:
    _MeetingChoice = forms.ModelChoiceField  # takes no type when it runs

FIRST_YEAR, LAST_YEAR = 2013, 2100
MOST_REFERENCE_CHARACTERS = 60_000
_DAY = DayInput()
_NAMES = (
    "kind", "year", "title", "theme", "trigger", "trigger_words", "triggered_on", "notice",
    "framework", "window_from", "window_to", "consent", "consent_on",
)  # fmt: skip


class NoticeForm(forms.Form):
    """What the superior's notice says."""

    kind = forms.ChoiceField(label="类型")
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
    trigger = forms.ChoiceField(
        label="召开的缘由", required=False, choices=[("", "不是专题会"), *TRIGGER_LABELS.items()],
        help_text="只有专题民主生活会才填：因为什么事召开。",
    )  # fmt: skip
    trigger_words = forms.CharField(
        label="具体事项", required=False, max_length=200,
        help_text="写明是什么事，或者哪份反馈、通报；缘由选“其他”的一定要写。",
    )  # fmt: skip
    triggered_on = forms.DateField(
        label="事项发生或者接到部署的日期", required=False, widget=_DAY,
        help_text="专题会才填；通知定了几天内召开的，期限从这一天推算。",
    )  # fmt: skip
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
        unit: Unit,
        meeting: Meeting | None = None,
    ) -> None:
        initial = {name: getattr(meeting, name) for name in _NAMES} if meeting else {}
        super().__init__(data, files, initial=initial)
        kinds = [
            kind for kind in MeetingKind if (kind is MeetingKind.BRANCH) == bool(unit.branch_id)
        ]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind.value, MEETING_KIND_LABELS[kind]) for kind in kinds
        ]
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
        self._check_trigger(cleaned)
        return cleaned

    def _check_trigger(self, typed: Mapping[str, Any]) -> None:
        """A special meeting has what made it necessary, and the day of it; no other has."""
        trigger, day = typed.get("trigger"), typed.get("triggered_on")
        if typed.get("kind") not in SPECIAL:
            if trigger:
                self.add_error("trigger", "只有专题民主生活会才填。请选“不是专题会”，或者改类型。")
            return
        if not trigger and "trigger" not in self.errors:
            self.add_error("trigger", "专题民主生活会要写明因为什么事召开，请选一项。")
        if trigger == OTHER and not typed.get("trigger_words"):
            self.add_error("trigger_words", "请写明是什么事。")
        if day is None and "triggered_on" not in self.errors:
            self.add_error("triggered_on", "请填写日期，例如 2026-01-12。")
        elif day is not None and day > today():
            self.add_error("triggered_on", "日期不能晚于今天。")

    def words(self) -> Notice:
        """What was typed."""
        values = {name: self.cleaned_data[name] for name in _NAMES}
        own = self.cleaned_data["own_framework"]
        shipped = {one.key for one in shipped_frameworks()}
        kept = self._kept if values["framework"] not in shipped | {""} else ""
        if own:
            values["framework"], kept = own
        return Notice(**values, framework_yaml=kept)


class MeetingField(_MeetingChoice):
    """A choice among meetings, each with where it stands."""

    def label_from_instance(self, obj: Meeting) -> str:
        """Its name and state."""
        return f"{obj.title}（{obj.get_state_display()}）"


class OpenForm(NoticeForm):
    """A notice, and the earlier meeting from which the plan is taken over."""

    copied = MeetingField(
        label="照搬以前会议的方案", required=False, queryset=None, empty_label="不照搬",
        help_text="照搬各环节的负责人、说明、相隔的天数和参数；类型和框架不照搬。",
        error_messages={"invalid_choice": "请从列出的会议里选。"},
    )  # fmt: skip

    def __init__(self, data: Any = None, files: Any = None, *, unit: Unit) -> None:  # noqa: ANN401  Django's own
        super().__init__(data, files, unit=unit)
        cast("forms.ModelChoiceField[Meeting]", self.fields["copied"]).queryset = copyable(unit)


class ParametersForm(forms.Form):
    """The figures that the notice sets; an empty field is the default."""

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        self._kind, self._asked = meeting.kind, parameters_for(meeting.kind)
        self._stored = values_of(meeting.parameters, meeting.kind)
        self._changed = set(to_stored(self._stored, meeting.kind))
        for one in self._asked:
            value = self._stored[one.key]
            self.fields[one.key] = _control(one)
            self.initial[one.key] = one.typed(value)

    def clean(self) -> dict[str, Any]:
        """Each value is allowed, and they don't contradict each other."""
        values: dict[str, Any] = {}
        for one in self._asked:
            try:
                values[one.key] = one.read(self.cleaned_data.get(one.key, ""))
            except Unfit as unfit:
                self.add_error(one.key, list(unfit.reasons))
        if not self.errors:
            try:
                to_stored(values, self._kind)
            except Unfit as unfit:
                self.add_error(None, list(unfit.reasons))
        return values

    def values(self) -> dict[str, Value]:
        """What was typed."""
        return {one.key: self.cleaned_data[one.key] for one in self._asked}

    def groups(self) -> list[tuple[str, list[tuple[Parameter, forms.BoundField, str, bool]]]]:
        """Each heading with its parameters: the field, the default in words, and whether it was changed."""
        return [
            (
                label,
                [
                    (one, self[one.key], one.shown(one.default), one.key in self._changed)
                    for one in self._asked
                    if one.group is group
                ],
            )
            for group, label in GROUP_LABELS.items()
            if any(one.group is group for one in self._asked)
        ]


def _control(one: Parameter) -> forms.Field:
    if one.shape is Shape.SEVERAL:
        return forms.MultipleChoiceField(
            label=one.label, choices=list(one.choices.items()), required=False,
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip
    if one.shape is Shape.CHOICE:
        choices = list(one.choices.items())
        return forms.ChoiceField(label=one.label, choices=choices, required=False)
    return forms.CharField(label=one.label, required=False, max_length=20)


class PlanForm(forms.Form):
    """The dates of every stage, and who sees to it; `proposed` dates stand in for those of the plan."""

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        *,
        meeting: Meeting,
        proposed: Mapping[Stage, Dates] | None = None,
    ) -> None:
        super().__init__(data)
        rows = {row.stage: row for row in meeting.stages.all()}
        planned = {row.owner_id for row in rows.values()}
        apart = holders(meeting.unit_id, ADMINISTRATORS, on=today()) - planned
        people = people_of(meeting.unit).filter(left__isnull=True).exclude(pk__in=apart)
        owners = read_once(people, empty="还没有定")
        self._stages = profile_for(meeting).stages
        for stage in self._stages:
            row = rows.get(stage.value)
            at = (proposed or {}).get(stage) or row
            label = STAGE_LABELS[stage]
            self.fields[f"begins_{stage.value}"] = forms.DateField(
                label=f"{label}：开始",
                required=False,
                widget=_DAY,
                initial=at.begins if at else None,
            )
            self.fields[f"due_{stage.value}"] = forms.DateField(
                label=f"{label}：完成期限",
                required=False,
                widget=_DAY,
                initial=at.due if at else None,
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
            for stage in self._stages
        }

    def rows(self) -> list[tuple[str, Any, Any, Any, Any]]:
        """The stages with their four fields, for the table."""
        parts = ("begins", "due", "owner", "note")
        return [
            (STAGE_LABELS[stage], *(self[f"{part}_{stage.value}"] for part in parts))  # type: ignore[misc]
            for stage in self._stages
        ]


class ReferenceForm(forms.Form):
    """A text that statements quote: a file, or its words."""

    title = forms.CharField(
        label="名称", required=False, max_length=120,
        help_text="写通知、讲话、文件的全名，不写书名号；上传文件不填的，用文件名。",
    )  # fmt: skip
    file = forms.FileField(
        label="文件", required=False, help_text="Word、WPS、PDF、OFD 或者文本文件，20 MB 以内。"
    )
    words = forms.CharField(
        label="或者把文字粘贴在这里", required=False, widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip

    def clean_file(self) -> Text | None:
        """The text of the file, where there is one."""
        file = self.cleaned_data["file"]
        if not file:
            return None
        try:
            return open_text(file.name, read_upload(file), Limits())
        except Unreadable as error:
            raise ValidationError(f"{error.reason}{error.cure}") from error

    def clean(self) -> None:
        """One text, with a title."""
        if self.errors:
            return
        text, words = self.cleaned_data["file"], self.cleaned_data["words"].strip()
        if bool(text) == bool(words):
            raise ValidationError("请上传一个文件，或者粘贴文字，二者选一。")
        content = text.content if text else words
        if len(content) > MOST_REFERENCE_CHARACTERS:
            raise ValidationError(
                f"有 {len(content)} 个字，最多 {MOST_REFERENCE_CHARACTERS} 个；请只放会引用的部分。"
            )
        title = self.cleaned_data["title"] or (PurePath(text.name).stem if text else "")
        if not title.strip("《》 "):
            raise ValidationError("请写上名称：提示里要说明是和哪一份不一致。")
        self.cleaned_data.update(title=title.strip("《》 ")[:120], content=content)
