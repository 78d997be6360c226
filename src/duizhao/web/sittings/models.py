"""The sitting of a meeting: its agenda, who is there, what is criticised and replied, and the minutes."""

from django.db import models
from django.db.models import F, Q

from duizhao.core.cycle.agenda import ITEM_KIND_LABELS, ItemKind
from duizhao.core.cycle.criticism import CRITICISM_STATE_LABELS, CriticismState
from duizhao.core.cycle.minutes import MINUTES_STATE_LABELS, MinutesState
from duizhao.core.cycle.sitting import (
    PRESENCE_LABELS,
    SEAT_KIND_LABELS,
    SITTING_STATE_LABELS,
    Presence,
    SittingState,
)
from duizhao.web.meetings.models import Meeting
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person


class Sitting(models.Model):
    """A sitting of a meeting. One that was stopped stays; another one is held in its place.

    `handed_out` counts how often the minutes were given out for confirmation: who confirmed an
    earlier text has not confirmed this one.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="sittings")
    state = models.CharField(
        "状态", max_length=20, default=SittingState.PREPARED.value,
        choices=[(s.value, v) for s, v in SITTING_STATE_LABELS.items()],
    )  # fmt: skip
    state_reason = models.CharField("理由", max_length=400, blank=True)
    planned_on = models.DateField("安排的日期", null=True, blank=True)
    where = models.CharField("地点", max_length=80, blank=True)
    presider = models.ForeignKey(
        Person, verbose_name="主持人", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    recorder = models.ForeignKey(
        Person, verbose_name="记录人", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    opened_at = models.DateTimeField("开会时间", null=True, blank=True)
    closed_at = models.DateTimeField("散会时间", null=True, blank=True)
    minutes_state = models.CharField(
        "会议记录", max_length=20, default=MinutesState.DRAFT.value,
        choices=[(s.value, v) for s, v in MINUTES_STATE_LABELS.items()],
    )  # fmt: skip
    handed_out = models.PositiveSmallIntegerField("交出确认的次数", default=0)
    locked_at = models.DateTimeField("锁定时间", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "会议的一次召开"
        constraints = (
            models.UniqueConstraint(
                fields=["meeting"], condition=~Q(state="stopped"), name="one_sitting_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="prepared") | Q(opened_at__isnull=False),
                name="opened_sitting_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["closed", "stopped"]) | Q(closed_at__isnull=False),
                name="closed_sitting_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(minutes_state="confirmed") | Q(locked_at__isnull=False),
                name="confirmed_minutes_have_their_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}（{self.get_state_display()}）"


class AgendaItem(models.Model):
    """An item of the agenda. It goes on from `started_at` until `ended_at`; `minutes` is what it may take."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="items")
    rank = models.PositiveSmallIntegerField("排序")
    kind = models.CharField(
        "内容", max_length=20, choices=[(k.value, v) for k, v in ITEM_KIND_LABELS.items()]
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    title = models.CharField("名称", max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField("时长（分钟）", null=True, blank=True)
    started_at = models.DateTimeField("开始", null=True, blank=True)
    ended_at = models.DateTimeField("结束", null=True, blank=True)

    class Meta:
        ordering = ("rank", "pk")
        verbose_name = "议程"
        constraints = (
            models.UniqueConstraint(
                fields=["sitting"],
                condition=Q(started_at__isnull=False, ended_at__isnull=True),
                name="one_item_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(started_at__isnull=False),
                name="ended_item_was_started",
            ),
        )

    def __str__(self) -> str:
        if self.title:
            return self.title
        if self.person is None:
            return str(self.get_kind_display())
        if self.kind == ItemKind.CRITICISM.value:
            return f"对{self.person}的批评意见"
        return f"{self.person}{self.get_kind_display()}"


class Attendance(models.Model):
    """A person's seat: as what, whether he is there; of an absent one, why, and what was done about it.

    `statement_on` is when his written statement came, `told_on` when he was told of the criticism
    and the outcome.
    """

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sittings_attended")
    seat = models.CharField(
        "身份", max_length=20, choices=[(k.value, v) for k, v in SEAT_KIND_LABELS.items()]
    )
    presence = models.CharField(
        "到会", max_length=20, default=Presence.UNSIGNED.value,
        choices=[(p.value, v) for p, v in PRESENCE_LABELS.items()],
    )  # fmt: skip
    reason = models.CharField("缺席原因", max_length=120, blank=True)
    statement_on = models.DateField("书面发言交来日期", null=True, blank=True)
    told_on = models.DateField("会后转告日期", null=True, blank=True)

    class Meta:
        ordering = ("seat", F("person__team_rank").asc(nulls_last=True), "pk")
        verbose_name = "到会情况"
        constraints = (
            models.UniqueConstraint(fields=["sitting", "person"], name="one_seat_each"),
            models.CheckConstraint(
                condition=~Q(presence="absent") | ~Q(reason=""), name="absent_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(presence="absent")
                | Q(reason="", statement_on__isnull=True, told_on__isnull=True),
                name="who_is_there_needs_no_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}：{self.get_presence_display()}"


class Criticism(models.Model):
    """What one member says of another (批评意见).

    Until it is opened at the sitting its words stand in `hidden` alone, sealed; afterwards in
    `words` alone. `spoken` says that nobody wrote it beforehand. `point` is what it put on the trail.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="criticisms")
    writer = models.ForeignKey(
        Person, verbose_name="谁提的", on_delete=models.PROTECT, related_name="criticisms_written"
    )
    target = models.ForeignKey(
        Person, verbose_name="提给谁", on_delete=models.PROTECT, related_name="criticisms_received"
    )
    hidden = models.BinaryField("没有公开的批评意见", blank=True, default=bytes)
    words = models.TextField("批评意见", blank=True)
    spoken = models.BooleanField("会上口头提出", default=False)
    state = models.CharField(
        "状态", max_length=20, default=CriticismState.WRITTEN.value,
        choices=[(s.value, v) for s, v in CRITICISM_STATE_LABELS.items()],
    )  # fmt: skip
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="criticisms"
    )
    opened_at = models.DateTimeField("公开时间", null=True, blank=True)
    point = models.OneToOneField(
        Point, on_delete=models.PROTECT, null=True, blank=True, related_name="criticism"
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("opened_at", "pk")
        verbose_name = "批评意见"
        constraints = (
            models.CheckConstraint(
                condition=~Q(writer=F("target")), name="nobody_criticises_himself"
            ),
            models.CheckConstraint(
                condition=~Q(state="written")
                | Q(words="", item__isnull=True, opened_at__isnull=True, point__isnull=True),
                name="sealed_criticism_shows_nothing",
            ),
            models.CheckConstraint(
                condition=Q(state="written")
                | (~Q(words="") & Q(item__isnull=False, opened_at__isnull=False)),
                name="opened_criticism_has_words_and_place",
            ),
        )

    def __str__(self) -> str:
        return f"{self.writer}给{self.target}的批评意见"


class Reply(models.Model):
    """What the criticised member replied; a later one stands in its place, none is changed."""

    criticism = models.ForeignKey(Criticism, on_delete=models.PROTECT, related_name="replies")
    words = models.TextField("回应")
    at = models.DateTimeField("时间")

    class Meta:
        ordering = ("pk",)
        verbose_name = "对批评意见的回应"

    def __str__(self) -> str:
        return self.words[:30]


class MinutesEntry(models.Model):
    """A line of the minutes, never changed. A correction is a line of its own; empty, it strikes one out.

    `key` is made by the minute-taker's browser, so that a line sent twice is kept once.
    """

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="entries")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="entries")
    key = models.UUIDField("行号")
    speaker = models.ForeignKey(
        Person, verbose_name="谁说的", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    words = models.TextField("记录", blank=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    at = models.DateTimeField("时间")

    class Meta:
        ordering = ("pk",)
        verbose_name = "会议记录的一行"
        constraints = (
            models.UniqueConstraint(fields=["sitting", "key"], name="line_once"),
            models.CheckConstraint(
                condition=~Q(words="") | Q(corrects__isnull=False), name="line_has_words"
            ),
        )

    def __str__(self) -> str:
        return self.words[:30]


class MinutesConfirmation(models.Model):
    """A person's word on the minutes as they were given out: agreed, or `wish` says what to correct."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="confirmations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    handed_out = models.PositiveSmallIntegerField("第几次交出确认")
    wish = models.TextField("要更正什么", blank=True)
    at = models.DateTimeField("时间")

    class Meta:
        ordering = ("pk",)
        verbose_name = "会议记录的确认"
        constraints = (
            models.UniqueConstraint(
                fields=["sitting", "person", "handed_out"], condition=Q(wish=""), name="agreed_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}：{self.wish or '确认'}"
