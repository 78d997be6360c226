"""The help page is there for everybody and says what the table of rights says."""

import pytest
from django.test import Client
from django.urls import reverse

from duizhao.core.access.in_words import rights_in_words
from duizhao.web.project.settings import installation


@pytest.mark.django_db
def test_it_shows_every_right_without_sign_in() -> None:
    page = Client().get(reverse("help")).content.decode()
    for right in rights_in_words():
        assert f">{right.act}<" in page
        assert f">{'；'.join(right.who)}<" in page


@pytest.mark.django_db
def test_what_it_says_of_passwords_and_sessions_is_so() -> None:
    page = Client().get(reverse("help")).content.decode()
    least = installation.AUTH_PASSWORD_VALIDATORS[0]["OPTIONS"]["min_length"]  # type: ignore[index]
    minutes = int(installation.AXES_COOLOFF_TIME.total_seconds() // 60)
    assert f"至少 {least} 个字" in page
    assert f"输错 {installation.AXES_FAILURE_LIMIT} 次，这个登录名 {minutes} 分钟" in page
    assert f"最长 {installation.SESSION_COOKIE_AGE // 3600} 小时" in page
