"""The operator copies everything at every moment, reads it with all his tools, and finds nothing.

He has the database file with its log, the tables, the audit, the sessions, the backups; he knows
the codes of some slips, the words that he waits for, and when he made each copy.
"""

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from ballots import Voting, voting
from cast import Cast, make_cast
from databases import file_database
from duizhao.core.opinions.codes import digest
from duizhao.core.opinions.urn import Locked, unseal
from duizhao.web.opinions import services
from duizhao.web.opinions.models import Opinion
from duizhao.web.trail.models import Point
from duizhao.web.urns.keys import read_keys
from duizhao.web.urns.models import Urn
from duizhao.web.urns.urns import look_into
from make import actor_for
from opinion_rounds import NOW, WORDS, Collecting, collecting, opened

OWN_TABLES = {"opinions_opinion", "opinions_round"}


@dataclass(frozen=True)
class Copy:
    """What the operator takes at one moment."""

    bytes_of_files: bytes
    rows: dict[str, list[tuple[object, ...]]]
    sealed: bytes

    def others(self) -> dict[str, list[tuple[object, ...]]]:
        """All rows but the urn's."""
        return {table: rows for table, rows in self.rows.items() if table != "urns_urn"}


def take_copy(file: Path) -> Copy:
    parts = [Path(f"{file}{ending}") for ending in ("", "-wal", "-shm", "-journal")]
    everything = b"".join(part.read_bytes() for part in parts if part.exists())
    with sqlite3.connect(file) as reader:
        tables = [name for (name,) in reader.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]  # fmt: skip
        rows = {table: reader.execute(f'SELECT rowid, * FROM "{table}"').fetchall() for table in tables}  # noqa: S608  # fmt: skip
        sealed = reader.execute("SELECT sealed FROM urns_urn").fetchone() or (b"",)
    reader.close()
    return Copy(everything, rows, *sealed)


@pytest.fixture
def scene(tmp_path: Path, the_day: None, transactional_db: None) -> Iterator[tuple[Path, Cast]]:  # noqa: ARG001
    with file_database(tmp_path) as file:
        yield file, make_cast()


Begin = Callable[[Cast], Collecting | Voting]


@pytest.fixture(params=[collecting, voting], ids=["opinions", "ballots"])
def begin(request: pytest.FixtureRequest) -> Begin:
    """Begins to collect: opinions on slips, or ballots. The promise is the same."""
    found: Begin = request.param
    return found


def hand_in_by_page(running: Collecting | Voting, number: int) -> None:
    assert Client().post(running.address(number), running.sent(number)).status_code == 302


def traces(running: Collecting | Voting) -> list[bytes]:
    """Everything that would tell, if it stood anywhere."""
    secrets = [
        *(code.encode() for code in running.codes),
        *(digest(code) for code in running.codes),
        *(digest(code).hex().encode() for code in running.codes),
        *running.traces(),
        b"10.20.30.40",
    ]
    keys = read_keys(Urn.objects.get().keys)
    assert keys is not None
    return [*secrets, keys.private, keys.latest, keys.before]


def test_copies_at_every_moment_differ_everywhere_and_tell_nothing(
    scene: tuple[Path, Cast], begin: Begin
) -> None:
    file, cast = scene
    running = begin(cast)
    copies = [take_copy(file)]
    for step in ("hand in", "look", "hand in", "nothing", "hand in", "look", "hand in"):
        if step == "hand in":
            hand_in_by_page(running, len(copies))
        elif step == "look":
            Client().get(running.address(0))
        copies.append(take_copy(file))

    assert len({len(copy.sealed) for copy in copies}) == 1
    assert all(copy.others() == copies[0].others() for copy in copies)
    changed = {copy.sealed for copy in copies}
    assert len(changed) == len(copies) - 1, "nothing happened once, and every visit looks alike"
    blocks = [{one[at : at + 16] for at in range(0, len(one), 16)} for one in changed]
    assert not [1 for n, mine in enumerate(blocks) for theirs in blocks[:n] if mine & theirs]
    told = b"".join(copy.bytes_of_files for copy in copies)
    assert not [trace for trace in traces(running) if trace in told]


def test_the_operators_search_would_find_what_stands_in_the_open(
    scene: tuple[Path, Cast],
) -> None:
    file, cast = scene
    opened(cast)
    told = take_copy(file).bytes_of_files
    assert not [words for words in WORDS[:6] if words.encode() not in told]


def test_who_takes_the_machine_with_its_keys_cannot_open_earlier_copies(
    scene: tuple[Path, Cast], begin: Begin
) -> None:
    file, cast = scene
    running = begin(cast)
    before = []
    for number in range(3):
        before.append(take_copy(file).sealed)
        hand_in_by_page(running, number)
    row = Urn.objects.get()
    keys = read_keys(row.keys)
    assert keys is not None
    for sealed in before:
        with pytest.raises(Locked):
            unseal(sealed, (keys.latest, keys.before))
    content, _ = look_into(row)
    assert len(content.envelopes) == 3, "the present one opens, or the test would prove nothing"


def test_the_keys_lie_outside_the_database_for_their_owner_alone_and_without_a_date(
    scene: tuple[Path, Cast], begin: Begin
) -> None:
    _, cast = scene
    running = begin(cast)
    hand_in_by_page(running, 0)
    file = Path(settings.HOME) / f"{Urn.objects.get().keys}.urn-key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.stat().st_mtime == 0
    running.destroy()
    assert not file.exists()


def test_after_destroying_an_unread_round_nothing_of_it_is_in_any_file(
    scene: tuple[Path, Cast], begin: Begin
) -> None:
    file, cast = scene
    running = begin(cast)
    for number in range(6):
        hand_in_by_page(running, number)
    told_before, last = traces(running), take_copy(file).sealed
    running.destroy()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    left = take_copy(file)
    assert not [trace for trace in told_before if trace in left.bytes_of_files]
    assert not left.rows["urns_urn"]
    middle = len(last) // 2
    assert last[middle : middle + 64] not in left.bytes_of_files, "freed pages are overwritten"


def test_after_opening_neither_keys_nor_rows_nor_file_follow_the_order_of_handing_in(
    scene: tuple[Path, Cast],
) -> None:
    file, cast = scene
    by = actor_for(cast.secretary)
    first_by_key: Counter[int] = Counter()
    first_in_file: Counter[int] = Counter()
    runs = 40
    order = list(range(5))
    for turn in range(runs):
        random.Random(turn).shuffle(order)  # noqa: S311  the operator notes the order, so it may be known
        running = collecting(cast, slips=5)
        for place, number in enumerate(order):
            running.hand_in(number, f"第{place}个交的：{WORDS[number]}")
        services.close_round(running.round, by=by, at=NOW)
        services.reveal_round(running.round, by=by, at=NOW)
        shown = [each.words for each in running.round.opinions.order_by("pk")]
        first_by_key[int(shown[0][1])] += 1
        with connection.cursor() as cursor:
            cursor.execute("SELECT words FROM opinions_opinion WHERE round_id = %s ORDER BY rowid", [running.round.pk])  # fmt: skip
            first_in_file[int(cursor.fetchone()[0][1])] += 1
    assert file.exists()
    for counted in (first_by_key, first_in_file):
        assert set(counted) == set(range(5))
        assert max(counted.values()) < runs * 0.55


def test_opinions_of_one_slip_cannot_be_put_together_again(scene: tuple[Path, Cast]) -> None:
    _, cast = scene
    running, by = collecting(cast, slips=6), actor_for(cast.secretary)
    for number in range(6):
        address = reverse("opinions:slip", args=[running.codes[number]])
        Client().post(address, {"team_0": "\n".join(f"{number}号{part}" for part in "甲乙丙丁")})
    services.close_round(running.round, by=by, at=NOW)
    services.reveal_round(running.round, by=by, at=NOW)
    shown = [each.words[0] for each in Opinion.objects.order_by("pk")]
    neighbours = sum(one == other for one, other in pairwise(shown))
    assert len(shown) == 24
    assert neighbours < 12, "18 when slips stay together, about 3 by chance"


def test_points_follow_no_order_either_and_bear_no_day(scene: tuple[Path, Cast]) -> None:
    _, cast = scene
    shown = opened(cast)
    services.forward_opinions(shown, by=actor_for(cast.secretary), at=NOW)
    points = list(Point.objects.order_by("pk"))
    assert [point.words for point in points] == [each.words for each in Opinion.objects.order_by("pk")]  # fmt: skip
    assert {point.raised_on for point in points} == {None}


def test_no_table_of_opinions_has_a_place_for_a_person_who_wrote_a_moment_or_an_address() -> None:
    forbidden = (models.DateTimeField, models.TimeField, models.GenericIPAddressField, models.DurationField)  # fmt: skip
    own = apps.get_app_config("opinions").get_models()
    columns = {model._meta.db_table: [field for field in model._meta.get_fields() if field.concrete] for model in own}  # fmt: skip
    assert set(columns) == OWN_TABLES
    for table, fields in columns.items():
        assert not [field.name for field in fields if isinstance(field, forbidden)], table
    urn = [field.name for field in Urn._meta.get_fields() if field.concrete]
    assert urn == ["id", "keys", "sealed", "takes_until"]
    assert [field.name for field in columns["opinions_opinion"]] == [
        "id", "round", "person", "aspect", "words", "group", "merged_into", "declined", "reason", "point",
    ]  # fmt: skip
    targets = {field.related_model for field in columns["opinions_opinion"] if field.is_relation}
    assert settings.AUTH_USER_MODEL not in {model._meta.label for model in targets if model is not None and not isinstance(model, str)}  # fmt: skip


def test_no_table_of_evaluations_has_a_place_for_a_ballot_or_who_cast_it() -> None:
    own = apps.get_app_config("evaluations").get_models()
    columns = {model._meta.label: [field.name for field in model._meta.get_fields() if field.concrete] for model in own}  # fmt: skip
    assert columns == {
        "evaluations.Evaluation": ["id", "meeting", "title", "due", "minimum", "own_row", "slips", "collected", "state", "reason", "urn", "revision"],
        "evaluations.Evaluated": ["id", "evaluation", "person", "rank", "grade", "decided_by", "decided_on", "reason"],
        "evaluations.Tally": ["id", "evaluated", "grade", "number"],
    }  # fmt: skip


def test_a_replaced_key_is_overwritten_where_it_lay(scene: tuple[Path, Cast], begin: Begin) -> None:
    _, cast = scene
    running = begin(cast)
    row = Urn.objects.get()
    place = Path(settings.HOME) / f"{row.keys}.urn-key"
    with place.open("rb") as earlier:
        before = earlier.read()
        hand_in_by_page(running, 0)
        earlier.seek(0)
        left = earlier.read()
    assert len(left) == len(before)
    assert not {before[at : at + 16] for at in (0, 32, 64)} & {left[at : at + 16] for at in (0, 32, 64)}  # fmt: skip
    assert not list(Path(settings.HOME).glob(f"{row.keys}.?*.urn-key"))
