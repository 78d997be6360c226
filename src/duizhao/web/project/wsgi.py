"""The application as a server of the WSGI kind loads it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duizhao.web.project.settings.installation")

application = get_wsgi_application()
