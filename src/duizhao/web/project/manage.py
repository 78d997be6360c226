"""Django's own commands, for people who work on the program: python -m duizhao.web.project.manage."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duizhao.web.project.settings.installation")
    execute_from_command_line(sys.argv)
