"""The table of tasks."""

from django.db import models

from duizhao.core.cycle.item import TASK_KIND_LABELS, TaskKind
from duizhao.web.rectification.models.item import Item
from duizhao.web.trail.models import Measure
from duizhao.web.units.models import Department, Person


class Task(models.Model):
    """A task (整改任务) that carries a measure out: what, who, with whom, until when, and what came of it."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="tasks")
    measure = models.ForeignKey(
        Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks"
    )
    words = models.TextField("措施")
    kind = models.CharField(
        "类型", max_length=20, default=TaskKind.OTHER.value,
        choices=[(kind.value, label) for kind, label in TASK_KIND_LABELS.items()],
    )  # fmt: skip
    owner = models.ForeignKey(
        Person, verbose_name="责任人", on_delete=models.PROTECT, null=True, blank=True,
        related_name="tasks", db_index=False,
    )  # fmt: skip
    department = models.ForeignKey(
        Department, verbose_name="责任部门", on_delete=models.SET_NULL, null=True, blank=True,
        related_name="tasks",
    )  # fmt: skip
    with_departments = models.ManyToManyField(
        Department, verbose_name="配合部门", blank=True, related_name="tasks_helped"
    )
    due = models.DateField("完成日期", null=True, blank=True)
    done_on = models.DateField("何时完成", null=True, blank=True)
    result = models.TextField("完成情况", blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "整改任务"
        indexes = (models.Index(fields=["owner", "item"], name="task_of_owner"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True) | ~models.Q(result=""),
                name="done_task_says_what_came_of_it",
            ),
        )

    def __str__(self) -> str:
        return self.words[:30]
