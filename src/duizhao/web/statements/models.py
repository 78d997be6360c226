"""Statements and what is kept of them: versions, drafts, sections, rounds, decisions, comments, matters.

A folder of one subject: every table hangs on a statement, and every write claims it first.
"""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from duizhao.core.cycle.profiles import StatementKind, profile_of
from duizhao.core.cycle.review import REVIEW_STEP_LABELS
from duizhao.core.cycle.review_comment import COMMENT_STATE_LABELS, CommentState
from duizhao.core.cycle.statement import STATEMENT_STATE_LABELS, WRITABLE, StatementState
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Person

ORIGINS = (
    ("typed", "在浏览器里写"),
    ("uploaded", "上传"),
    ("restored", "恢复旧版"),
    ("autosaved", "自动保存留下"),
)
MATTERS = (("personal", "个人有关事项"), ("inquiry", "谈话函询"))
VERDICTS = (("pass", "通过"), ("return", "退回"))


class Statement(models.Model):
    """The text of one person, or of the team or the branch (`person` is None), for one meeting.

    `step` says with whom it lies while it is under review; `sent` is the version that others than
    the author see, None until it was first submitted; `sent_up` whether it has come before the
    supervisors and those above.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="statements")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    state = models.CharField(
        "状态", max_length=20, default=StatementState.DRAFT.value,
        choices=[(s.value, v) for s, v in STATEMENT_STATE_LABELS.items()],
    )  # fmt: skip
    step = models.CharField(
        "审核环节", max_length=20, blank=True,
        choices=[(s.value, v) for s, v in REVIEW_STEP_LABELS.items()],
    )  # fmt: skip
    sent = models.ForeignKey(
        "Version", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sent_up = models.BooleanField("已送督导组或上级", default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "对照检查材料"
        constraints = (
            models.UniqueConstraint(fields=["meeting", "person"], name="one_statement_for_each"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(person=None), name="one_statement_for_the_team"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in StatementState]),
                name="statement_state_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "in_review"]) | ~Q(step=""),
                name="statement_under_review_has_its_step",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(sent__isnull=False),
                name="statement_past_its_draft_was_sent",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person or self.meeting.unit.team_name or '班子'}的对照检查材料"

    @property
    def kind(self) -> StatementKind:
        """Whose text it is: one person's, or the common text that the kind of meeting asks for."""
        if self.person_id is not None:
            return StatementKind.PERSONAL
        return profile_of(self.meeting.kind).common_text

    @property
    def is_writable(self) -> bool:
        """Whether its words may still be changed by those who write it."""
        return StatementState(self.state) in WRITABLE and not self.meeting.is_over

    def get_absolute_url(self) -> str:
        """The page on which it is read."""
        return reverse("statements:statement", args=[self.pk])


class Version(models.Model):
    """A version, which never changes: the database itself refuses an update (migration 0002).

    `author` is the person in whose name it was made, `typed_by` who sat at the desk where that was
    somebody else. `original` is the .docx that was uploaded, for comments in the author's own
    file. `findings` are those of the checks at the time, so that the next version can be compared.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("版本")
    text = models.TextField("正文")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    typed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField("时间")
    origin = models.CharField("来历", max_length=20, choices=ORIGINS)
    note = models.CharField("说明", max_length=200, blank=True)
    original = models.BinaryField("原文件", null=True, blank=True)
    sha256 = models.CharField("校验值", max_length=64)
    findings = models.JSONField("提示", default=list)

    class Meta:
        ordering = ("number",)
        verbose_name = "版本"
        constraints = (
            models.UniqueConstraint(fields=["statement", "number"], name="version_number_once"),
        )

    def __str__(self) -> str:
        return f"第{self.number}版"


class Section(models.Model):
    """A part of the team's text, which one person at a time writes.

    `assignee` is the member to whom it was handed out, `holder` who writes it now, `last_sign`
    when he last saved; `note` says why it was taken over, if it was.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="sections")
    title = models.CharField("标题", max_length=120)
    rank = models.PositiveSmallIntegerField("排序")
    assignee = models.ForeignKey(
        Person, verbose_name="分给", on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    holder = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    held_since = models.DateTimeField("开始写的时间", null=True, blank=True)
    last_sign = models.DateTimeField("最近保存", null=True, blank=True)
    note = models.CharField("接手的说明", max_length=200, blank=True)

    class Meta:
        ordering = ("rank", "pk")
        verbose_name = "班子材料的部分"
        constraints = (
            models.CheckConstraint(
                condition=Q(holder__isnull=True)
                | (Q(held_since__isnull=False) & Q(last_sign__isnull=False)),
                name="held_section_has_its_times",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Draft(models.Model):
    """What is being written and is no version yet; the browser saves it by itself.

    `base` is the version from which it started; `client` and `number` name the page that saved it
    and count its saves, `revision` counts all saves (see core/cycle/autosave).
    """

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="drafts")
    section = models.OneToOneField(
        Section, on_delete=models.CASCADE, null=True, blank=True, related_name="draft"
    )
    text = models.TextField("正文", blank=True)
    base = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    client = models.CharField(max_length=40, blank=True)
    number = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    writer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("保存时间")

    class Meta:
        ordering = ("pk",)
        verbose_name = "草稿"
        constraints = (
            models.UniqueConstraint(
                fields=["statement"], condition=Q(section=None), name="one_draft_of_a_whole_text"
            ),
        )

    def __str__(self) -> str:
        return f"{self.statement}（草稿）"


class FindingSetAside(models.Model):
    """A finding that the author looked at and lets stand, with his reason; it survives editing."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="set_aside")
    fingerprint = models.CharField(max_length=40)
    code = models.CharField("检查项", max_length=20)
    quote = models.TextField("原文")
    message = models.TextField("提示")
    around = models.TextField("前后文")
    reason = models.CharField("理由", max_length=400)
    on = models.DateField("日期")

    class Meta:
        ordering = ("pk",)
        verbose_name = "看过的提示"
        constraints = (
            models.UniqueConstraint(
                fields=["statement", "fingerprint"], name="finding_set_aside_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code}：{self.reason}"


class Matters(models.Model):
    """What a person explains of personal matters or of 谈话函询; each saving is a row that stays.

    `for_supervisors` says that the page told him, when he saved it, that they read it too.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="matters")
    kind = models.CharField("类型", max_length=20, choices=MATTERS)
    number = models.PositiveIntegerField()
    words = models.TextField("说明", blank=True)
    for_supervisors = models.BooleanField("写的时候说明督导组可以看", default=False)
    at = models.DateTimeField("时间")

    class Meta:
        ordering = ("number",)
        verbose_name = "个人有关事项和谈话函询"
        constraints = (
            models.UniqueConstraint(
                fields=["statement", "kind", "number"], name="matters_number_once"
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class Round(models.Model):
    """One round of the review: the version that was handed in, by whom, and when it was taken back.

    The last round of a text that was amended after the sitting has no reviewers, it is made final.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField("轮次")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="rounds")
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField("提交时间")
    taken_back_at = models.DateTimeField("撤回时间", null=True, blank=True)
    after_sitting = models.BooleanField("会后修改", default=False)

    class Meta:
        ordering = ("pk",)
        verbose_name = "审核轮次"
        constraints = (
            models.UniqueConstraint(
                fields=["statement", "number"],
                condition=Q(taken_back_at=None),
                name="round_number_once",
            ),
        )

    def __str__(self) -> str:
        return f"第{self.number}轮{'（会后修改）' if self.after_sitting else ''}"


class Decision(models.Model):
    """What a reviewer decided in a round; he may take it back while nobody has acted on it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="decisions")
    step = models.CharField(
        "环节", max_length=20, choices=[(s.value, v) for s, v in REVIEW_STEP_LABELS.items()]
    )
    verdict = models.CharField("决定", max_length=10, choices=VERDICTS)
    reason = models.CharField("理由", max_length=400, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("时间")
    withdrawn_at = models.DateTimeField("收回时间", null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "审核决定"
        constraints = (
            models.CheckConstraint(
                condition=~Q(verdict="return") | ~Q(reason=""), name="return_has_its_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_step_display()}：{self.get_verdict_display()}"


class Comment(models.Model):
    """What a reviewer says of some words of a version; the words are kept with their neighbours.

    Without words it is about the whole text. `source` is the file from which it was read back.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="comments")
    step = models.CharField(
        "环节", max_length=20, choices=[(s.value, v) for s, v in REVIEW_STEP_LABELS.items()]
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("时间")
    words = models.TextField("原文", blank=True)
    before = models.CharField(max_length=40, blank=True)
    after = models.CharField(max_length=40, blank=True)
    start = models.PositiveIntegerField(default=0)
    text = models.TextField("批注")
    source = models.CharField("读自文件", max_length=200, blank=True)
    state = models.CharField(
        "状态", max_length=20, default=CommentState.OPEN.value,
        choices=[(s.value, v) for s, v in COMMENT_STATE_LABELS.items()],
    )  # fmt: skip
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("start", "pk")
        verbose_name = "批注"

    def __str__(self) -> str:
        return self.text[:30]


class Turn(models.Model):
    """What was said to a comment afterwards: taken, not taken and why, raised again."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="turns")
    state = models.CharField(
        "回应", max_length=20, choices=[(s.value, v) for s, v in COMMENT_STATE_LABELS.items()]
    )
    words = models.TextField("说明", blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("时间")

    class Meta:
        ordering = ("pk",)
        verbose_name = "批注的回应"

    def __str__(self) -> str:
        return self.words[:30]
