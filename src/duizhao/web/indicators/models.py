"""Indicators, the sets that they are to cover, and their entries; an entry is never changed, only withdrawn or replaced."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from duizhao.core.cycle.workdays import COUNTING_LABELS, Counting
from duizhao.core.indicators.kinds import (
    COUNT_UNIT_LABELS,
    COVERAGE_SOURCE_LABELS,
    INDICATOR_KIND_LABELS,
    REGULATION_STEP_LABELS,
    CoverageSource,
)
from duizhao.core.indicators.periods import PERIOD_LABELS
from duizhao.web.trail.models import Measure
from duizhao.web.units.models import Branch, Department, Person, Unit


class Indicator(models.Model):
    """An indicator (指标) of a unit: so many in each period of its run, over a set where there is one.

    `person` is he whose promise it is (None: the team's); `measure` the promise on the trail, whose
    words are kept in `promise` when it goes. `parameters` are the figures of the list for decisions
    that are set otherwise, see core.indicators.checklist. `edition` counts its changes, `revision`
    every entry as well: whoever changes it is not told of taps.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="indicators")
    person = models.ForeignKey(
        Person,
        verbose_name="谁的承诺",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
    )
    measure = models.ForeignKey(
        Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="indicators"
    )
    promise = models.TextField("承诺的原话", blank=True)
    kind = models.CharField(
        "类型", max_length=20, choices=[(k.value, v) for k, v in INDICATOR_KIND_LABELS.items()]
    )
    title = models.CharField("名称", max_length=120)
    target = models.PositiveIntegerField("目标数")
    count_unit = models.CharField(
        "计数单位", max_length=20, choices=[(u.value, v) for u, v in COUNT_UNIT_LABELS.items()]
    )
    period = models.CharField(
        "目标按什么时段", max_length=20, choices=[(p.value, v) for p, v in PERIOD_LABELS.items()]
    )
    rhythm = models.CharField(
        "到期节奏",
        max_length=20,
        blank=True,
        choices=[(p.value, v) for p, v in PERIOD_LABELS.items()],
    )
    first_day = models.DateField("自")
    last_day = models.DateField("至")
    coverage = models.CharField(
        "覆盖范围", max_length=20, default=CoverageSource.NONE.value,
        choices=[(s.value, v) for s, v in COVERAGE_SOURCE_LABELS.items()],
    )  # fmt: skip
    stale_after = models.PositiveSmallIntegerField("最多隔几天", null=True, blank=True)
    soon = models.PositiveSmallIntegerField("到期前几天提醒", default=15)
    grace = models.PositiveSmallIntegerField("过期几天算超期", default=5)
    counting = models.CharField(
        "天数按什么算", max_length=20, default=Counting.CALENDAR.value,
        choices=[(c.value, v) for c, v in COUNTING_LABELS.items()],
    )  # fmt: skip
    parameters = models.JSONField("清单的参数", default=dict, blank=True)
    responsible = models.ManyToManyField(
        Person, verbose_name="责任人", blank=True, related_name="responsible_for"
    )
    copied_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="copies"
    )
    retired_on = models.DateField("停用日期", null=True, blank=True)
    retired_reason = models.CharField("停用理由", max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "指标"
        constraints = (
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="indicator_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(retired_on__isnull=True) | ~Q(retired_reason=""),
                name="retired_indicator_has_its_reason",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The address of its page."""
        return reverse("indicators:indicator", args=[self.pk])


class Covered(models.Model):
    """One of the set that an indicator is to cover; `dropped` once it is no longer asked for."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="covered")
    label = models.CharField("名称", max_length=120)
    department = models.ForeignKey(
        Department, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    branch = models.ForeignKey(
        Branch, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rank = models.PositiveSmallIntegerField("排序", default=0)
    dropped = models.BooleanField("不再要求", default=False)

    class Meta:
        ordering = ("rank", "pk")
        verbose_name = "覆盖对象"
        constraints = (
            models.UniqueConstraint(fields=["indicator", "label"], name="covered_label_once"),
        )

    def __str__(self) -> str:
        return self.label


class Entry(models.Model):
    """That something was done on a day: how much, with whom or where, and what shows it.

    `key` is given by the page, so that a tap sent twice is kept once. `since` is the day of the
    superior's decision where days are counted; `answers` what the list for decisions says. What is
    wrong is withdrawn with a reason, or replaced by another entry.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="entries")
    key = models.UUIDField(default=uuid4)
    covered = models.ForeignKey(
        Covered,
        verbose_name="对象",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="entries",
    )
    on = models.DateField("日期")
    since = models.DateField("上级决定日期", null=True, blank=True)
    amount = models.PositiveIntegerField("数目", default=1)
    step = models.CharField(
        "到了哪一步",
        max_length=20,
        blank=True,
        choices=[(s.value, v) for s, v in REGULATION_STEP_LABELS.items()],
    )
    answers = models.JSONField("清单", default=dict, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)
    evidence = models.TextField("佐证", blank=True)
    by = models.ForeignKey(
        Person,
        verbose_name="谁记的",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField("什么时候记的")
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_reason = models.CharField("撤回理由", max_length=200, blank=True)

    class Meta:
        ordering = ("-on", "-pk")
        verbose_name = "登记"
        constraints = (
            models.UniqueConstraint(fields=["indicator", "key"], name="entry_key_once"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name="withdrawn_entry_has_its_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.covered or self.note or self.indicator}"
