"""The table of changes: what an item looked like after each act, so that the ledger of any day can be read."""

from django.db import models

from duizhao.web.rectification.models.item import Item


class Change(models.Model):
    """An item as it stood after an act; rows are only added, the database refuses an update (migration 0002).

    `event` is that of the audit, `row` the item's line in the ledger (see selectors.lines).
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="changes")
    at = models.DateTimeField("时间")
    event = models.CharField("事件", max_length=64)
    by_name = models.CharField("谁", max_length=80)
    note = models.CharField("说明", max_length=400, blank=True)
    row = models.JSONField("台账里的一行")

    class Meta:
        ordering = ("pk",)
        verbose_name = "台账的变动"
        indexes = (
            models.Index(fields=["item", "at"]),
            models.Index(fields=["at", "item"]),
            models.Index(fields=["event", "at", "item"]),
        )

    def __str__(self) -> str:
        return f"{self.item}：{self.event}"
