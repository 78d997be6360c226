"""One run of `duizhao check`: finds the texts, has them checked, gives the results out, sums up."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

import click

from duizhao.cli.draft_baseline import Acceptance, DraftBaseline
from duizhao.cli.named_files import STDIN, data_of, folder_of, name_of, place_of, statement_in
from duizhao.cli.plans import Plans
from duizhao.cli.progress import with_progress
from duizhao.cli.report_writers import FILES_BY_DEFAULT, Findings, write_report
from duizhao.cli.settings.keys import Value
from duizhao.cli.settings.reading import limits_of
from duizhao.cli.settings.resolve import Settings, resolve
from duizhao.cli.statuses import CLEAN, FOUND
from duizhao.cli.streams import harmless, say
from duizhao.cli.tally import Tally
from duizhao.core.checks.checked import Checked
from duizhao.core.checks.rule import Level
from duizhao.core.outline.unreadable import Unread
from duizhao.core.trail.ledger import LedgerItem
from duizhao.core.trail.model import Statement
from duizhao.runs.annotate import Annotation, annotate_one
from duizhao.runs.check import Job, check_files, check_one, processes_for
from duizhao.runs.files import Barren, find_texts, readable
from duizhao.runs.others import Others
from duizhao.runs.targets import CannotWrite, copies_of, require_free

TO_STDOUT = Path("-")
DOCX = "docx"


@dataclass(frozen=True)
class Request:
    """What the command line asks for; `options` are those that are settings, by key."""

    files: tuple[Path, ...]
    options: dict[str, Value | None]
    last: Path | None = None
    ledger: tuple[Path, ...] = ()
    whose: str = ""
    against: Path | None = None
    known: tuple[Path, ...] = ()
    output: Path | None = None
    force: bool = False
    config: Path | None = None
    isolated: bool = False
    save_baseline: bool = False
    accept: tuple[str, ...] = ()
    reason: str = ""


@dataclass
class CheckRun:
    """One run. Everything that can be refused is refused before the first text is checked."""

    request: Request
    now: datetime = field(default_factory=lambda: datetime.now().astimezone())
    tally: Tally = field(default_factory=Tally)

    def run(self) -> int:
        """Check everything; the exit status. Raises ClickException for what can't be done at all."""
        paths = self._texts
        self._targets = self._copies_of(paths) if self._form == DOCX else {}
        target = self._target(paths)
        baseline = self._baseline()
        plans = self._plans
        jobs = [self._job(path, baseline, alone=len(paths) == 1) for path in paths]
        look = annotate_one if self._form == DOCX else check_one
        processes = processes_for(len(jobs), self._settings.count("jobs"))
        with closing(check_files(jobs, plans.all, processes, look)) as results:
            seen = with_progress(results, len(jobs), shown=not self._shows_each(target))
            self._give_out(self.tally.of(baseline.apply(seen) if baseline else seen), target)
        self._sum_up(baseline, target, len(paths))
        return self._status()

    @cached_property
    def _plans(self) -> Plans:
        request = self.request
        return Plans(
            request.options,
            request.config,
            request.isolated,
            self._last(),
            self._ledger(),
            self._others(),
        )

    @cached_property
    def _settings(self) -> Settings:
        """The settings of the run as a whole: those that hold for the first text."""
        return self._plans.settings_for(folder_of(self.request.files[0]))

    @property
    def _form(self) -> str:
        return self._settings.text("format")

    @cached_property
    def _texts(self) -> list[Path]:
        """The texts to check; what yields none is noted as unread."""
        if self.request.files == (STDIN,):
            return [STDIN]
        paths: list[Path] = []
        for found in find_texts(self.request.files):
            if isinstance(found, Barren):
                self.tally.unread.append(Unread(found.file, found.reason, found.cure))
            else:
                paths.append(found)
        for option, given in (("--last", self.request.last), ("--ledger", self.request.ledger)):
            if given and len(paths) > 1:
                raise click.UsageError(f"{option} 一次只能配一份今年的材料。")
        return paths

    def _last(self) -> Statement | None:
        """Last year's statement, when one is named."""
        request, file = self.request, self.request.last
        if file is None:
            return None
        options = {**request.options, "framework": None}
        settings = Plans(options, request.config, request.isolated).settings_for(folder_of(file))
        return statement_in(file, settings)

    def _ledger(self) -> tuple[LedgerItem, ...] | None:
        """The author's items of the ledgers that are named. Raises ClickException."""
        request = self.request
        if not request.ledger or not self._texts:
            return None
        from duizhao.cli.earlier_ledgers import earlier_ledgers  # noqa: PLC0415  start-up time

        file = self._texts[0]
        plain = Plans(request.options, request.config, request.isolated)
        settings = plain.settings_for(folder_of(file))
        return earlier_ledgers(request.ledger, file, settings, request.whose)

    def _others(self) -> Others | None:
        """The index to compare with, when one is named, and the known texts. Raises ClickException."""
        request = self.request
        if request.against is None:
            return None
        from duizhao.cli.known_texts import known_texts  # noqa: PLC0415  start-up time
        from duizhao.runs.reuse.index import BrokenIndex, open_index  # noqa: PLC0415

        try:
            open_index(request.against)
        except BrokenIndex as broken:
            raise click.ClickException(str(broken)) from broken
        folder = folder_of(request.files[0])
        settings = resolve(
            folder, request.options, config=request.config, isolated=request.isolated
        )
        limits = limits_of(settings)
        return Others(request.against, tuple(known_texts(request.known, limits)))

    def _baseline(self) -> DraftBaseline | None:
        file = self._settings.path("baseline")
        if file is None:
            if self.request.save_baseline:
                raise click.UsageError("请用 --baseline 写明记在哪个文件里。")
            return None
        if self.request.accept and self._form == DOCX:
            raise click.UsageError("--accept 请先单独运行一次，再写批注。")
        acceptance = Acceptance(self.request.accept, self.request.reason)
        return DraftBaseline(file, self.request.save_baseline, acceptance, self.now.date())

    def _job(self, path: Path, baseline: DraftBaseline | None, *, alone: bool) -> Job:
        file, name, data = place_of(path), name_of(path), data_of(path)
        plan = self._plans.number_for(folder_of(path))
        known = baseline.known_in(name, alone=alone) if baseline else None
        if self._form != DOCX:
            return Job(file, plan, data, known)
        return Annotation(file, plan, data, known, self._targets[name], self.now)

    def _copies_of(self, paths: list[Path]) -> Mapping[str, Path]:
        """Where the annotated copy of each text goes. Raises ClickException where it must not."""
        output = self.request.output
        if paths == [STDIN] and output is None:
            raise click.UsageError("从标准输入读的材料没有文件名，请用 --output 写明批注写到哪里。")
        if output == TO_STDOUT:
            raise click.UsageError("docx 不能写到标准输出，请写文件或文件夹。")
        if output and len(paths) == 1 and output.suffix.lower() == ".docx":
            targets: Mapping[Path, Path] = {paths[0]: output}
        else:
            targets = copies_of(paths, output)
        self._require_free(targets.values(), paths)
        return {name_of(path): target for path, target in targets.items()}

    def _target(self, paths: list[Path]) -> Path | None:
        """The file for the report, None for standard output. Raises ClickException."""
        output = self.request.output
        if self._form == DOCX or output == TO_STDOUT:
            return None
        if output is None and self._form in FILES_BY_DEFAULT:
            output = Path(FILES_BY_DEFAULT[self._form])
        if output is not None:
            self._require_free([output], paths)
        return output

    def _require_free(self, targets: Iterable[Path], paths: list[Path]) -> None:
        earlier = (self.request.last,) if self.request.last else ()
        originals = [*paths, *earlier, *self.request.ledger]
        refusals = []
        for target in targets:
            try:
                require_free(target, originals, force=self.request.force)
            except CannotWrite as refused:
                refusals.append(str(refused))
        if refusals:
            raise click.ClickException("\n".join(refusals))

    def _shows_each(self, target: Path | None) -> bool:
        """Whether each result appears on the terminal as it comes, so that a bar would disturb."""
        return self._form in {"text", DOCX} and target is None and sys.stdout.isatty()

    def _give_out(self, checked: Iterator[Checked], target: Path | None) -> None:
        if self._form != DOCX:
            found = Findings(checked, self.tally.unread, self.now.date())
            write_report(self._form, found, target)
            return
        for one in checked:
            click.echo(harmless(readable(str(self._targets[one.file]))))

    def _sum_up(self, baseline: DraftBaseline | None, target: Path | None, files: int) -> None:
        """Say what could not be read, what was written where, and the counts."""
        for unread in self.tally.unread:
            say(f"错误：{unread.file}：{unread.reason}{unread.cure}")
        for file, failed in self.tally.failed:
            say(f"错误：{file}：{failed}")
        if baseline and (told := baseline.finish()):
            say(told)
        if files != 1 or self._form != "text" or target:
            say(self.tally.in_words())
        if target:
            say(f"结果写在 {target}")

    def _status(self) -> int:
        status = self.tally.status(Level(self._settings.text("fail_on")))
        return CLEAN if status == FOUND and self._settings.flag("exit_zero") else status
