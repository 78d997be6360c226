"""Settings of `duizhao open`: the quick check alone, for one person at his own machine; no sign-in, no data."""

import os

from duizhao.web.project.home import temporary_home

os.environ["DUIZHAO_HOME"] = temporary_home("duizhao-open-")

from duizhao.web.project.settings.installation import *  # noqa: F403  after the home is set
from duizhao.web.project.settings.installation import TEMPLATES

ROOT_URLCONF = "duizhao.web.project.local_urls"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        **TEMPLATES[0],
        "OPTIONS": {
            **TEMPLATES[0]["OPTIONS"],
            "context_processors": [
                "django.template.context_processors.request",
                "duizhao.web.project.context.installation",
            ],
        },
    }
]
