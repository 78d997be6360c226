"""A run over the texts of a meeting: which versions, by which rules, what was found, what they share.

What a finished run holds is never changed; another run is made in its stead.
"""

from django.db import models
from django.db.models import Q

from duizhao.core.checks.drafts.baseline import STATE_LABELS
from duizhao.core.checks.rule import LEVEL_LABELS
from duizhao.core.trail.model import PART_LABELS
from duizhao.web.meetings.models import Meeting
from duizhao.web.statements.models import Statement, Version
from duizhao.web.units.models import Person

RUN_STATES = (("running", "正在查"), ("done", "查完了"))
TEXT_STATES = (("waiting", "等着查"), ("examined", "查过了"))


class Run(models.Model):
    """One run: who made it and when, and by what: framework, rules, version of the program.

    `by` is the person in whose name it was made, `typed_by` who sat at the desk where that was
    somebody else. `rules` are the codes that were on.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="screenings")
    number = models.PositiveIntegerField("次数")
    state = models.CharField("状态", max_length=10, choices=RUN_STATES, default="running")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    typed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField("时间")
    framework = models.CharField("框架", max_length=120, blank=True)
    rules = models.JSONField("检查项", default=list)
    program = models.CharField("程序版本", max_length=40)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "筛查"
        constraints = (
            models.UniqueConstraint(fields=["meeting", "number"], name="screening_number_once"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(state="running"), name="one_screening_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"第{self.number}次筛查"


class ScreenedText(models.Model):
    """A text in a run: the version that was looked at, and the text of an earlier run it is held against.

    `failed` are rules that broke down on it.
    """

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="texts")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="screened")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    state = models.CharField("状态", max_length=10, choices=TEXT_STATES, default="waiting")
    before = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    failed = models.JSONField("没有查成的检查项", default=list)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "筛查的材料"
        constraints = (
            models.UniqueConstraint(fields=["run", "statement"], name="text_screened_once_a_run"),
        )

    def __str__(self) -> str:
        return f"{self.statement}{self.version}"


class ScreenedFinding(models.Model):
    """What was found at a place of a text; `state` says how it stands to the run before.

    With a `reason` its author had set it aside by then. Of what is solved no place is left.
    """

    text = models.ForeignKey(ScreenedText, on_delete=models.CASCADE, related_name="findings")
    code = models.CharField("检查项", max_length=20)
    title = models.CharField("名称", max_length=120)
    level = models.CharField(
        "程度", max_length=10, choices=[(k.value, v) for k, v in LEVEL_LABELS.items()]
    )
    part = models.CharField(
        "部分", max_length=20, blank=True, choices=[(k.value, v) for k, v in PART_LABELS.items()]
    )
    message = models.TextField("提示")
    why = models.TextField("为什么", blank=True)
    basis = models.CharField("依据", max_length=200, blank=True)
    quote = models.TextField("原文", blank=True)
    around = models.TextField("前后文", blank=True)
    start = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=40)
    state = models.CharField(
        "与上次比", max_length=12, choices=[(k.value, v) for k, v in STATE_LABELS.items()]
    )
    reason = models.CharField("作者的理由", max_length=400, blank=True)

    class Meta:
        ordering = ("code", "start", "pk")
        verbose_name = "筛查的提示"

    def __str__(self) -> str:
        return f"{self.code}：{self.message[:30]}"


class SharedSentence(models.Model):
    """A sentence that several texts of a run share; `exact`: word for word."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="shared")
    exact = models.BooleanField("一字不差")

    class Meta:
        ordering = ("pk",)
        verbose_name = "同一句话"

    def __str__(self) -> str:
        return "一字不差" if self.exact else "大致相同"


class SharedPlace(models.Model):
    """Where a shared sentence stands in one of the texts, and how it reads there."""

    sentence = models.ForeignKey(SharedSentence, on_delete=models.CASCADE, related_name="places")
    text = models.ForeignKey(ScreenedText, on_delete=models.CASCADE, related_name="shared")
    start = models.PositiveIntegerField()
    words = models.TextField("原文")

    class Meta:
        ordering = ("pk",)
        verbose_name = "同一句话的位置"

    def __str__(self) -> str:
        return self.words[:30]
