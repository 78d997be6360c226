"""An office's own templates, one for a unit and a kind of paper, with every version that was uploaded."""

from django.db import models
from django.urls import reverse

from duizhao.core.papers.registry import kind_of
from duizhao.web.units.models import Person, Unit


class OwnTemplate(models.Model):
    """The template of a unit for a kind of paper. Withdrawn it keeps its versions; a new one puts it in use again."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="paper_templates")
    kind = models.CharField("哪种文书", max_length=40)
    withdrawn_at = models.DateTimeField("撤下的时间", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("unit", "kind")
        verbose_name = "文书模板"
        constraints = (
            models.UniqueConstraint(fields=["unit", "kind"], name="one_template_of_a_kind"),
        )

    def __str__(self) -> str:
        return f"{kind_of(self.kind).name}的模板"

    def get_absolute_url(self) -> str:
        """The page on which it is kept."""
        return reverse("papers:template", args=[self.unit_id, self.kind])


class TemplateVersion(models.Model):
    """A version as it was uploaded; it never changes. `sha256` is the digest of the file."""

    template = models.ForeignKey(OwnTemplate, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("版本")
    original = models.BinaryField("原文件")
    file_name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("校验值", max_length=64)
    size = models.PositiveIntegerField("字节数")
    fields = models.PositiveIntegerField("几个字段")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField("谁传的", max_length=80)
    at = models.DateTimeField("时间")

    class Meta:
        ordering = ("-number",)
        verbose_name = "模板的版本"
        constraints = (
            models.UniqueConstraint(
                fields=["template", "number"], name="template_version_number_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.template}第{self.number}版"
