"""Evaluations, the members who are evaluated, and how many ballots gave whom which grade.

No table holds a ballot: while they come they lie in the urn, and opening leaves numbers alone.
"""

from django.db import models
from django.db.models import Q

from duizhao.core.cycle.evaluation import (
    DECIDED_BY_LABELS,
    EVALUATION_STATE_LABELS,
    GRADE_LABELS,
    EvaluationState,
)
from duizhao.core.cycle.opinion_round import LEAST_SUBMISSIONS
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Person
from duizhao.web.urns.models import Urn

GRADES = [(grade.value, label) for grade, label in GRADE_LABELS.items()]


class Evaluation(models.Model):
    """An evaluation of the members of a branch by ballots.

    `slips` is how many ballots were printed; `collected` how many came, empty until the evaluation
    is opened. `due` is the last day on which one can be cast, `own_row` what the ballot says of
    the row of the one who votes. There is an `urn` while it is sealed.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="evaluations")
    title = models.CharField("名称", max_length=80)
    due = models.DateField("截止日期")
    minimum = models.PositiveSmallIntegerField("至少几张才开封", default=LEAST_SUBMISSIONS)
    own_row = models.CharField("自己评不评自己", max_length=10, default="leave")
    slips = models.PositiveSmallIntegerField("印了几张票", default=0)
    collected = models.PositiveSmallIntegerField("收到几张", null=True, blank=True)
    state = models.CharField(
        "状态", max_length=20, default=EvaluationState.DRAFTED.value,
        choices=[(s.value, v) for s, v in EVALUATION_STATE_LABELS.items()],
    )  # fmt: skip
    reason = models.CharField("理由", max_length=400, blank=True)
    urn = models.OneToOneField(
        Urn, on_delete=models.SET_NULL, null=True, blank=True, related_name="evaluation"
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "民主评议"
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in EvaluationState]),
                name="evaluation_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="opened") | Q(collected__isnull=True),
                name="sealed_evaluation_has_no_count",
            ),
            models.CheckConstraint(
                condition=~Q(state="destroyed") | ~Q(reason=""),
                name="destroyed_evaluation_has_reason",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Evaluated(models.Model):
    """A member who is evaluated, and the grade that the branch decided for him, with who and why.

    They are written when the ballots are printed: who comes later is on none.
    """

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="evaluated")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField("排序")
    grade = models.CharField("等次", max_length=20, blank=True, choices=GRADES)
    decided_by = models.CharField(
        "谁定的", max_length=20, blank=True,
        choices=[(d.value, v) for d, v in DECIDED_BY_LABELS.items()],
    )  # fmt: skip
    decided_on = models.DateField("定的日期", null=True, blank=True)
    reason = models.CharField("理由", max_length=400, blank=True)

    class Meta:
        ordering = ("rank", "pk")
        verbose_name = "被评议的党员"
        constraints = (
            models.UniqueConstraint(fields=["evaluation", "person"], name="evaluated_once"),
            models.CheckConstraint(
                condition=Q(grade="")
                | (~Q(reason="") & ~Q(decided_by="") & Q(decided_on__isnull=False)),
                name="decided_grade_has_who_when_and_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}：{self.get_grade_display() or '还没有定等次'}"


class Tally(models.Model):
    """How many ballots gave a member a grade."""

    evaluated = models.ForeignKey(Evaluated, on_delete=models.CASCADE, related_name="tallies")
    grade = models.CharField("等次", max_length=20, choices=GRADES)
    number = models.PositiveSmallIntegerField("票数")

    class Meta:
        ordering = ("pk",)
        verbose_name = "票数"
        constraints = (
            models.UniqueConstraint(fields=["evaluated", "grade"], name="tally_once_a_grade"),
        )

    def __str__(self) -> str:
        return f"{self.get_grade_display()} {self.number} 票"
