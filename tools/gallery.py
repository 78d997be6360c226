"""Makes docs/gallery anew: every page of the demo, wide and narrow, with an index: `make gallery`."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import django
from playwright.sync_api import Browser, Page, sync_playwright

from crawl import Opened, Read, places_by_person
from pages import ROOT

GALLERY = ROOT / "docs" / "gallery"
WIDTHS = (1280, 390)
TALLEST = 1800  # pixels
QUALITY = 55  # per cent
SETTINGS = "DJANGO_SETTINGS_MODULE"
PATIENCE = 120  # seconds
HEAD = """# 页面图册

由 `make gallery` 打开演示单位逐页截取，不要手改。每一页有宽屏（1280）和手机（390）两张；每种页面只在第一个能看到它的角色下面出现一次。
"""


@dataclass(frozen=True)
class Picture:
    """A page in the gallery: whose it is, what it is called, the name of its files."""

    role: str
    title: str
    stem: str


@contextmanager
def demo() -> Iterator[str]:
    """The demo in a process of its own; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "duizhao",
        "demo",
        "--serve",
        "--no-browser",
        "--port",
        str(port),
    ]
    outside = {name: value for name, value in os.environ.items() if name != SETTINGS}
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=outside)  # noqa: S603  our own program
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{address}/help/").close()  # noqa: S310  our own program
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.5)
        else:
            return


def signed_in(browser: Browser, address: str, username: str, password: str) -> Page:
    """A window in which somebody has signed in."""
    page = browser.new_context().new_page()
    page.goto(f"{address}/accounts/sign-in/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    page.click("main button.primary")
    return page


def reader(page: Page, address: str) -> Read:
    """Opens addresses without leaving the page; files are None."""

    def read(path: str) -> Opened | None:
        answer = page.request.get(address + path)
        if not answer.headers["content-type"].startswith("text/html"):
            return None
        return Opened(answer.url.removeprefix(address).split("?")[0], answer.text())

    return read


def take(page: Page, stem: str) -> None:
    """The page that is open, once for each width."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        height = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST)
        page.screenshot(
            path=GALLERY / f"{stem}-{width}.jpg", type="jpeg", quality=QUALITY, full_page=True,
            clip={"x": 0, "y": 0, "width": width, "height": height},
        )  # fmt: skip


def pictures() -> Iterator[Picture]:
    """Take them all, role by role."""
    from duizhao.web.project.demo_unit.sign_ins import (  # noqa: PLC0415  after set-up
        PASSWORD,
        SIGN_INS,
    )

    with demo() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        windows = {
            one.username: signed_in(browser, address, one.username, PASSWORD) for one in SIGN_INS
        }
        roles = {one.username: one.role for one in SIGN_INS}
        found = places_by_person(windows, lambda name: reader(windows[name], address))
        for username, places in found.items():
            for place in places:
                page = windows[username]
                page.goto(address + place.address)
                stem = re.sub(r"\W", "-", place.name)
                take(page, stem)
                yield Picture(roles[username], page.title().removesuffix(" · 对照"), stem)


def index(taken: list[Picture]) -> str:
    """The page that shows them all."""
    lines = [HEAD]
    for number, one in enumerate(taken):
        if not number or taken[number - 1].role != one.role:
            lines.append(f"## {one.role}\n")
        shots = " ".join(f"![{one.title}，宽 {width}]({one.stem}-{width}.jpg)" for width in WIDTHS)
        lines.append(f"### {one.title}\n\n{shots}\n")
    return "\n".join(lines)


def main() -> None:
    """Take the pictures and write the index."""
    os.environ[SETTINGS] = "duizhao.web.project.settings.test"
    django.setup()
    shutil.rmtree(GALLERY, ignore_errors=True)
    GALLERY.mkdir(parents=True)
    taken = list(pictures())
    Path(GALLERY / "README.md").write_text(index(taken), "utf-8")
    print(f"已写入 docs/gallery，{len(taken)} 种页面。")


if __name__ == "__main__":
    main()
