"""Reads the files of an office's own lists, which the settings name."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from duizhao.cli.settings.mistakes import WrongSetting
from duizhao.cli.settings.resolve import Settings
from duizhao.core.checks.offices.office import Entry, Office, Source
from duizhao.core.checks.offices.office_lists import (
    WrongList,
    read_names,
    read_pairs,
    read_phrases,
    read_titles,
)
from duizhao.core.outline.encodings import decode
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable
from duizhao.runs.files import find_texts
from duizhao.runs.open import open_text

Read = Callable[[str, str], tuple[Entry, ...]]


def office_of(settings: Settings, limits: Limits) -> Office:
    """The lists that the settings name. Raises WrongSetting with file and line."""
    folder = _named(settings, "office.sources")
    return Office(
        people=_entries(settings, "office.people", read_names),
        units=_entries(settings, "office.units", read_names),
        pairs=_entries(settings, "office.pairs", read_pairs),
        phrases=_entries(settings, "office.phrases", read_phrases),
        titles=_entries(settings, "office.titles", read_titles),
        sources=_sources(folder, limits) if folder else (),
    )


def _named(settings: Settings, name: str) -> Path | None:
    """The file or folder that a setting names, known to exist."""
    path = settings.path(name)
    if path and not path.exists():
        raise WrongSetting(
            f"{settings.origin(name)}：{name} 写的是 {path}，没有找到。相对的位置从设置文件所在的文件夹算起。"
        )
    return path


def _entries(settings: Settings, name: str, read: Read) -> tuple[Entry, ...]:
    path = _named(settings, name)
    if path is None:
        return ()
    try:
        return read(decode(path.read_bytes()).text, str(path))
    except WrongList as wrong:
        raise WrongSetting(str(wrong)) from wrong
    except (Unreadable, OSError) as fault:
        raise WrongSetting(f"{path}：读不了这个名单，请用记事本另存为 UTF-8 的 .txt。") from fault


@cache
def _sources(folder: Path, limits: Limits) -> tuple[Source, ...]:
    """The texts in a folder, each with its file name as title. Raises WrongSetting."""
    sources = []
    for path in find_texts([folder]):
        if not isinstance(path, Path):
            raise WrongSetting(f"{path.file}：{path.reason}{path.cure}")
        try:
            content = open_text(str(path), None, limits).content
        except Unreadable as refused:
            raise WrongSetting(f"{path}：{refused}") from refused
        sources.append(Source(path.stem.strip("《》"), content))
    return tuple(sources)
