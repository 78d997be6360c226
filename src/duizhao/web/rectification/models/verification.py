"""The table of verifications: one row for each request to close."""

from django.db import models
from django.db.models import Q

from duizhao.web.rectification.models.item import Item
from duizhao.web.units.models import Person

OUTCOMES = (("passed", "核验通过"), ("returned", "退回"))


class Verification(models.Model):
    """A request to close an item, and what became of it: the effect claimed, verifier, outcome, sign-off.

    The row without `ended_at` is the one that runs.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="verifications")
    effect = models.TextField("整改成效")
    asked_by_name = models.CharField("谁申请的", max_length=80)
    asked_at = models.DateTimeField("申请时间")
    verifier = models.ForeignKey(
        Person, verbose_name="核验人", on_delete=models.PROTECT, null=True, blank=True,
        related_name="verifications", db_index=False,
    )  # fmt: skip
    assigned_at = models.DateTimeField("指定时间", null=True, blank=True)
    outcome = models.CharField("结果", max_length=20, blank=True, choices=OUTCOMES)
    words = models.TextField("核验意见", blank=True)
    decided_by_name = models.CharField("谁核验或者退回的", max_length=80, blank=True)
    decided_at = models.DateTimeField("核验时间", null=True, blank=True)
    signed_by = models.ForeignKey(
        Person, verbose_name="谁签字", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    signed_at = models.DateTimeField("签字时间", null=True, blank=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "核验"
        indexes = (models.Index(fields=["verifier", "item"], name="verification_of_verifier"),)
        constraints = (
            models.UniqueConstraint(
                fields=["item"], condition=Q(ended_at=None), name="one_verification_runs"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | (~Q(words="") & Q(decided_at__isnull=False)),
                name="decided_verification_has_words_and_time",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="passed") | Q(verifier__isnull=False),
                name="passed_verification_has_its_verifier",
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True) | Q(outcome="passed", signed_by__isnull=False),
                name="signed_verification_was_passed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item}的核验"
