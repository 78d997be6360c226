"""The urn: one sealed row for all slips of a round or of an evaluation. It has no author, moment or counter."""

from django.db import models


class Urn(models.Model):
    """The sealed whole of the slips and envelopes of one occasion, which points at it while it is sealed.

    `keys` names the file, outside the database, that can open it. The sealed bytes are their own
    revision: they never come twice, and a counter would tell how often something was put in.
    `takes_until` is the last day on which slips are taken, None while none are.
    """

    keys = models.CharField(max_length=32, unique=True)
    sealed = models.BinaryField()
    takes_until = models.DateField("收到哪一天", null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "封存箱"

    def __str__(self) -> str:
        return "封存箱"
