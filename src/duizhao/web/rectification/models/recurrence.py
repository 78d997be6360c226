"""The table of troubles that come back."""

from django.db import models
from django.db.models import F, Q

from duizhao.web.rectification.models.item import Item


class Recurrence(models.Model):
    """What a person said of an earlier item that looks like this one: the same trouble again, or another."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="recurrences")
    earlier = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    same = models.BooleanField("是同一个问题")
    by_name = models.CharField("谁说的", max_length=80)
    at = models.DateTimeField("时间")

    class Meta:
        ordering = ("pk",)
        verbose_name = "问题再现"
        constraints = (
            models.UniqueConstraint(fields=["item", "earlier"], name="recurrence_said_once"),
            models.CheckConstraint(
                condition=~Q(item=F("earlier")), name="item_is_not_its_own_recurrence"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item}：{'同' if self.same else '不同于'}{self.earlier}"
