"""The table of what happened."""

from django.db import models


class Entry(models.Model):
    """One thing that happened: never changed, never deleted by the program.

    `subject` names what it happened to as `model:pk`; `actor_name` and `by_name` are kept in
    words because people leave; `by_name` is set when somebody acted for the actor.
    """

    event = models.CharField("事件", max_length=64)
    subject = models.CharField("对象", max_length=80)
    unit_id = models.BigIntegerField("单位", null=True)
    actor_id = models.BigIntegerField("人员", null=True)
    actor_name = models.CharField("姓名", max_length=80, blank=True)
    by_id = models.BigIntegerField("代录人员", null=True)
    by_name = models.CharField("代录人", max_length=80, blank=True)
    at = models.DateTimeField("时间")
    note = models.CharField("说明", max_length=400, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name = "审计记录"
        indexes = (models.Index(fields=["unit_id", "-at"]), models.Index(fields=["subject"]))

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.event} {self.subject}"
