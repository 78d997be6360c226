"""The application as a server of the WSGI kind loads it."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duizhao.web.project.settings.installation")

application = get_wsgi_application()

# What is loaded now stays until the end: the collector need not go through it again while somebody waits.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
