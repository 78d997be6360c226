"""The table of ledger items."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from duizhao.core.cycle.item import (
    CAME_BACK_LABELS,
    ITEM_STATE_LABELS,
    PACE_LABELS,
    CameBack,
    ItemState,
    Pace,
)
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Department, Person


class Item(models.Model):
    """One line of a meeting's ledger (台账条目): a problem with what is done about it.

    `person` is whose problem it is, None for the team's. `owner` leads the work, `department` does
    it. `first_due` is the date before any extension; a standing item is judged by `review_on`
    instead. `came_back` says why an item is in progress once more, `relapses` how often it was
    closed and open again.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveIntegerField("序号")
    person = models.ForeignKey(
        Person, verbose_name="谁的问题", on_delete=models.PROTECT, null=True, blank=True,
        related_name="items",
    )  # fmt: skip
    problem = models.TextField("问题")
    aspect = models.CharField("方面", max_length=60, blank=True)
    goal = models.TextField("整改目标", blank=True)
    judged_by = models.CharField("怎样算改好", max_length=400, blank=True)
    pace = models.CharField(
        "整改时限", max_length=20, default=Pace.BY_DATE.value,
        choices=[(pace.value, label) for pace, label in PACE_LABELS.items()],
    )  # fmt: skip
    standing = models.BooleanField("长期坚持", default=False)
    review_on = models.DateField("下次复查日期", null=True, blank=True)
    key_concern = models.BooleanField("重点关注", default=False)
    owner = models.ForeignKey(
        Person, verbose_name="责任领导", on_delete=models.PROTECT, null=True, blank=True,
        related_name="items_led",
    )  # fmt: skip
    department = models.ForeignKey(
        Department, verbose_name="责任部门", on_delete=models.SET_NULL, null=True, blank=True,
        related_name="items",
    )  # fmt: skip
    due = models.DateField("完成期限", null=True, blank=True)
    first_due = models.DateField("原定期限", null=True, blank=True)
    state = models.CharField(
        "状态", max_length=20, default=ItemState.PROPOSED.value,
        choices=[(s.value, label) for s, label in ITEM_STATE_LABELS.items()],
    )  # fmt: skip
    came_back = models.CharField(
        "又在整改的原因", max_length=20, blank=True,
        choices=[(c.value, label) for c, label in CAME_BACK_LABELS.items()],
    )  # fmt: skip
    relapses = models.PositiveSmallIntegerField("回潮次数", default=0)
    state_reason = models.CharField("理由", max_length=400, blank=True)
    closed_on = models.DateField("销号日期", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("meeting", "number")
        verbose_name = "整改事项"
        indexes = (models.Index(fields=["meeting", "state"]),)
        constraints = (
            models.UniqueConstraint(fields=["meeting", "number"], name="item_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ItemState]), name="item_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False)
                | (~Q(state="closed") & Q(closed_on__isnull=True)),
                name="closed_item_alone_has_its_date",
            ),
            models.CheckConstraint(
                condition=~Q(came_back=CameBack.RELAPSED.value) | Q(relapses__gt=0),
                name="relapsed_item_counts_it",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(state_reason=""),
                name="dropped_item_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(first_due__isnull=True) | Q(due__gte=F("first_due")),
                name="item_due_is_not_before_its_first",
            ),
        )

    def __str__(self) -> str:
        return f"第 {self.number} 条"

    def get_absolute_url(self) -> str:
        """The page of the item."""
        return reverse("rectification:item", args=[self.pk])

    @property
    def last_day(self) -> date | None:
        """The day by which it is judged: the review of a standing item, else the date it is due."""
        return self.review_on if self.standing and self.review_on else self.due

    @property
    def whose(self) -> str:
        """Whose problem it is, as screens name him."""
        return self.person.name if self.person else "班子"
