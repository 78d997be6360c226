"""The table of saved views of the ledger."""

from urllib.parse import urlencode

from django.db import models

from duizhao.web.units.models import Person, Unit


class SavedView(models.Model):
    """What somebody has narrowed and sorted a ledger by, kept under a name, for himself or for the unit.

    `query` has the fields of the list's form as they were chosen.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="saved_views")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField("名称", max_length=40)
    query = models.JSONField("条件", default=dict)
    shared = models.BooleanField("共享", default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "常用筛选"
        constraints = (
            models.UniqueConstraint(fields=["unit", "person", "name"], name="saved_view_name_once"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def query_string(self) -> str:
        """The conditions as an address carries them."""
        return urlencode(self.query)
