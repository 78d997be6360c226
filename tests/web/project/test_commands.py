"""What the web offers to the command line: it starts, listens, answers, and stops."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest

from duizhao.cli.program import OFFERED
from office_folder import Office

pytestmark = pytest.mark.enable_socket
PORTS = {"open": 8761, "demo": 8762, "serve": 8763}


@contextmanager
def running(folder: Path, *words: str) -> Iterator[None]:
    """The program, until the test is done with it."""
    (folder / "临时").mkdir()
    environment = {
        **os.environ, "DUIZHAO_HOME": str(folder / "数据"), "TMPDIR": str(folder / "临时"),
    }  # fmt: skip
    for name in ("DJANGO_SETTINGS_MODULE", "DUIZHAO_DATABASE"):
        environment.pop(name, None)
    started = subprocess.Popen(
        [sys.executable, "-m", "duizhao", *words],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        started.terminate()
        started.wait(20)


def page(port: int, path: str = "/") -> tuple[int, str]:
    """The answer at a path, once the server listens."""
    for _ in range(400):
        with (
            suppress(ConnectionRefusedError),
            closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection,
        ):
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        time.sleep(0.2)
    raise AssertionError(f"nothing listens at {port}")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_open_leaves_no_folder_behind_however_it_is_ended(
    tmp_path: Path, how: signal.Signals
) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    for name in ("DJANGO_SETTINGS_MODULE", "DUIZHAO_DATABASE", "DUIZHAO_HOME"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "duizhao", "open", "--no-browser"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE
    ) as started:
        try:
            assert started.stderr is not None
            assert "请在浏览器打开" in started.stderr.readline().decode()
            assert list(tmp_path.glob("duizhao-open-*"))
            started.send_signal(how)
            started.wait(20)
        finally:
            started.kill()  # where the signal is ignored, as under nohup, the test fails and ends
    assert not list(tmp_path.iterdir())


def test_open_shows_the_quick_check_without_sign_in(tmp_path: Path) -> None:
    with running(tmp_path, "open", "--no-browser", "--port", str(PORTS["open"])):
        status, shown = page(PORTS["open"])
    assert status == 200
    assert "快速检查" in shown
    assert "检查完什么都不保存" in shown


def test_the_demo_shows_a_sign_in_for_each_role(tmp_path: Path) -> None:
    with running(tmp_path, "demo", "--serve", "--no-browser", "--port", str(PORTS["demo"])):
        status, shown = page(PORTS["demo"], "/accounts/sign-in/")
    assert status == 200
    assert "演示账号" in shown
    assert "安全审计员" in shown
    assert not list((tmp_path / "临时").iterdir())


def test_serve_starts_on_an_empty_folder_and_keeps_its_data_there(tmp_path: Path) -> None:
    with running(tmp_path, "serve", "--port", str(PORTS["serve"])):
        status, _ = page(PORTS["serve"], "/help/")
    assert status == 200
    assert (tmp_path / "数据" / "对照.sqlite3").exists()


@pytest.mark.parametrize("name", OFFERED)
def test_every_offered_command_has_a_chinese_help_page(office: Office, name: str) -> None:
    shown = office.run(name, "--help")
    assert shown.status == 0
    assert shown.out.startswith(f"用法：duizhao {name}")
    assert OFFERED[name] in office.run("--help").out
