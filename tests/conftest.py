"""What all tests share: a closing word on what was left out, and a failure where all must run."""

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import settings

from needs import NO_REAL_TEXTS, REAL_TEXTS, REQUIRE_ALL, real_texts_folder
from office_folder import Office

pytest_plugins = ["databases", "web_fixtures", "screen"]

settings.register_profile(
    "duizhao",
    deadline=None,  # a busy machine is no failure
    derandomize=bool(os.environ.get(REQUIRE_ALL)),  # who merges is told the same each time
)
settings.load_profile("duizhao")

_LEFT_OUT = ("skipped", "xfailed", "deselected")


@pytest.fixture(scope="session")
def real_texts() -> Path:
    """The folder of real texts, which the project doesn't ship."""
    return real_texts_folder()


@pytest.fixture
def office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Office:
    """A folder of texts in which the program runs."""
    return Office(tmp_path, capsys, monkeypatch)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything must run, a test that was left out fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not os.environ.get(REQUIRE_ALL):
        return
    if any(reason != NO_REAL_TEXTS or os.environ.get(REAL_TEXTS) for reason in _left_out(reporter)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, how many tests that is, and the line that would bring them in."""
    left_out = Counter(_left_out(terminalreporter))
    if left_out:
        terminalreporter.section("没有运行的测试")
    for reason, number in left_out.items():
        terminalreporter.line(f"{number} 项：{reason}")
    if left_out and os.environ.get(REQUIRE_ALL):
        terminalreporter.line(f"{REQUIRE_ALL} 要求全部运行，缺软件的算作失败。")


def _left_out(reporter: pytest.TerminalReporter) -> Iterable[str]:
    for outcome in _LEFT_OUT:
        for report in reporter.stats.get(outcome, ()):
            words = getattr(report, "longrepr", None)
            yield words[2].removeprefix("Skipped: ") if isinstance(words, tuple) else outcome
