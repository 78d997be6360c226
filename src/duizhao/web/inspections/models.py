"""Feedbacks of inspections with their findings, and open items of earlier meetings; each holds the key to its point."""

from django.db import models

from duizhao.core.cycle.inspection import INSPECTION_KIND_LABELS
from duizhao.core.inspections.judge import LONGEST_GROUP, LONGEST_NUMBER
from duizhao.web.meetings.models import Meeting
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Unit


class Inspection(models.Model):
    """The feedback of one inspection (巡视、巡察、审计、督查): who inspected, what the document is called.

    It is what every write on its findings claims first.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="inspections")
    kind = models.CharField(
        "类型", max_length=20, choices=[(k.value, v) for k, v in INSPECTION_KIND_LABELS.items()]
    )
    inspected_by = models.CharField("谁来的", max_length=120)
    title = models.CharField("反馈文件名称", max_length=200)
    received_on = models.DateField("收到日期")
    file = models.FileField("反馈文件", upload_to="inspections/", blank=True)
    file_name = models.CharField("文件名", max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("received_on", "pk")
        verbose_name = "一份反馈"

    def __str__(self) -> str:
        return self.title


class Finding(models.Model):
    """One finding (反馈的问题) about one person or the team. Its words and about whom it is stand in its point.

    `number` is that of the document: a finding about several persons is a row for each of them.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    number = models.CharField("序号", max_length=LONGEST_NUMBER)
    group = models.CharField("所属类别", max_length=LONGEST_GROUP, blank=True)
    point = models.OneToOneField(Point, on_delete=models.PROTECT, related_name="finding")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("inspection", "pk")
        verbose_name = "反馈的问题"

    def __str__(self) -> str:
        return f"{self.inspection} 第 {self.number} 条"


class CarriedItem(models.Model):
    """An open item (上次遗留) of an earlier meeting. Its words and about whom it is stand in its point.

    `earlier` is that meeting where it is in the program. `promised` is what was promised then,
    `became` what became of it.
    """

    from_year = models.PositiveSmallIntegerField("哪个年度的")
    earlier = models.ForeignKey(
        Meeting,
        verbose_name="哪次会议的",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="items_carried_on",
    )
    promised = models.TextField("当时怎样承诺", blank=True)
    became = models.TextField("后来怎样", blank=True)
    point = models.OneToOneField(Point, on_delete=models.PROTECT, related_name="carried_item")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("from_year", "pk")
        verbose_name = "上次遗留的事项"

    def __str__(self) -> str:
        return f"{self.origin}遗留"

    @property
    def origin(self) -> str:
        """The meeting that it comes from, as screens name it."""
        return self.earlier.title if self.earlier else f"{self.from_year}年度民主生活会"


class FindingImport(models.Model):
    """A list of findings that was handed in and not yet taken over; it goes when it is, or is given up."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="imports")
    file_name = models.CharField("文件名", max_length=200)
    content = models.BinaryField("文件")
    columns = models.JSONField("各列的意思", default=dict)
    made_at = models.DateTimeField("上传时间")

    class Meta:
        ordering = ("-pk",)
        verbose_name = "待导入的反馈问题表"

    def __str__(self) -> str:
        return self.file_name


class FindingColumns(models.Model):
    """How a unit's own lists of findings were last read: heading → column."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="finding_columns")
    columns = models.JSONField("各列的意思", default=dict)

    class Meta:
        verbose_name = "反馈问题表的列"

    def __str__(self) -> str:
        return str(self.unit)
