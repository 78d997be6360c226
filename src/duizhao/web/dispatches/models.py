"""The table of dispatches: a row once something was put down of one."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from duizhao.core.cycle.dispatch import DISPATCH_STATE_LABELS, DUTIES, DispatchState, Duty
from duizhao.web.meetings.models import Meeting


class Dispatch(models.Model):
    """What of a meeting goes to somebody (报送). `title` and `due` are its own only where the office added it.

    A duty's day follows from the parameters and isn't stored. `whom` it was sent to, `by` whom it
    was received or returned, are words: they are other offices. Returned and sent again it keeps
    the last days; the earlier ones stand in the audit.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="dispatches")
    duty = models.CharField("事项", max_length=20)
    title = models.CharField("送什么", max_length=120, blank=True)
    due = models.DateField("期限", null=True, blank=True)
    state = models.CharField(
        "状态", max_length=20, default=DispatchState.DUE.value,
        choices=[(s.value, v) for s, v in DISPATCH_STATE_LABELS.items()],
    )  # fmt: skip
    whom = models.CharField("送给谁", max_length=120, blank=True)
    sent_on = models.DateField("送出日期", null=True, blank=True)
    sent_by_name = models.CharField("谁登记的", max_length=80, blank=True)
    answered_by = models.CharField("谁签收或者退回的", max_length=80, blank=True)
    answered_on = models.DateField("签收或者退回日期", null=True, blank=True)
    reason = models.CharField("退回的理由", max_length=400, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "报送"
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "duty"], condition=~Q(duty="other"), name="duty_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in DispatchState]),
                name="dispatch_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="due") | (Q(sent_on__isnull=False) & ~Q(whom="")),
                name="sent_dispatch_has_its_day_and_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["received", "returned"])
                | (Q(answered_on__isnull=False) & ~Q(answered_by="")),
                name="answered_dispatch_has_its_day_and_who",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(reason=""), name="returned_dispatch_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(duty="other") | ~Q(title=""), name="other_dispatch_has_a_title"
            ),
        )

    def __str__(self) -> str:
        return self.title or DUTIES[Duty(self.duty)].what

    def get_absolute_url(self) -> str:
        """The page on which its meeting's dispatches stand."""
        return reverse("dispatches:list", args=[self.meeting_id])
