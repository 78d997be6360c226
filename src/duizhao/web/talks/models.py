"""A talk between two persons, and the points that it put on the trail."""

from django.db import models
from django.db.models import F, Q

from duizhao.core.cycle.talk import TALK_KIND_LABELS, TALK_STATE_LABELS, TalkState
from duizhao.web.meetings.models import Meeting
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person


class Talk(models.Model):
    """A talk (谈心谈话) that must take place, or has. `one` is the member of the team.

    `problems_of_one` and `problems_of_other` are what was said of either, one a line; `agreed`
    is what both want to carry into their texts, one a line.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="talks")
    kind = models.CharField(
        "类型", max_length=20, choices=[(k.value, v) for k, v in TALK_KIND_LABELS.items()]
    )
    one = models.ForeignKey(
        Person, verbose_name="谈话人", on_delete=models.PROTECT, related_name="talks_begun"
    )
    other = models.ForeignKey(
        Person, verbose_name="谈话对象", on_delete=models.PROTECT, related_name="talks_joined"
    )
    held_on = models.DateField("谈话日期", null=True, blank=True)
    where = models.CharField("地点", max_length=80, blank=True)
    problems_of_one = models.TextField("谈话人的问题", blank=True)
    problems_of_other = models.TextField("谈话对象的问题", blank=True)
    agreed = models.TextField("达成的共识", blank=True)
    state = models.CharField(
        "状态", max_length=20, default=TalkState.DUE.value,
        choices=[(s.value, v) for s, v in TALK_STATE_LABELS.items()],
    )  # fmt: skip
    one_confirmed_at = models.DateTimeField("谈话人确认", null=True, blank=True)
    other_confirmed_at = models.DateTimeField("谈话对象确认", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "谈心谈话"
        constraints = (
            models.UniqueConstraint(fields=["meeting", "one", "other"], name="talk_once"),
            models.CheckConstraint(condition=~Q(one=F("other")), name="nobody_talks_to_himself"),
            models.CheckConstraint(
                condition=Q(state="due") | Q(held_on__isnull=False),
                name="recorded_talk_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed")
                | (Q(one_confirmed_at__isnull=False) & Q(other_confirmed_at__isnull=False)),
                name="confirmed_talk_has_both",
            ),
        )

    def __str__(self) -> str:
        return f"{self.one} — {self.other}"


class TalkPoint(models.Model):
    """A point that a confirmed talk put on the trail."""

    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, related_name="points")
    point = models.OneToOneField(Point, on_delete=models.PROTECT, related_name="talk_point")

    class Meta:
        verbose_name = "谈话提出的意见点"

    def __str__(self) -> str:
        return str(self.point)
