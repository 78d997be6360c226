"""Signed scans: the batch in which they came, its pages until they are placed, and the copies that were filed."""

from django.db import models
from django.db.models import Q

from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Person

BATCH_STATES = (
    ("reading", "正在读"),
    ("placing", "等着归位"),
    ("filed", "已归位"),
    ("dropped", "已放弃"),
)
PAGE_STATES = (("waiting", "等着读"), ("read", "读过了"))
PLACED = (("", "按归位码"), ("paper", "人工放的"), ("aside", "不归档"))


class Batch(models.Model):
    """A batch of scans. Its file is there only until its pages are filed, or the batch is dropped.

    `sources` say of each file that came its name, its SHA-256 and how many pages it has.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="scan_batches")
    number = models.PositiveIntegerField("第几批")
    state = models.CharField("状态", max_length=10, choices=BATCH_STATES, default="reading")
    file = models.FileField("文件", upload_to="scans/", blank=True)
    sources = models.JSONField("传来的文件", default=list)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField("谁传的", max_length=80)
    at = models.DateTimeField("时间")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-number",)
        verbose_name = "一批扫描件"
        constraints = (
            models.UniqueConstraint(fields=["meeting", "number"], name="scan_batch_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=["reading", "placing"]) & ~Q(file="")
                | Q(state__in=["filed", "dropped"], file=""),
                name="scan_batch_kept_until_filed",
            ),
        )

    def __str__(self) -> str:
        return f"第{self.number}批扫描件"


class BatchPage(models.Model):
    """A page of a batch: the mark that was read on it, or what is wrong with it, and where a person put it."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="leaves")
    number = models.PositiveSmallIntegerField("第几页")
    state = models.CharField("状态", max_length=10, choices=PAGE_STATES, default="waiting")
    fault = models.CharField("为什么没有归位", max_length=200, blank=True)
    kind = models.CharField("文书", max_length=2, blank=True)
    record = models.PositiveBigIntegerField("哪一份", default=0)
    version = models.PositiveIntegerField("第几版", default=0)
    content = models.CharField("内容", max_length=4, blank=True)
    page = models.PositiveIntegerField("印的第几页", default=0)
    pages = models.PositiveIntegerField("印的共几页", default=0)
    placed = models.CharField("放到哪里", max_length=10, choices=PLACED, blank=True)
    placed_kind = models.CharField(max_length=2, blank=True)
    placed_record = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("number",)
        verbose_name = "扫描的一页"
        constraints = (
            models.UniqueConstraint(fields=["batch", "number"], name="scanned_page_once"),
            models.CheckConstraint(
                condition=Q(placed="paper") & ~Q(placed_kind="") | ~Q(placed="paper"),
                name="placed_page_has_its_paper",
            ),
        )

    def __str__(self) -> str:
        return f"第 {self.number} 页"


class SignedCopy(models.Model):
    """A signed paper that came back as a scan (签字件). Several stand side by side; none is overwritten.

    It is seen by whoever may make the paper of that kind and number, and by nobody else. `version`
    and `content` are those that were printed; 0 and empty where people placed all its pages.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="signed_copies")
    kind = models.CharField("文书", max_length=40)
    number = models.PositiveBigIntegerField("哪一份")
    title = models.CharField("名称", max_length=200)
    version = models.PositiveIntegerField("第几版", default=0)
    content = models.CharField("印的内容", max_length=4, blank=True)
    pages = models.PositiveSmallIntegerField("页数")
    faults = models.CharField("缺页和重页", max_length=400, blank=True)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="copies")
    leaves = models.JSONField("是那一批的哪几页", default=list)
    file = models.FileField("文件", upload_to="signed/")
    sha256 = models.CharField("校验值", max_length=64)
    size = models.PositiveBigIntegerField("字节数")
    by_name = models.CharField("谁放的", max_length=80)
    at = models.DateTimeField("时间")
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawn_by = models.CharField("谁撤回的", max_length=80, blank=True)
    withdrawn_why = models.CharField("撤回的原因", max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "签字件"
        indexes = (models.Index(fields=["meeting", "kind", "number"], name="copies_of_a_paper"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
                name="withdrawn_copy_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}（签字件）"

    @property
    def file_name(self) -> str:
        """What its file is called when it is taken."""
        return f"{self.meeting.unit}_{self.meeting}_{self.title}_签字件{self.pk}.pdf"
