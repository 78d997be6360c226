"""One run of `duizhao reuse`: reads the texts, searches, applies what was ruled, reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import click

from duizhao.cli.known_texts import known_texts
from duizhao.cli.reuse_terminal import as_text, print_reuse
from duizhao.cli.settings.reading import limits_of
from duizhao.cli.settings.resolve import resolve
from duizhao.cli.statuses import CLEAN, FAULT, FOUND
from duizhao.cli.streams import say
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unread
from duizhao.core.reports.reuse.shown import Shown, counts_words
from duizhao.core.reuse.model import Found, Pair, Work
from duizhao.core.reuse.rulings import (
    Ruled,
    Ruling,
    WrongRulings,
    read_rulings,
    with_rulings,
    write_rulings,
)
from duizhao.runs.reuse.against import against
from duizhao.runs.reuse.collection import Volume, WrongList, collected, read_list
from duizhao.runs.reuse.index import BrokenIndex, Index, add_to, open_index
from duizhao.runs.reuse.search import known_hashes, search
from duizhao.runs.targets import CannotWrite, require_free, signed, write_whole

_BY_DEFAULT = {"html": "雷同结果.html", "xlsx": "雷同结果.xlsx"}
_TO_STDOUT = Path("-")


@dataclass(frozen=True)
class Asked:
    """What the command line asks for, by the names of its options."""

    files: tuple[Path, ...]
    against: Path | None = None
    into: Path | None = None
    engine: str | None = None
    master: str | None = None
    known: tuple[Path, ...] = ()
    people: Path | None = None
    form: str | None = None
    output: Path | None = None
    force: bool = False
    hide_names: bool = False
    everything: bool = False
    rulings: Path | None = None
    rule: str | None = None
    ruled: str | None = None
    reason: str | None = None
    answer: str | None = None
    exit_zero: bool = False
    allow_secret: bool | None = None
    config: Path | None = None
    isolated: bool = False


@dataclass
class _Read:
    """The texts that could be read, and the files that could not."""

    volumes: list[Volume] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def index_texts(asked: Asked) -> int:
    """Add texts to an index; the exit status. Raises ClickException."""
    assert asked.into  # noqa: S101  the command line sees to it
    read = _read(asked.files, asked)
    try:
        grown = add_to(asked.into, read.volumes)
    except (BrokenIndex, CannotWrite) as refused:
        raise click.ClickException(str(refused)) from refused
    _say_unread(read.unread)
    say(
        f"索引 {asked.into} 里有 {grown.index.texts} 份：新加 {grown.added} 份，"
        f"换成新稿 {grown.replaced} 份，没有变的 {grown.unchanged} 份。"
    )
    return FAULT if read.unread else CLEAN


def screen(asked: Asked) -> int:
    """Search and report; the exit status. Raises ClickException."""
    target = _target(asked)
    rulings = _rulings(asked.rulings)
    index = _index(asked.against)
    read = _read(asked.files, asked)
    known = [words for _, words in known_texts(asked.known, _limits(asked))]
    known += [ruling.words for ruling in rulings.values() if ruling.is_source]
    found, contents = _search(asked, index, read.volumes, known)
    shown = Shown(
        replace(found, pairs=tuple(with_rulings(found.pairs, rulings))),
        contents,
        rulings,
        read.unread,
        everything=asked.everything,
        hidden=asked.hide_names,
    )
    if asked.rule:
        return _rule(asked, shown, rulings)
    _report(asked.form or "text", shown, target)
    _say_unread(read.unread)
    if target or asked.form not in {None, "text"}:
        say(counts_words(shown))
    if target:
        say(f"结果写在 {target}")
    if read.unread:
        return FAULT
    return FOUND if any(shown.open_passages()) and not asked.exit_zero else CLEAN


def _read(paths: Sequence[Path], asked: Asked) -> _Read:
    read = _Read()
    for one in collected(paths, _limits(asked), _people(asked.people)) if paths else ():
        if isinstance(one, Unread):
            read.unread.append(one)
        else:
            read.volumes.append(one)
    return read


def _limits(asked: Asked) -> Limits:
    options = {"limits.allow_secret": asked.allow_secret}
    return limits_of(resolve(Path(), options, config=asked.config, isolated=asked.isolated))


def _people(file: Path | None) -> Mapping[str, Work]:
    try:
        return read_list(file) if file else {}
    except WrongList as wrong:
        raise click.ClickException(str(wrong)) from wrong


def _index(folder: Path | None) -> Index | None:
    try:
        return open_index(folder) if folder else None
    except BrokenIndex as broken:
        raise click.ClickException(str(broken)) from broken


def _search(
    asked: Asked, index: Index | None, volumes: Sequence[Volume], known: Sequence[str]
) -> tuple[Found, list[str]]:
    """What was found, and what the texts say, in the order of its numbers."""
    if index is None:
        found = _all_against_all(asked, volumes, known)
        said = {volume.work: volume.content for volume in volumes}
        return found, [said[work] for work in found.works]
    works: list[Work] = []
    contents: list[str] = []
    pairs: list[Pair] = []
    common = known_hashes(known, index.limits)
    for volume in volumes:
        one = against(index, volume, common)
        first = len(works)
        works += one.found.works
        contents += one.contents
        pairs += [Pair(first + pair.a, first + pair.b, pair.passages) for pair in one.found.pairs]
    pairs.sort(key=lambda pair: -pair.rare_letters)
    return Found(works, tuple(pairs)), contents


def _all_against_all(asked: Asked, volumes: Sequence[Volume], known: Sequence[str]) -> Found:
    if asked.engine != "spark":
        return search(volumes, known)
    from duizhao.runs.reuse.spark import LOCAL, NoSpark, search_on_spark  # noqa: PLC0415  start-up time

    try:
        return search_on_spark(volumes, known, master=asked.master or LOCAL)
    except NoSpark as missing:
        raise click.ClickException(str(missing)) from missing


def _rulings(file: Path | None) -> dict[str, Ruling]:
    if file is None or not file.exists():
        return {}
    try:
        return read_rulings(file.read_bytes().decode("utf-8-sig"))
    except (WrongRulings, UnicodeDecodeError, OSError) as wrong:
        raise click.ClickException(f"{file}：{wrong}") from wrong


def _rule(asked: Asked, shown: Shown, rulings: dict[str, Ruling]) -> int:
    """Keep what is ruled about one passage."""
    assert asked.rulings  # noqa: S101  the command line sees to it
    for pair in shown.found.pairs:
        for passage in pair.passages:
            if passage.name == asked.rule:
                words = shown.quote(pair.a, passage.a_start, passage.a_end)
                rulings[passage.name] = Ruling(
                    passage.name,
                    Ruled(asked.ruled or ""),
                    (asked.reason or "").strip(),
                    _today(),
                    (asked.answer or "").strip(),
                    words,
                )
                try:
                    write_whole(asked.rulings, write_rulings(rulings).encode())
                except CannotWrite as refused:
                    raise click.ClickException(str(refused)) from refused
                say(f"记在 {asked.rulings}：共 {len(rulings)} 条。")
                return CLEAN
    raise click.ClickException(f"这次的结果里没有指纹是 {asked.rule} 的段落，定性记录没有改动。")


def _target(asked: Asked) -> Path | None:
    form = asked.form or "text"
    if asked.output == _TO_STDOUT:
        return None
    target = asked.output or (Path(_BY_DEFAULT[form]) if form in _BY_DEFAULT else None)
    if target:
        originals = [*(path for path in asked.files if path.is_file()), *asked.known]
        try:
            require_free(target, originals, force=asked.force)
        except CannotWrite as refused:
            raise click.ClickException(str(refused)) from refused
    return target


def _report(form: str, shown: Shown, target: Path | None) -> None:
    if form == "text" and target is None:
        print_reuse(shown)
        return
    content = _content(form, shown)
    if target is None:
        click.echo(content, nl=False)
        return
    try:
        write_whole(target, content)
    except CannotWrite as refused:
        raise click.ClickException(str(refused)) from refused


def _content(form: str, shown: Shown) -> bytes:
    """The report as the bytes of a file; each form's library is loaded only when it is asked for."""
    match form:
        case "json":
            from duizhao.core.reports.reuse.to_json import to_json  # noqa: PLC0415

            return to_json(shown).encode()
        case "html":
            from duizhao.core.reports.reuse.to_html import to_html  # noqa: PLC0415

            return to_html(shown, on=_today()).encode()
        case "xlsx":
            from duizhao.core.reports.reuse.to_xlsx import to_xlsx  # noqa: PLC0415

            return signed(to_xlsx(shown, on=_today()))
    return as_text(shown).encode()


def _today() -> date:
    return datetime.now().astimezone().date()


def _say_unread(unread: Sequence[Unread]) -> None:
    for one in unread:
        say(f"错误：{one.file}：{one.reason}{one.cure}")
