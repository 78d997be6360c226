"""The tables of what people are told, and of who wants a mail.

People are named by their numbers, as in the audit: reminders stand below all that they tell of.
"""

from django.db import models

from duizhao.web.reminders.kinds import words_of


class Reminder(models.Model):
    """One thing that a person is told. `kind` is one of kinds.ReminderKind.

    `about` names meeting, stage or round, never content; `address` is where it is seen, behind its
    own door. `same` names news of which a person has one reminder at most: it comes anew, unread,
    in the place of the earlier.
    """

    person_id = models.BigIntegerField("人员")
    kind = models.CharField("事情", max_length=64)
    about = models.CharField("关于", max_length=200, blank=True)
    address = models.CharField("在哪里看", max_length=200)
    made_at = models.DateTimeField("时间")
    read_at = models.DateTimeField("看过", null=True, blank=True)
    same = models.CharField(max_length=80, null=True, blank=True)  # noqa: DJ001  NULLs differ, '' doesn't

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = "提醒"
        constraints = (
            models.UniqueConstraint(fields=["person_id", "same"], name="same_news_once"),
        )
        indexes = (models.Index(fields=["person_id", "-made_at"]),)

    def __str__(self) -> str:
        return words_of(self.kind)


class RemindedDay(models.Model):
    """A day whose dates have been looked at, so that nobody is reminded of them twice."""

    day = models.DateField("日期", unique=True)

    class Meta:
        verbose_name = "查过期限的日子"

    def __str__(self) -> str:
        return str(self.day)


class MailAddress(models.Model):
    """Where a person wants a mail when something waits for him; the last failure is shown to him."""

    person_id = models.BigIntegerField("人员", unique=True)
    address = models.EmailField("邮箱")
    wanted = models.BooleanField("有事等我时发邮件", default=True)
    mailed_on = models.DateField("上次发信", null=True, blank=True)
    failure = models.CharField("没有送到", max_length=200, blank=True)

    class Meta:
        verbose_name = "邮箱"

    def __str__(self) -> str:
        return self.address


class MailFailure(models.Model):
    """That mails could not be sent: when, how many, why; whose they were is nobody's business here."""

    at = models.DateTimeField("时间")
    number = models.PositiveIntegerField("几封")
    reason = models.CharField("原因", max_length=200)

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name = "没有送出的邮件"

    def __str__(self) -> str:
        return self.reason
