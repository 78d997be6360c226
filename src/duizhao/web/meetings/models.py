"""The meeting, the stages of its plan with their dates, and the texts that its statements quote."""

from django.db import models
from django.db.models import F, Q

from duizhao.core.cycle.meeting import MEETING_STATE_LABELS, OVER, MeetingState
from duizhao.core.cycle.meeting_kinds import MEETING_KIND_LABELS
from duizhao.core.cycle.stages import STAGE_LABELS
from duizhao.core.cycle.triggers import OTHER, TRIGGER_LABELS
from duizhao.web.units.models import Person, Unit


class Meeting(models.Model):
    """A meeting (民主生活会) of a unit for a meeting year, opened from a notice.

    `framework` is the key of a shipped framework, or empty when `framework_yaml` holds one of the
    office's own. `parameters` are the figures that the notice sets otherwise than by default,
    see core.cycle.parameters. `trigger` is what made a special meeting necessary (empty for the
    others), `trigger_words` what it was in words, `triggered_on` the day of it. `window_from` and `window_to` are the days between which the notice wants it held.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(
        "类型", max_length=20, choices=[(k.value, v) for k, v in MEETING_KIND_LABELS.items()]
    )
    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("名称", max_length=120)
    theme = models.CharField("主题", max_length=400, blank=True)
    notice = models.CharField("通知文号", max_length=120, blank=True)
    framework = models.CharField("框架", max_length=60, blank=True)
    framework_yaml = models.TextField("自定框架", blank=True)
    parameters = models.JSONField("参数", default=dict, blank=True)
    trigger = models.CharField(
        "召开的缘由", max_length=20, blank=True, choices=list(TRIGGER_LABELS.items())
    )
    trigger_words = models.CharField("具体事项", max_length=200, blank=True)
    triggered_on = models.DateField("事项发生日期", null=True, blank=True)
    window_from = models.DateField("召开时间自", null=True, blank=True)
    window_to = models.DateField("召开时间至", null=True, blank=True)
    held_on = models.DateField("召开日期", null=True, blank=True)
    consent = models.CharField("上级同意在时间之外召开的依据", max_length=200, blank=True)
    consent_on = models.DateField("上级同意日期", null=True, blank=True)
    state = models.CharField(
        "状态", max_length=20, default=MeetingState.PLANNED.value,
        choices=[(s.value, v) for s, v in MEETING_STATE_LABELS.items()],
    )  # fmt: skip
    state_reason = models.CharField("理由", max_length=400, blank=True)
    ready_at = models.DateTimeField("准备完成时间", null=True, blank=True)
    report_sent_on = models.DateField("报送日期", null=True, blank=True)
    report_sent_to = models.CharField("报给", max_length=120, blank=True)
    supersedes = models.ForeignKey(
        "self",
        verbose_name="重开自",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-year", "-pk")
        verbose_name = "会议"
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in MeetingState]), name="meeting_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="ready") | Q(ready_at__isnull=False),
                name="ready_meeting_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(report_sent_on__isnull=True, report_sent_to="")
                | (Q(report_sent_on__isnull=False) & ~Q(report_sent_to="")),
                name="report_has_its_day_and_whom",
            ),
            models.CheckConstraint(
                condition=~Q(trigger=OTHER) | ~Q(trigger_words=""),
                name="other_trigger_has_words",
            ),
            models.CheckConstraint(
                condition=Q(window_from__isnull=True)
                | Q(window_to__isnull=True)
                | Q(window_to__gte=F("window_from")),
                name="meeting_window_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        """Whether nothing of it changes any more."""
        return MeetingState(self.state) in OVER


class PlannedStage(models.Model):
    """One stage of a meeting's plan: from when, due when, who sees to it, done when."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(
        "环节", max_length=20, choices=[(s.value, v) for s, v in STAGE_LABELS.items()]
    )
    begins = models.DateField("开始", null=True, blank=True)
    due = models.DateField("完成期限", null=True, blank=True)
    owner = models.ForeignKey(
        Person,
        verbose_name="负责人",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    done_on = models.DateField("完成日期", null=True, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "方案环节"
        constraints = (models.UniqueConstraint(fields=["meeting", "stage"], name="stage_once"),)

    def __str__(self) -> str:
        return f"{self.get_stage_display()}（{self.meeting}）"


class Reference(models.Model):
    """A text that statements of a meeting quote: the notice, a speech, a document. It is never changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="references")
    title = models.CharField("名称", max_length=120)
    content = models.TextField("文字")
    added_at = models.DateTimeField("加入时间")

    class Meta:
        ordering = ("pk",)
        verbose_name = "引文的出处"
        constraints = (
            models.UniqueConstraint(fields=["meeting", "title"], name="reference_once_a_meeting"),
        )

    def __str__(self) -> str:
        return f"《{self.title}》"
