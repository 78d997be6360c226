"""Points and what answers them: problems with causes and measures. Each points at what it came from."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from duizhao.core.cycle.point import (
    POINT_CHANNEL_LABELS,
    POINT_STATE_LABELS,
    PointState,
)
from duizhao.core.cycle.problem_list import LIST_STATE_LABELS, ListState
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Person


class ProblemList(models.Model):
    """The problems of one person, or of the team (`person` is None), for one meeting.

    It is what every write on its problems and points claims first.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="problem_lists")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="problem_lists"
    )
    state = models.CharField(
        "状态", max_length=20, default=ListState.DRAFT.value,
        choices=[(s.value, v) for s, v in LIST_STATE_LABELS.items()],
    )  # fmt: skip
    submitted_at = models.DateTimeField("交出时间", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "问题清单"
        constraints = (
            models.UniqueConstraint(fields=["meeting", "person"], name="one_list_for_each"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(person=None), name="one_list_for_the_team"
            ),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_at__isnull=False),
                name="submitted_list_has_its_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person or self.meeting.unit.team_name or '班子'}的问题清单"

    def get_absolute_url(self) -> str:
        """The address of its board."""
        if self.person_id is None:
            return reverse("trail:team-board", args=[self.meeting_id])
        return reverse("trail:board", args=[self.meeting_id, self.person_id])


class Problem(models.Model):
    """A problem that a person or the team faces at the meeting.

    `aspect` is a key of the meeting's framework, or empty; `manifestation` says how it shows,
    `instance` gives the case with time, number or place.
    """

    list = models.ForeignKey(ProblemList, on_delete=models.PROTECT, related_name="problems")
    title = models.CharField("问题", max_length=200)
    aspect = models.CharField("方面", max_length=60, blank=True)
    manifestation = models.TextField("表现", blank=True)
    instance = models.TextField("事例", blank=True)
    rank = models.PositiveSmallIntegerField("排序", default=0)

    class Meta:
        ordering = ("rank", "pk")
        verbose_name = "问题"

    def __str__(self) -> str:
        return self.title


class Cause(models.Model):
    """A cause (原因) of a problem."""

    problem = models.ForeignKey(Problem, on_delete=models.CASCADE, related_name="causes")
    words = models.TextField("原因")

    class Meta:
        ordering = ("pk",)
        verbose_name = "原因"

    def __str__(self) -> str:
        return self.words[:30]


class Measure(models.Model):
    """A measure (措施): the promise to mend a problem; who, by when, and by what it will be judged."""

    problem = models.ForeignKey(Problem, on_delete=models.CASCADE, related_name="measures")
    words = models.TextField("措施")
    owner = models.ForeignKey(
        Person,
        verbose_name="责任人",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    due = models.DateField("完成期限", null=True, blank=True)
    judged_by = models.CharField("怎样算做到", max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "措施"

    def __str__(self) -> str:
        return self.words[:30]


class Point(models.Model):
    """Something that raises a problem about a person, or about the team (`person` is None).

    A point keeps channel, words, target and aspect; what it came from (an opinion, a talk, a
    finding) holds the key to it, never the other way round. `raised_on` is empty for anonymous
    opinions.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="points")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="points"
    )
    channel = models.CharField(
        "来自", max_length=20, choices=[(c.value, v) for c, v in POINT_CHANNEL_LABELS.items()]
    )
    words = models.TextField("原话")
    aspect = models.CharField("方面", max_length=60, blank=True)
    raised_on = models.DateField("提出日期", null=True, blank=True)
    state = models.CharField(
        "状态", max_length=20, default=PointState.OPEN.value,
        choices=[(s.value, v) for s, v in POINT_STATE_LABELS.items()],
    )  # fmt: skip
    problem = models.ForeignKey(
        Problem, on_delete=models.SET_NULL, null=True, blank=True, related_name="points"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    reason = models.CharField("理由", max_length=400, blank=True)
    fed_back_at = models.DateTimeField("反馈时间", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "意见点"
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(problem__isnull=False),
                name="answered_point_has_its_problem",
            ),
            models.CheckConstraint(
                condition=~Q(state="merged") | (Q(merged_into__isnull=False) & ~Q(reason="")),
                name="merged_point_has_target_and_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""), name="declined_point_has_its_reason"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="point_not_merged_into_itself",
            ),
        )

    def __str__(self) -> str:
        return self.words[:30]
