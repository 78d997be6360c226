"""Writes generated pages, or says which of them are no longer what would be written."""

import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent


def publish(pages: Mapping[Path, str], owned: set[Path], *, check: bool) -> int:
    """Write the pages and remove what else is in `owned`; with `check` only compare.

    Returns the exit status: 1 when something was stale under `check`, else 0.
    """
    stale = sorted(path for path, page in pages.items() if _content(path) != page)
    orphans = sorted(owned - set(pages))
    if check:
        for path in (*stale, *orphans):
            print(f"{path.relative_to(ROOT)} 不是最新的，请运行 make docs。", file=sys.stderr)
        return int(bool(stale or orphans))
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path], "utf-8")
    for path in orphans:
        path.unlink()
    return 0


def _content(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None
