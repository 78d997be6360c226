"""The table of extensions."""

from django.db import models
from django.db.models import Q

from duizhao.core.cycle.extension import EXTENSION_STATE_LABELS, ExtensionState
from duizhao.web.rectification.models.item import Item


class Extension(models.Model):
    """More time (延期) asked for an item: why, until when, and what was decided."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="extensions")
    reason = models.CharField("理由", max_length=400)
    due_before = models.DateField("原来的期限")
    until = models.DateField("延到")
    state = models.CharField(
        "状态", max_length=20, default=ExtensionState.REQUESTED.value,
        choices=[(s.value, label) for s, label in EXTENSION_STATE_LABELS.items()],
    )  # fmt: skip
    asked_by_name = models.CharField("谁申请的", max_length=80)
    asked_at = models.DateTimeField("申请时间")
    decided_by_name = models.CharField("谁批的", max_length=80, blank=True)
    decided_at = models.DateTimeField("批复时间", null=True, blank=True)
    words = models.CharField("批复意见", max_length=400, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "延期申请"
        constraints = (
            models.CheckConstraint(
                condition=Q(state="requested") | Q(decided_at__isnull=False),
                name="decided_extension_has_its_time",
            ),
            models.UniqueConstraint(
                fields=["item"], condition=Q(state="requested"), name="one_extension_waits"
            ),
        )

    def __str__(self) -> str:
        return f"延到 {self.until}"
