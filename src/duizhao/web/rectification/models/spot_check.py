"""The table of spot checks."""

from django.db import models
from django.db.models import Q

from duizhao.core.cycle.spot_check import CHECK_STATE_LABELS, CheckState
from duizhao.web.rectification.models.item import Item
from duizhao.web.units.models import Person


class SpotCheck(models.Model):
    """A look (抽查) at a closed item some months later: whether the problem is back."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="spot_checks")
    due = models.DateField("抽查日期")
    state = models.CharField(
        "状态", max_length=20, default=CheckState.DUE.value,
        choices=[(s.value, label) for s, label in CHECK_STATE_LABELS.items()],
    )  # fmt: skip
    words = models.TextField("看到什么", blank=True)
    checker = models.ForeignKey(
        Person, verbose_name="抽查人", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    done_on = models.DateField("何时抽查", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("due", "pk")
        verbose_name = "抽查"
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=["passed", "failed"])
                | (~Q(words="") & Q(done_on__isnull=False)),
                name="done_check_has_words_and_date",
            ),
        )

    def __str__(self) -> str:
        return f"{self.due} 的抽查"
