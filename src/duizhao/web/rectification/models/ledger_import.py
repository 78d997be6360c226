"""The tables of ledgers that are handed in as spreadsheets."""

from django.db import models

from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Unit


class LedgerImport(models.Model):
    """A ledger that was handed in and not yet taken over; it goes when it is, or is given up."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="ledger_imports")
    file_name = models.CharField("文件名", max_length=200)
    content = models.BinaryField("文件")
    columns = models.JSONField("各列的意思", default=dict)
    made_at = models.DateTimeField("上传时间")

    class Meta:
        ordering = ("-pk",)
        verbose_name = "待导入的台账"

    def __str__(self) -> str:
        return self.file_name


class LedgerColumns(models.Model):
    """How a unit's own ledgers were last read: heading → column."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="ledger_columns")
    columns = models.JSONField("各列的意思", default=dict)

    class Meta:
        verbose_name = "台账的列"

    def __str__(self) -> str:
        return str(self.unit)
