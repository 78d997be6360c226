"""Settings of the tests: SQLite in memory unless DUIZHAO_DATABASE is set, quick digests, no files left behind."""

import os

from duizhao.web.project.home import temporary_home

os.environ["DUIZHAO_HOME"] = temporary_home("duizhao-test-")

from duizhao.web.project.settings.installation import *  # noqa: F403  after the home is set
from duizhao.web.project.settings.installation import DATABASES

if not os.environ.get("DUIZHAO_DATABASE"):
    DATABASES["default"]["NAME"] = ":memory:"
    DATABASES["default"]["OPTIONS"] = {"transaction_mode": "IMMEDIATE"}
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
"""Static files are looked for when they are asked for, not listed anew for each of thousands of browsers."""
AXES_ENABLED = False
