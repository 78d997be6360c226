"""Settings of every installation; what differs comes from DUIZHAO_* variables, explained in docs/guides/serve.md."""

import os
from datetime import date, timedelta
from typing import Any

from csp.constants import NONE, SELF

from duizhao.core.dossier.signature import new_key
from duizhao.web.project.database import database
from duizhao.web.project.fonts import font_places
from duizhao.web.project.home import home, secret, typed_secret
from duizhao.web.reminders.mail_server import mail_server

HOME = home()
HOME.mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = HOME / "附件"

SECRET_KEY = secret("secret.key")
SET_UP_CODE = secret("set-up.code", typed_secret)
DOSSIER_KEY = secret("dossier.key", new_key)
FONT_FOLDERS, FONTS_OF_THE_MACHINE = font_places(os.environ.get("DUIZHAO_FONTS", ""))
SHEET_KEY = secret("sheets.key")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("DUIZHAO_HOSTS", "*").split(",")
DEMO_DAY = (
    date.fromisoformat(os.environ["DUIZHAO_DEMO_DAY"])
    if os.environ.get("DUIZHAO_DEMO_DAY")
    else None
)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "csp",
    "duizhao.web.kit",
    "duizhao.web.urns",
    "duizhao.web.reminders",
    "duizhao.web.audit",
    "duizhao.web.accounts",
    "duizhao.web.units",
    "duizhao.web.meetings",
    "duizhao.web.trail",
    "duizhao.web.study",
    "duizhao.web.opinions",
    "duizhao.web.evaluations",
    "duizhao.web.talks",
    "duizhao.web.inspections",
    "duizhao.web.statements",
    "duizhao.web.screening",
    "duizhao.web.sittings",
    "duizhao.web.indicators",
    "duizhao.web.rectification",
    "duizhao.web.programmes",
    "duizhao.web.papers",
    "duizhao.web.dispatches",
    "duizhao.web.dossier",
    "duizhao.web.check",
    "duizhao.web.conduct",
    "duizhao.web.desk",
    "duizhao.web.search",
]

MIDDLEWARE = [
    "duizhao.web.urns.middleware.ForgetWhoMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "duizhao.web.units.middleware.ActorMiddleware",
    "duizhao.web.units.middleware.FirstStartMiddleware",
    "duizhao.web.accounts.middleware.OwnPasswordMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "duizhao.web.kit.refusals.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "duizhao.web.project.urls"
WSGI_APPLICATION = "duizhao.web.project.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "duizhao.web.project.context.installation",
            ],
            "builtins": ["duizhao.web.kit.templatetags.kit"],
            "string_if_invalid": "",
        },
    }
]
FORM_RENDERER = "duizhao.web.kit.form_renderer.FormRenderer"

DATABASES = {"default": database(os.environ.get("DUIZHAO_DATABASE", ""), HOME)}
MAIL_SERVER = mail_server(
    os.environ.get("DUIZHAO_EMAIL", ""), os.environ.get("DUIZHAO_EMAIL_FROM", "")
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username",)},
    },
    {"NAME": "duizhao.web.accounts.password_rules.MixedKindsValidator"},
]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "duizhao.web.accounts.lockout.paused"
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # a name is locked wherever the wrong passwords come from

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = bool(os.environ.get("DUIZHAO_HTTPS"))
CSRF_TRUSTED_ORIGINS = [
    origin for origin in os.environ.get("DUIZHAO_ORIGINS", "").split(",") if origin
]
CSRF_FAILURE_VIEW = "duizhao.web.project.views.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
DATE_FORMAT = "Y-m-d"

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

EARLIER_LEDGER = "duizhao.web.rectification.selectors.earlier.earlier_ledger"
OPEN_WORK_QUESTIONS = [
    "duizhao.web.meetings.selectors.open_work_of",
    "duizhao.web.trail.selectors.open_work_of",
    "duizhao.web.opinions.selectors.open_work_of",
    "duizhao.web.talks.selectors.open_work_of",
    "duizhao.web.statements.selectors.team.open_work_of",
    "duizhao.web.rectification.selectors.waiting.open_work_of",
    "duizhao.web.indicators.selectors.lists.open_work_of",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_slips": {"()": "duizhao.web.urns.middleware.NoSlips"}},
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING"},
        "django.request": {
            "handlers": ["console"],
            "level": "ERROR",
            "propagate": False,
            "filters": ["no_slips"],
        },
        "axes": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
