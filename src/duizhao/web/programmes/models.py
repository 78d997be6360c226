"""The rectification after a feedback: the programme, who reviews its report, what they remark, what is made public."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from duizhao.core.cycle.programme import PROGRAMME_STATE_LABELS, ProgrammeState
from duizhao.core.cycle.publication import (
    PUBLICATION_SCOPE_LABELS,
    PUBLICATION_STATE_LABELS,
    PublicationScope,
    PublicationState,
)
from duizhao.core.cycle.remark import REMARK_STATE_LABELS, RemarkState
from duizhao.core.cycle.workdays import COUNTING_LABELS, Counting
from duizhao.web.inspections.models import Finding, Inspection


class Programme(models.Model):
    """How a feedback is mended (反馈整改): its terms, the plan's adoption, the report, the end.

    Every write on it, its remarks and its publications claims it first. The counts that were
    signed and sent stay as they read then.
    """

    inspection = models.OneToOneField(
        Inspection, on_delete=models.PROTECT, related_name="programme"
    )
    counting = models.CharField(
        "天数怎么数", max_length=20, default=Counting.CALENDAR.value,
        choices=[(k.value, v) for k, v in COUNTING_LABELS.items()],
    )  # fmt: skip
    plan_days = models.PositiveSmallIntegerField("多少天内定方案")
    months = models.PositiveSmallIntegerField("集中整改期几个月")
    report_days = models.PositiveSmallIntegerField("期满后多少天内报进展")
    publish_days = models.PositiveSmallIntegerField("报送后多少天内公开", default=30)
    state = models.CharField(
        "状态", max_length=20, default=ProgrammeState.RECEIVED.value,
        choices=[(s.value, v) for s, v in PROGRAMME_STATE_LABELS.items()],
    )  # fmt: skip
    state_reason = models.CharField("理由", max_length=400, blank=True)
    adopted_on = models.DateField("方案审定日期", null=True, blank=True)
    adopted_by = models.CharField("由哪次会议审定", max_length=120, blank=True)
    approved_by_name = models.CharField("谁批的方案", max_length=80, blank=True)
    approved_at = models.DateTimeField("方案批准时间", null=True, blank=True)
    signed_by_name = models.CharField("谁签批的报告", max_length=80, blank=True)
    signed_at = models.DateTimeField("报告签批时间", null=True, blank=True)
    signed_counts = models.CharField("签批时的数", max_length=200, blank=True)
    sent_on = models.DateField("报告报送日期", null=True, blank=True)
    sent_to = models.CharField("报给谁", max_length=200, blank=True)
    sent_counts = models.CharField("报送时的数", max_length=200, blank=True)
    closing_words = models.TextField("了结时的情况", blank=True)
    closed_on = models.DateField("了结日期", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "反馈整改"
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ProgrammeState]),
                name="programme_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="received") | Q(approved_at__isnull=False),
                name="planned_programme_was_approved",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["received", "planned", "concentrated"])
                | Q(sent_on__isnull=False, signed_at__isnull=False),
                name="reported_programme_was_signed_and_sent",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False)
                | (~Q(state="closed") & Q(closed_on__isnull=True)),
                name="closed_programme_alone_has_its_date",
            ),
        )

    def __str__(self) -> str:
        return f"{self.inspection.title}的整改"

    def get_absolute_url(self) -> str:
        """The page of the programme."""
        return reverse("programmes:programme", args=[self.pk])


class Reviewer(models.Model):
    """Who reviews the report (审核单位). `silent_on` is the day on which it said that it has no remark."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="reviewers")
    name = models.CharField("审核单位", max_length=60)
    rank = models.PositiveSmallIntegerField("排序")
    silent_on = models.DateField("哪天回复没有意见", null=True, blank=True)

    class Meta:
        ordering = ("rank", "pk")
        verbose_name = "审核单位"
        constraints = (models.UniqueConstraint(fields=["programme", "name"], name="reviewer_once"),)

    def __str__(self) -> str:
        return self.name


class Remark(models.Model):
    """What a reviewer said of the report (审核意见), in its own words, which never change.

    One that says the same as another is merged into it and stays readable beside it; the answer
    to that one is the answer to both.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="remarks")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="remarks")
    given_on = models.DateField("意见日期")
    words = models.TextField("意见原话")
    finding = models.ForeignKey(
        Finding, verbose_name="关于哪条问题", on_delete=models.SET_NULL, null=True, blank=True,
        related_name="remarks",
    )  # fmt: skip
    state = models.CharField(
        "状态", max_length=20, default=RemarkState.OPEN.value,
        choices=[(s.value, v) for s, v in REMARK_STATE_LABELS.items()],
    )  # fmt: skip
    answer = models.TextField("答复", blank=True)
    answered_by_name = models.CharField("谁答复的", max_length=80, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "审核意见"
        constraints = (
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="merged_remark_alone_is_in_another",
            ),
            models.CheckConstraint(
                condition=Q(state="open", answer="") | (~Q(state="open") & ~Q(answer="")),
                name="settled_remark_has_its_answer",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reviewer}：{self.words[:30]}"


class Publication(models.Model):
    """That it is made known (公开) in the party or to the public: when, where, in which words, or why not."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="publications")
    scope = models.CharField(
        "范围", max_length=20, choices=[(s.value, v) for s, v in PUBLICATION_SCOPE_LABELS.items()]
    )
    state = models.CharField(
        "状态", max_length=20, default=PublicationState.DRAFTED.value,
        choices=[(s.value, v) for s, v in PUBLICATION_STATE_LABELS.items()],
    )  # fmt: skip
    text = models.TextField("公开的文稿", blank=True)
    published_on = models.DateField("公开日期", null=True, blank=True)
    where = models.CharField("在哪里公开", max_length=200, blank=True)
    reason = models.CharField("理由", max_length=400, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "公开"
        constraints = (
            models.UniqueConstraint(fields=["programme", "scope"], name="publication_once"),
            models.CheckConstraint(
                condition=~Q(state="published")
                | (Q(published_on__isnull=False) & ~Q(where="") & ~Q(text="")),
                name="published_says_when_where_and_what",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_made") | ~Q(reason=""), name="not_made_says_why"
            ),
        )

    def __str__(self) -> str:
        return str(self.get_scope_display())

    @property
    def before(self) -> PublicationScope:
        """Before whom it is made public."""
        return PublicationScope(self.scope)


class Withheld(models.Model):
    """A finding, by its number in the feedback, that a publication leaves out, and why."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="withheld")
    number = models.CharField("序号", max_length=20)
    reason = models.CharField("不公开的理由", max_length=200)

    class Meta:
        ordering = ("pk",)
        verbose_name = "不公开的问题"
        constraints = (
            models.UniqueConstraint(fields=["publication", "number"], name="withheld_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="withheld_says_why"),
        )

    def __str__(self) -> str:
        return f"第 {self.number} 条"
