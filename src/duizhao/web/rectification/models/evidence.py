"""The table of evidence."""

from django.db import models
from django.db.models import Q

from duizhao.core.cycle.evidence import EVIDENCE_KIND_LABELS, LEVEL_LABELS, Level
from duizhao.web.indicators.models import Indicator
from duizhao.web.rectification.models.item import Item
from duizhao.web.rectification.models.task import Task
from duizhao.web.study.models import StudySession
from duizhao.web.talks.models import Talk
from duizhao.web.units.models import Person


class Evidence(models.Model):
    """A piece of evidence (佐证), which never changes: the database itself refuses an update (migration 0002).

    `dated_on` is the day it is from and `holds_until` the day until which it proves something,
    both apart from `at`, when it was handed in. What stands in its place is a row of its own. Of an
    indicator, `words` keep how it stood then, for its entries go on.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="evidence")
    task = models.ForeignKey(
        Task, verbose_name="哪项任务", on_delete=models.PROTECT, null=True, blank=True,
        related_name="evidence",
    )  # fmt: skip
    kind = models.CharField(
        "种类",
        max_length=20,
        choices=[(k.value, label) for k, label in EVIDENCE_KIND_LABELS.items()],
    )
    title = models.CharField("名称", max_length=200)
    proves = models.CharField("证明什么", max_length=400)
    dated_on = models.DateField("材料日期")
    holds_until = models.DateField("有效期至", null=True, blank=True)
    level = models.CharField(
        "知悉范围", max_length=20, default=Level.INTERNAL.value,
        choices=[(level.value, label) for level, label in LEVEL_LABELS.items()],
    )  # fmt: skip
    words = models.TextField("文字记录", blank=True)
    session = models.ForeignKey(
        StudySession, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    talk = models.ForeignKey(
        Talk, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    file = models.FileField("文件", upload_to="evidence/", blank=True)
    file_name = models.CharField("文件名", max_length=200, blank=True)
    sha256 = models.CharField("校验值", max_length=64, blank=True)
    size = models.PositiveBigIntegerField("字节数", default=0)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField("谁交的", max_length=80)
    at = models.DateTimeField("提交时间")

    class Meta:
        ordering = ("pk",)
        verbose_name = "佐证"
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="file") & ~Q(file="") & ~Q(sha256="")
                | Q(kind="note", file="") & ~Q(words="")
                | Q(kind="study", file="", session__isnull=False)
                | Q(kind="talk", file="", talk__isnull=False)
                | Q(kind="indicator", file="", indicator__isnull=False) & ~Q(words=""),
                name="evidence_has_what_its_kind_says",
            ),
            models.CheckConstraint(
                condition=Q(holds_until__isnull=True) | Q(holds_until__gte=models.F("dated_on")),
                name="evidence_holds_after_its_date",
            ),
        )

    def __str__(self) -> str:
        return self.title
