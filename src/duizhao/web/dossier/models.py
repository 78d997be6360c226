"""The table of packages that were built."""

from django.db import models
from django.db.models import Q

from duizhao.core.dossier.reach import REACH_LABELS, Reach
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Person


class Package(models.Model):
    """A package (卷宗) of a meeting, as it was built; it never changes, a later one is a row of its own.

    `sha256` is the digest of the whole file, which proves a copy that somebody brings along.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="packages")
    number = models.PositiveSmallIntegerField("第几份")
    reach = models.CharField(
        "范围",
        max_length=20,
        choices=[(reach.value, label) for reach, label in REACH_LABELS.items()],
    )
    file = models.FileField("文件", upload_to="dossiers/")
    size = models.PositiveBigIntegerField("字节数")
    sha256 = models.CharField("校验值", max_length=64)
    seal = models.CharField("链的末端", max_length=64)
    public_key = models.CharField("公钥", max_length=64)
    entries = models.PositiveIntegerField("件数")
    missing = models.PositiveIntegerField("缺少")
    withheld = models.PositiveIntegerField("没有放进来")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField("谁做的", max_length=80)
    at = models.DateTimeField("时间")

    class Meta:
        ordering = ("-number",)
        verbose_name = "卷宗"
        constraints = (
            models.UniqueConstraint(fields=["meeting", "number"], name="package_number_once"),
            models.CheckConstraint(
                condition=Q(reach__in=[reach.value for reach in Reach]), name="package_reach_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}卷宗第{self.number}份（{self.get_reach_display()}）"

    @property
    def file_name(self) -> str:
        """What its file is called when it is taken."""
        return f"{self.meeting.unit}_{self.meeting}_卷宗_{self.get_reach_display()}_第{self.number}份.zip"
