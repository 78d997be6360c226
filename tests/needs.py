"""What some tests need from the machine, and the line to type where it is missing."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from postgres import programs

REQUIRE_ALL = "DUIZHAO_REQUIRE_ALL"
REAL_TEXTS = "DUIZHAO_REAL_TEXTS"
SOFFICE = "缺少 LibreOffice；补上：sudo apt-get install libreoffice-writer-nogui"
CHROMIUM = "缺少 Chromium；补上：sudo apt-get install chromium fonts-noto-cjk"
POSTGRESQL = "缺少 PostgreSQL；补上：sudo apt-get install postgresql"
SPARK = "缺少 Spark；补上：sudo apt-get install openjdk-17-jre-headless，再 make setup-spark"
NO_REAL_TEXTS = f"没有真实材料；补上：把环境变量 {REAL_TEXTS} 设为存放它们的文件夹"

needs_soffice = pytest.mark.skipif(
    shutil.which("soffice") is None and shutil.which("libreoffice") is None, reason=SOFFICE
)

needs_chromium = pytest.mark.skipif(shutil.which("chromium") is None, reason=CHROMIUM)

needs_postgresql = pytest.mark.skipif(programs() is None, reason=POSTGRESQL)

needs_spark = pytest.mark.skipif(
    shutil.which("java") is None or find_spec("pyspark") is None, reason=SPARK
)


def real_texts_folder() -> Path:
    """The folder of real texts; the test that asks is left out where none is named."""
    folder = os.environ.get(REAL_TEXTS)
    if not folder:
        pytest.skip(NO_REAL_TEXTS)
    return Path(folder)
