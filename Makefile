# duizhao（对照）的全部命令；`make` 或 `make help` 列出它们。

SHELL := /bin/sh
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
SIZES := 300 1000 10000  # 几份材料，查雷同的测量用
GENERATORS := map manuals framework_index examples
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help setup setup-spark setup-bench check test fix docs demo serve bench bench-web bench-papers bench-writers bench-ledger bench-reuse bench-dossier gallery lock

help:  ## 列出全部命令
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

demo: $(VENV)/.ready  ## 检查自带的示例材料，并说明批注、表格和网页放在哪里
	@$(BIN)/duizhao demo

test: check  ## 全部检查和测试（持续集成运行的就是这一条）
	@$(BIN)/python -m pytest -n 2

check: $(VENV)/.ready-dev  ## 格式、静态检查、类型、导入约束、迁移是否齐全、生成的文件是否最新
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo
	@DJANGO_SETTINGS_MODULE=duizhao.web.project.settings.test $(BIN)/python -m django makemigrations --check --dry-run --verbosity 1
	@for tool in $(GENERATORS); do $(BIN)/python tools/$$tool.py --check || exit 1; done

fix: $(VENV)/.ready-dev  ## 排好格式，改掉能自动改的问题
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: $(VENV)/.ready-dev  ## 重新生成由程序写的文件：地图、手册页、框架索引、示例文档
	@for tool in $(GENERATORS); do $(BIN)/python tools/$$tool.py || exit 1; done

bench: $(VENV)/.ready-dev  ## 测量速度，打印一张表
	@$(BIN)/python bench/speed.py

gallery: $(VENV)/.ready-dev  ## 重新截取 docs/gallery 里的页面（需要 Chromium）
	@$(BIN)/python tools/gallery.py

bench-web: $(VENV)/.ready-dev  ## 测量网页的速度：一个大单位，SQLite 和 PostgreSQL
	@$(BIN)/python bench/web.py

bench-papers: $(VENV)/.ready-dev  ## 测量每种文书出 docx、PDF、xlsx 的速度
	@$(BIN)/python bench/papers.py

bench-writers: $(VENV)/.ready-dev  ## 测量三十个人同时写材料时自动保存的速度
	@$(BIN)/python bench/writers.py

bench-ledger: $(VENV)/.ready-dev  ## 测量十万条整改事项的台账和脉络的速度（需要 PostgreSQL）
	@$(BIN)/python bench/ledger.py

bench-reuse: $(VENV)/.ready-dev setup-bench  ## 测量查雷同的质量、速度和内存，并同别的工具比，重画 docs/reuse.svg
	@PYTHONPATH=bench/reuse $(BIN)/python bench/reuse/measure.py $(SIZES)
	@PYTHONPATH=bench/reuse $(BIN)/python bench/reuse/plot.py

bench-dossier: $(VENV)/.ready-dev  ## 测量写卷宗和核验卷宗的速度
	@$(BIN)/python bench/dossier.py

serve: $(VENV)/.ready  ## 在浏览器里筹备会议（http://127.0.0.1:8000/）
	@$(BIN)/duizhao serve

setup: $(VENV)/.ready-dev  ## 准备开发环境（.venv）

setup-spark: $(VENV)/.ready-dev  ## 装上 Spark（约 450 兆，另要 Java 17），查雷同的 --engine spark 和它的测试要用
	@$(INSTALL) --no-build-isolation --require-hashes --requirement requirements-spark.lock

setup-bench: $(VENV)/.ready-dev  ## 装上测量查雷同时用来比的几个工具
	@$(INSTALL) --require-hashes --requirement requirements-bench.lock

lock:  ## 重新锁定依赖（加 UPGRADE=--upgrade 则升级）
	@$(COMPILE) $(UPGRADE) --build-deps-for editable --output-file requirements.lock pyproject.toml
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' \
		| $(COMPILE) $(UPGRADE) --constraint requirements.lock --output-file requirements-dev.lock -
	@for extra in spark bench; do \
		$(BIN)/python -c 'import sys, tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"][sys.argv[1]], sep="\n")' $$extra \
		| $(COMPILE) $(UPGRADE) --constraint requirements.lock --output-file requirements-$$extra.lock - || exit 1; done

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更新的版本，这台机器上没有找到。请先安装（例如 sudo apt-get install python3 python3-venv），或用 make PYTHON=路径 指明。" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "建立环境失败。在 Debian、Ubuntu 上请先运行：sudo apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.ready: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "正在准备运行环境 $(VENV)（首次约需一分钟）……" >&2
	@$(INSTALL) --require-hashes --requirement requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock pyproject.toml | $(VENV)/.ready
	@echo "正在准备开发环境 $(VENV)（首次约需两分钟）……" >&2
	@$(INSTALL) --require-hashes --requirement requirements-dev.lock
	@touch $@
