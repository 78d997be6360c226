"""One run of `duizhao layout`: finds the files, looks at each, writes the copies, gives the results out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

import click

from duizhao.cli.named_files import STDIN, data_of, folder_of, name_of, place_of
from duizhao.cli.settings.keys import Value
from duizhao.cli.settings.reading import limits_of
from duizhao.cli.settings.resolve import Settings, resolve
from duizhao.cli.statuses import CLEAN, FAULT, FOUND
from duizhao.cli.streams import say
from duizhao.core.checks.rule import LEVEL_LABELS, Level
from duizhao.core.layout.profile import MATERIAL, OFFICIAL
from duizhao.core.outline.unreadable import Unread
from duizhao.core.relayout.examine import Diagnosed
from duizhao.core.relayout.to_json import to_json
from duizhao.runs.files import LAYOUT_MARK, Barren, find_texts, readable
from duizhao.runs.relayout import LayoutJob, look_at
from duizhao.runs.targets import CannotWrite, copies_of, require_free, write_whole

_PROFILES = {one.name: one for one in (OFFICIAL, MATERIAL)}
_GRAVEST_FIRST = tuple(Level)
_DOCX = ".docx"


@dataclass(frozen=True)
class LayoutRequest:
    """What the command line asks for; `options` are those that are settings, by key."""

    files: tuple[Path, ...]
    repair: Path | None
    profile: str | None
    form: str
    output: Path | None
    force: bool
    options: dict[str, Value | None]
    config: Path | None = None
    isolated: bool = False


@dataclass
class LayoutRun:
    """One run. Everything that can be refused is refused before the first file is looked at."""

    request: LayoutRequest
    now: datetime = field(default_factory=lambda: datetime.now().astimezone())
    unread: list[Unread] = field(default_factory=list)
    levels: Counter[Level] = field(default_factory=Counter)

    def run(self) -> int:
        """Look at everything; the exit status. Raises ClickException for what can't be done at all."""
        paths = self._paths()
        copies = self._copies(paths)
        if self.request.output is not None:
            self._require_free([self.request.output], paths, "--output")
        diagnosed = self._diagnosed(paths, copies)
        if self.request.form == "json":
            self._give(to_json(list(diagnosed), self.unread, _by_name(copies)))
        else:
            self._tell(diagnosed, copies)
        for one in self.unread:
            say(f"错误：{one.file}：{one.reason}{one.cure}")
        return self._status()

    @cached_property
    def _settings(self) -> Settings:
        request = self.request
        folder = folder_of(request.files[0])
        return resolve(folder, request.options, config=request.config, isolated=request.isolated)

    def _paths(self) -> list[Path]:
        """The files to look at: those that are named, and every .docx in the folders that are named."""
        if self.request.files == (STDIN,):
            return [STDIN]
        named = set(self.request.files)
        paths = []
        for found in find_texts(self.request.files):
            if isinstance(found, Barren):
                self.unread.append(Unread(found.file, found.reason, found.cure))
            elif found in named or found.suffix.lower() == _DOCX:
                paths.append(found)
        return paths

    def _copies(self, paths: list[Path]) -> dict[Path, Path]:
        """Where the mended copy of each file goes. Raises ClickException where it must not."""
        place = self.request.repair
        if place is None:
            return {}
        if place == STDIN:
            raise click.UsageError("改好的一份不能写到标准输出，请写文件名。")
        is_file = place.suffix.lower() == _DOCX
        if is_file and len(paths) > 1:
            raise click.UsageError("文件不止一个，--repair 请写文件夹。")
        copies = {paths[0]: place} if is_file and paths else copies_of(paths, place, LAYOUT_MARK)
        self._require_free(copies.values(), paths, "--repair")
        return copies

    def _require_free(self, targets: Iterable[Path], paths: list[Path], option: str) -> None:
        refusals = []
        for target in targets:
            try:
                require_free(target, paths, force=self.request.force, option=option)
            except CannotWrite as refused:
                refusals.append(str(refused))
        if refusals:
            raise click.ClickException("\n".join(refusals))

    def _diagnosed(self, paths: list[Path], copies: dict[Path, Path]) -> Iterator[Diagnosed]:
        profile = _PROFILES.get(self.request.profile or "")
        limits = limits_of(self._settings)
        for path in paths:
            result = look_at(
                LayoutJob(
                    place_of(path), data_of(path), profile, limits, copies.get(path), self.now
                )
            )
            if isinstance(result, Unread):
                self.unread.append(result)
                continue
            self.levels.update(remark.level for remark in result.remarks)
            yield result

    def _tell(self, diagnosed: Iterable[Diagnosed], copies: dict[Path, Path]) -> None:
        from duizhao.cli.layout_terminal import as_text, print_layout  # noqa: PLC0415  start-up time

        names = _by_name(copies)
        if self.request.output is None:
            for one in diagnosed:
                print_layout(one)
                if one.file in names:
                    say(f"改好的一份写在 {names[one.file]}")
        else:
            self._give("".join(map(as_text, diagnosed)))
        if sum(self.levels.values()):
            counts = "，".join(
                f"{LEVEL_LABELS[one]} {self.levels[one]} 处" for one in Level if self.levels[one]
            )
            say(f"版式提示：{counts}。")
        elif not self.unread:
            say("版式没有提示。")

    def _give(self, content: str) -> None:
        target = self.request.output
        if target is None:
            click.echo(content, nl=False)
            return
        try:
            write_whole(target, content.encode())
        except CannotWrite as refused:
            raise click.ClickException(str(refused)) from refused
        say(f"结果写在 {target}")

    def _status(self) -> int:
        if self.unread:
            return FAULT
        fail_on = Level(self._settings.text("fail_on"))
        grave = _GRAVEST_FIRST[: _GRAVEST_FIRST.index(fail_on) + 1]
        found = any(self.levels[level] for level in grave)
        return FOUND if found and not self._settings.flag("exit_zero") else CLEAN


def _by_name(copies: dict[Path, Path]) -> dict[str, str]:
    return {name_of(path): readable(str(copy)) for path, copy in copies.items()}
