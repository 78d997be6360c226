"""The tables of forms that somebody above has sent to be filled from the ledger."""

from django.db import models

from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Unit


class LedgerForm(models.Model):
    """A form that was handed in to be filled; it stays until another comes or it is given up."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="ledger_forms")
    file_name = models.CharField("文件名", max_length=200)
    content = models.BinaryField("文件")
    columns = models.JSONField("各列填什么", default=dict)
    made_at = models.DateTimeField("上传时间")

    class Meta:
        ordering = ("-pk",)
        verbose_name = "要填的表"

    def __str__(self) -> str:
        return self.file_name


class FormColumns(models.Model):
    """How forms were last filled for a unit: heading → column of the ledger, empty where it stays blank."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="form_columns")
    columns = models.JSONField("各列填什么", default=dict)

    class Meta:
        verbose_name = "要填的表的列"

    def __str__(self) -> str:
        return str(self.unit)
