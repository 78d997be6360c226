"""Rounds of opinions, and the opinions once a round is opened; while it is sealed it has an urn.

None of these tables has an author, an address, a moment or a counter; a test reads their columns.
"""

import secrets

from django.db import models
from django.db.models import F, Q

from duizhao.core.cycle.opinion_round import (
    LEAST_SUBMISSIONS,
    ROUND_CHANNEL_LABELS,
    ROUND_STATE_LABELS,
    RoundState,
)
from duizhao.web.meetings.models import Meeting
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person
from duizhao.web.urns.models import Urn

_KEY_BITS = 62


def chance_key() -> int:
    """A primary key that tells nothing of when its row came."""
    return secrets.randbits(_KEY_BITS) or 1


class Round(models.Model):
    """A round of collecting opinions (征求意见) by one channel.

    `slips` is how many codes were printed. `collected` is how many submissions came; it stays
    empty until the round is opened. `due` is the last day on which a slip can be used. There is an `urn` while the round is sealed.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="opinion_rounds")
    title = models.CharField("名称", max_length=80)
    channel = models.CharField(
        "方式", max_length=20, choices=[(c.value, v) for c, v in ROUND_CHANNEL_LABELS.items()]
    )
    due = models.DateField("截止日期")
    minimum = models.PositiveSmallIntegerField("至少几份才开封", default=LEAST_SUBMISSIONS)
    slips = models.PositiveSmallIntegerField("印了几张意见码", default=0)
    collected = models.PositiveIntegerField("收到几份", null=True, blank=True)
    state = models.CharField(
        "状态", max_length=20, default=RoundState.DRAFTED.value,
        choices=[(s.value, v) for s, v in ROUND_STATE_LABELS.items()],
    )  # fmt: skip
    reason = models.CharField("理由", max_length=400, blank=True)
    urn = models.OneToOneField(
        Urn, on_delete=models.SET_NULL, null=True, blank=True, related_name="round"
    )
    joined_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="joined_from"
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "征求意见"
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in RoundState]), name="round_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["opened", "forwarded"]) | Q(collected__isnull=True),
                name="sealed_round_has_no_count",
            ),
            models.CheckConstraint(
                condition=~Q(state="destroyed") | ~Q(reason=""), name="destroyed_round_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="joined")
                | (Q(joined_into__isnull=False) & ~Q(joined_into=F("id"))),
                name="joined_round_has_target",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Opinion(models.Model):
    """One opinion: about whom (None: the team), under which aspect, in which words.

    `group` says, for other channels than slips, what kind of people it came from. `merged_into`
    or `declined`, each with its reason, say what the office proposes before it hands opinions on;
    the words stay as they are. `point` is what it became on the trail.
    """

    id = models.BigIntegerField(primary_key=True, default=chance_key, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="opinions")
    person = models.ForeignKey(
        Person,
        verbose_name="关于谁",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    aspect = models.CharField("方面", max_length=60, blank=True)
    words = models.TextField("原话")
    group = models.CharField("哪一类人提的", max_length=40, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    declined = models.BooleanField("不列入", default=False)
    reason = models.CharField("理由", max_length=400, blank=True)
    point = models.OneToOneField(
        Point, on_delete=models.PROTECT, null=True, blank=True, related_name="opinion"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = "意见"
        constraints = (
            models.CheckConstraint(
                condition=(Q(merged_into__isnull=True) & Q(declined=False)) | ~Q(reason=""),
                name="settled_opinion_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(declined=False),
                name="opinion_merged_or_declined",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="opinion_not_merged_into_itself",
            ),
        )

    def __str__(self) -> str:
        return self.words[:30]
