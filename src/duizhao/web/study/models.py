"""Required readings and who has read them; group sessions and who attended."""

from django.db import models
from django.db.models import Q

from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Person


class Reading(models.Model):
    """Something that must be read before the meeting (学习内容), with its file where there is one."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="readings")
    title = models.CharField("学习内容", max_length=200)
    source = models.CharField("出处", max_length=200, blank=True)
    file = models.FileField("文件", upload_to="study/", blank=True)
    file_name = models.CharField("文件名", max_length=200, blank=True)
    due = models.DateField("学完期限", null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "学习内容"

    def __str__(self) -> str:
        return self.title


class ReadingDone(models.Model):
    """A person's own word that he has read something, and what he takes from it."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="done")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="readings_done")
    on = models.DateField("学习日期")
    thoughts = models.TextField("体会", blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "已学记录"
        constraints = (models.UniqueConstraint(fields=["reading", "person"], name="read_once"),)

    def __str__(self) -> str:
        return f"{self.person}：{self.reading}"


class StudySession(models.Model):
    """A group session (集中学习)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="study_sessions")
    held_on = models.DateField("日期")
    topic = models.CharField("内容", max_length=200)
    where = models.CharField("地点", max_length=80, blank=True)
    minutes = models.PositiveSmallIntegerField("时长（分钟）", null=True, blank=True)
    record = models.TextField("记录", blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-held_on", "-pk")
        verbose_name = "集中学习"

    def __str__(self) -> str:
        return f"{self.held_on} {self.topic}"


class Attendance(models.Model):
    """Whether a member of the team was at a group session; why not, and when he made up for it."""

    session = models.ForeignKey(StudySession, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="study_attendance")
    present = models.BooleanField("到会", default=True)
    reason = models.CharField("缺席原因", max_length=120, blank=True)
    made_up_on = models.DateField("补学日期", null=True, blank=True)

    class Meta:
        ordering = ("person__team_rank", "pk")
        verbose_name = "到会情况"
        constraints = (
            models.UniqueConstraint(fields=["session", "person"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(present=False) | Q(made_up_on__isnull=True),
                name="present_needs_no_make_up",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}：{self.session}"
