"""Where the project's files are, for the tests that read the project itself."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "duizhao"
TESTS = ROOT / "tests"


def modules(folder: Path = SOURCE) -> list[Path]:
    """All Python modules below a folder that people write; migrations are written by Django."""
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def tracked_files() -> list[Path]:
    """All files that git keeps, or would keep once they are added."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [path for line in listed.splitlines() if (path := ROOT / line).is_file()]
