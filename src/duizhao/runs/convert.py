"""Turns .doc, .wps, .rtf, .odt and .uot files into .docx through LibreOffice, where it is installed."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from duizhao.core.outline.container.file_kind import CONVERTED, FileKind, kind_of
from duizhao.core.outline.container.safe_zip import ZIP
from duizhao.core.outline.unreadable import Unreadable

SOFFICE = "DUIZHAO_SOFFICE"
"""The environment variable that names the program where it stands in no usual place."""
SECONDS = 120.0
"""How long one conversion may take."""

_ENDING = 2.0  # seconds in which what was killed is gone
_TEMPORARY = ("TMPDIR", "TMP", "TEMP")  # where the program puts working copies of the text
_NAMES = ("soffice", "libreoffice", "soffice.com")
_USUAL_PLACES = (
    "/usr/bin",
    "/usr/local/bin",
    "/usr/lib/libreoffice/program",
    "/opt/libreoffice*/program",
    "/snap/bin",
    "/Applications/LibreOffice.app/Contents/MacOS",
    "C:/Program Files/LibreOffice/program",
    "C:/Program Files (x86)/LibreOffice/program",
)
_ENDINGS = {
    FileKind.DOC: ".doc",
    FileKind.RTF: ".rtf",
    FileKind.ODT: ".odt",
    FileKind.UOF: ".uot",
    FileKind.WORD_XML: ".xml",
}
_AS_DOCX = "请用 Word 或 WPS 打开，另存为 .docx 再检查。"
# No macros, no links followed, nothing fetched: a file from a stranger must not act.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Stock/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Stock/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Stock/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Stock/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


def convert_to_docx(data: bytes, seconds: float = SECONDS) -> bytes:
    """The file as a .docx.

    Each conversion has its own profile and folder, which are gone afterwards. Raises Unreadable
    when the file is of no kind that is converted, LibreOffice isn't installed, fails, or takes
    longer than `seconds`.
    """
    kind = kind_of(data)
    if kind not in CONVERTED:
        raise Unreadable("这个文件不是能转换的旧格式文档。", _AS_DOCX)
    program = find_soffice()
    if program is None:
        raise Unreadable(
            "文件是旧格式（.doc、.wps、.rtf 等），要借助 LibreOffice 读取，而这台机器上没有找到它。",
            "请安装（Debian、Ubuntu：sudo apt-get install libreoffice-writer-nogui），"
            "或用 Word、WPS 打开，另存为 .docx 再检查。",
        )
    with tempfile.TemporaryDirectory(prefix="duizhao-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "text").with_suffix(_ENDINGS[kind])
        source.write_bytes(data)
        _convert(program, source, seconds)
        result = source.with_suffix(".docx")
        converted = result.read_bytes() if result.is_file() else b""
    if not converted.startswith(ZIP):
        raise Unreadable("LibreOffice 打不开这个文件，它可能已经损坏。", _AS_DOCX)
    return converted


def find_soffice() -> str | None:
    """The LibreOffice program: the one that DUIZHAO_SOFFICE names, on the path, or in a usual place."""
    named = os.environ.get(SOFFICE)
    if named:
        return named if Path(named).is_file() else None
    return next(filter(None, map(shutil.which, _NAMES)), None) or next(_in_usual_places(), None)


def _in_usual_places() -> Iterator[str]:
    for place in _USUAL_PLACES:
        root, _, pattern = place.partition("*")
        folders = (
            Path(root).parent.glob(f"{Path(root).name}*{pattern}") if pattern else [Path(place)]
        )
        for folder in folders:
            for name in (*_NAMES, "soffice.exe"):
                if (folder / name).is_file():
                    yield str(folder / name)


def _convert(program: str, source: Path, seconds: float) -> None:
    profile = source.parent / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    command = [
        program,
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        "--nofirststartwizard",
        f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to",
        "docx",
        "--outdir",
        str(source.parent),
        str(source),
    ]
    with subprocess.Popen(  # noqa: S603  the program is LibreOffice, the file name ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **dict.fromkeys(_TEMPORARY, str(source.parent))},
        start_new_session=True,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as expired:
            raise Unreadable(
                f"LibreOffice 在 {seconds:.0f} 秒内没有转换完。", _AS_DOCX
            ) from expired
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program with everything it started; it leaves children behind when it is stopped."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(  # noqa: S603  a number of our own
                ["taskkill", "/T", "/F", "/PID", str(process.pid)],  # noqa: S607  part of Windows
                check=False,
                capture_output=True,
            )
        return
    until = time.monotonic() + _ENDING
    with suppress(ProcessLookupError, PermissionError):
        while time.monotonic() < until:  # one that still writes would leave its folder behind
            os.killpg(process.pid, signal.SIGKILL)
            process.poll()
            time.sleep(0.01)
