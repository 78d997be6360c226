"""The tables of packages that were built, and of the one of a meeting that is being built."""

from django.db import models
from django.db.models import Q

from duizhao.core.dossier.reach import REACH_LABELS, Reach
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.models import SignedCopy
from duizhao.web.rectification.models import Evidence
from duizhao.web.units.models import Person

_REACHES = [(reach.value, label) for reach, label in REACH_LABELS.items()]
_REACH_KNOWN = Q(reach__in=[reach.value for reach in Reach])


class Package(models.Model):
    """A package (卷宗) of a meeting, as it was built; it never changes, a later one is a row of its own.

    `sha256` is the digest of the whole file, which proves a copy that somebody brings along.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="packages")
    number = models.PositiveSmallIntegerField("第几份")
    reach = models.CharField("范围", max_length=20, choices=_REACHES)
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
            models.CheckConstraint(condition=_REACH_KNOWN, name="package_reach_known"),
        )

    def __str__(self) -> str:
        return f"{self.meeting}卷宗第{self.number}份（{self.get_reach_display()}）"

    @property
    def file_name(self) -> str:
        """What its file is called when it is taken."""
        return f"{self.meeting.unit}_{self.meeting}_卷宗_{self.get_reach_display()}_第{self.number}份.zip"


class Build(models.Model):
    """A package that is being built: one of a meeting at a time, gone when it is done or given up.

    `state_digest` is what the whole state was known by when it began, `today` the day that its papers
    bear. Whoever makes its next pieces holds it until `held_until`: where that is past and nothing
    came of it, the server was stopped meanwhile.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="build")
    revision = models.PositiveIntegerField(default=0)
    reach = models.CharField("范围", max_length=20, choices=_REACHES)
    state_digest = models.CharField("材料的校验值", max_length=64)
    today = models.DateField("材料的日期")
    folder = models.CharField("文件夹", max_length=80)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField("谁开始做的", max_length=80)
    begun_at = models.DateTimeField("开始")
    moved_at = models.DateTimeField("最近一步")
    held_until = models.DateTimeField("有人在做，到什么时候", null=True)

    class Meta:
        verbose_name = "正在做的卷宗"
        constraints = (models.CheckConstraint(condition=_REACH_KNOWN, name="build_reach_known"),)

    def __str__(self) -> str:
        return f"{self.meeting}正在做的卷宗（{self.get_reach_display()}）"


class Piece(models.Model):
    """A file of a package that is being built: what it is made from, and once it is made what it is known by.

    `paper` and `ending` tell which paper, `facts` what its facts were known by. It is left out where
    no font has a character of it.
    """

    build = models.ForeignKey(Build, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField("第几件")
    path = models.CharField("位置", max_length=250)
    title = models.CharField("名称", max_length=300)
    kind = models.CharField("种类", max_length=40)
    dated_on = models.CharField("日期", max_length=10)
    facts = models.CharField("事实的校验值", max_length=64)
    paper = models.PositiveBigIntegerField("文书", null=True)
    ending = models.CharField("格式", max_length=10)
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, null=True, related_name="+")
    copy = models.ForeignKey(SignedCopy, on_delete=models.CASCADE, null=True, related_name="+")
    made = models.BooleanField("做好了", default=False)
    left_out = models.BooleanField("放不进来", default=False)
    file = models.CharField("文件", max_length=120)
    size = models.PositiveBigIntegerField("字节数", default=0)
    checksum = models.PositiveBigIntegerField("校验和", default=0)
    sha256 = models.CharField("SHA-256", max_length=64)
    sm3 = models.CharField("SM3", max_length=64)

    class Meta:
        ordering = ("number",)
        verbose_name = "卷宗的一件"
        constraints = (
            models.UniqueConstraint(fields=["build", "number"], name="piece_number_once"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What its file is called."""
        return self.path.rpartition("/")[2]
