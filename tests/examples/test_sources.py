"""The examples that are Word documents or a PDF say what their sources say; the guide lists every one."""

import re
import subprocess
import sys
from pathlib import Path

from duizhao import examples
from expectations import load_expected
from project import ROOT

FOLDER = Path(examples.__file__).parent


def test_the_documents_are_what_their_sources_say() -> None:
    checked = subprocess.run(
        [sys.executable, ROOT / "tools" / "examples.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


def test_the_guide_lists_every_example_once_with_its_year() -> None:
    rows = re.findall(
        r"^\| `(\S+)` \| (.+?) \|", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE
    )
    expected = load_expected()
    assert [file for file, _ in rows] == sorted(expected)
    for file, what in rows:
        year = expected[file].reading["meeting_year"]
        named = re.match(r"(\d{4})年", what)
        assert named is None or int(named.group(1)) == year


def test_every_example_is_of_a_length_that_people_write() -> None:
    for path in FOLDER.glob("*.txt"):
        characters = len("".join(path.read_text("utf-8").split()))
        assert 900 <= characters <= 3_500, path.name
