"""The table of what an item came from."""

from django.db import models
from django.db.models import Q

from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models.item import Item
from duizhao.web.trail.models import Point, Problem


class Source(models.Model):
    """A problem, or a point that no problem answers, with its item, or with the reason why it has none.

    `joined` where the item stands in the ledger of an earlier meeting.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="item_sources", db_index=False
    )
    problem = models.OneToOneField(
        Problem, on_delete=models.CASCADE, null=True, blank=True, related_name="source"
    )
    point = models.OneToOneField(
        Point, on_delete=models.CASCADE, null=True, blank=True, related_name="source"
    )
    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, null=True, blank=True, related_name="sources"
    )
    joined = models.BooleanField("并入以前会议的一条", default=False)
    declined = models.CharField("不列入台账的理由", max_length=400, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "整改事项的来处"
        indexes = (
            models.Index(
                fields=["meeting", "problem", "point", "item", "joined"], name="source_of_meeting"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(problem__isnull=True, point__isnull=False)
                | Q(problem__isnull=False, point__isnull=True),
                name="source_is_a_problem_or_a_point",
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=True) & ~Q(declined="")
                | Q(item__isnull=False, declined=""),
                name="source_has_an_item_or_a_reason",
            ),
        )

    def __str__(self) -> str:
        return str(self.problem or self.point)
