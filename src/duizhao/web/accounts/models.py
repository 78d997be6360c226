"""The account with which a person signs in."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Accounts(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(self, username: str, password: str, *, unit_id: int | None = None) -> "User":
        """An account with a password that is kept as a digest alone."""
        user = self.model(username=username, unit_id=unit_id)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account: a sign-in name and a password; `must_change` until its owner has chosen his own.

    `unit_id` is the unit whose administrators look after it, a number because units come later.
    """

    username = models.CharField("登录名", max_length=64, unique=True)
    is_active = models.BooleanField("可以登录", default=True)
    must_change = models.BooleanField("须改密码", default=True)
    password_at = models.DateTimeField("密码设定时间", null=True)
    unit_id = models.BigIntegerField("管这个账号的单位", null=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[Accounts] = Accounts()

    class Meta:
        verbose_name = "账号"

    def __str__(self) -> str:
        return self.username
