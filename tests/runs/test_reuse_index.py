"""The index grows, survives being stopped at any moment, and answers as a search over everything would."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from duizhao.core.reuse.limits import Scale, limits_for
from duizhao.core.reuse.model import Work
from duizhao.runs.reuse import index as index_module
from duizhao.runs.reuse import segment as segment_module
from duizhao.runs.reuse import shelf as shelf_module
from duizhao.runs.reuse.against import against
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.index import BrokenIndex, add_to, open_index
from duizhao.runs.reuse.search import search
from duizhao.runs.reuse.segment import write_segment
from duizhao.runs.targets import CannotWrite
from make_collection import sentences, statement
from project import SOURCE, TESTS

PASSAGE = "".join(sentences("原作者", 4))


def volumes(count: int = 6) -> list[Volume]:
    return [
        Volume(Work(f"材料{n}.txt"), statement(n, PASSAGE if n == 0 else "")) for n in range(count)
    ]


NEW = Volume(Work("新.txt"), statement("新", PASSAGE))


def found_in(folder: Path) -> list[str]:
    answer = against(open_index(folder), NEW)
    return [answer.found.works[pair.b].name for pair in answer.found.pairs]


def test_it_answers_as_a_search_over_everything_does(tmp_path: Path) -> None:
    add_to(tmp_path / "索引", volumes(4))
    add_to(tmp_path / "索引", volumes())
    answer = against(open_index(tmp_path / "索引"), NEW)
    (pair,) = answer.found.pairs
    (whole,) = search([NEW, *volumes()]).pairs
    (here,), (there,) = pair.passages, whole.passages
    assert PASSAGE.rstrip("。") in NEW.content[here.a_start : here.a_end]
    assert here.name == there.name
    assert (here.same, here.characters) == (there.same, there.characters)


def test_what_stands_beside_the_stock_of_a_unit_is_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (index_module, shelf_module):  # among very many a short run is worth aligning
        monkeypatch.setattr(module, "limits_for", lambda _: limits_for(100_000))
    (stock,) = sentences("全单位共用", 1)
    tails = ["" if n < 12 else "每周清点。" for n in range(14)]
    *unit, one, new = (
        Volume(
            Work(f"材料{n}.txt", unit="一中"),
            "".join([*sentences(n, 1), stock, tail, *sentences(f"后面{n}", 1)]),
        )
        for n, tail in enumerate(tails)
    )
    add_to(tmp_path, [*unit, one])
    answer = against(open_index(tmp_path), new).found
    assert one.work not in {answer.works[pair.b] for pair in answer.pairs}
    whole = search([*unit, one, new])
    pairs = [{whole.works[pair.a], whole.works[pair.b]} for pair in whole.pairs]
    assert {one.work, new.work} not in pairs


def test_what_is_there_already_is_left_alone_and_a_new_draft_replaces(tmp_path: Path) -> None:
    add_to(tmp_path, volumes())
    grown = add_to(tmp_path, volumes(8))
    assert (grown.added, grown.replaced, grown.unchanged) == (2, 0, 6)
    grown = add_to(tmp_path, [Volume(Work("材料0.txt"), statement("全改"))])
    assert (grown.added, grown.replaced) == (0, 1)
    assert open_index(tmp_path).texts == 8
    assert found_in(tmp_path) == []


def test_many_small_additions_are_put_together(tmp_path: Path) -> None:
    for count, one in enumerate(volumes(23), 1):
        index = add_to(tmp_path, [one]).index
        sizes = [segment.texts for segment in index.segments]
        assert sum(sizes) == count
        assert all(earlier >= 2 * later for earlier, later in pairwise(sizes))
    assert open_index(tmp_path).texts == 23
    assert found_in(tmp_path) == ["材料0.txt"]


def test_a_few_more_texts_leave_the_many_as_they_are_on_disk(tmp_path: Path) -> None:
    (first,) = add_to(tmp_path, volumes(8)).index.names
    assert add_to(tmp_path, [NEW]).index.names[0] == first
    assert len(add_to(tmp_path, [Volume(NEW.work, statement("改"))]).index.names) == 2


def test_replaced_texts_are_gone_when_their_segment_is_put_together(tmp_path: Path) -> None:
    add_to(tmp_path, volumes(4))
    changed = [Volume(one.work, statement(f"改{n}")) for n, one in enumerate(volumes(3))]
    index = add_to(tmp_path, changed).index
    assert ([segment.texts for segment in index.segments], index.texts) == ([4], 4)
    assert not index.dropped
    assert found_in(tmp_path) == []


def test_what_is_everywhere_in_the_earlier_part_is_not_rare_in_a_later_one(tmp_path: Path) -> None:
    stock = "".join(sentences("套话", 3))
    add_to(tmp_path, [Volume(Work(f"早{n}.txt"), statement(f"早{n}", stock)) for n in range(40)])
    add_to(tmp_path, [Volume(Work(f"晚{n}.txt"), statement(f"晚{n}", stock)) for n in range(3)])
    index = open_index(tmp_path)
    assert [segment.texts for segment in index.segments] == [40, 3]
    assert not against(index, Volume(Work("新.txt"), statement("新", stock))).found.pairs


def test_it_is_not_compared_with_itself(tmp_path: Path) -> None:
    add_to(tmp_path, [*volumes(), NEW])
    assert found_in(tmp_path) == ["材料0.txt"]


@pytest.mark.parametrize("step", ["write_segment", "write_whole", "_require_unchanged"])
def test_stopped_at_any_moment_the_earlier_index_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    add_to(tmp_path, volumes())

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(index_module, step, stop)
        with pytest.raises(KeyboardInterrupt):
            add_to(tmp_path, [Volume(Work("再加.txt"), statement("再加"))])
    assert open_index(tmp_path).texts == 6
    assert found_in(tmp_path) == ["材料0.txt"]
    assert add_to(tmp_path, [Volume(Work("再加.txt"), statement("再加"))]).added == 1
    assert not list(tmp_path.glob(".new-*"))
    assert len(list(tmp_path.glob("segment-*"))) == 2


def test_killed_at_thirty_random_moments_it_answers_and_nothing_is_left_behind(
    tmp_path: Path,
) -> None:
    places = [str(SOURCE.parent), str(TESTS)]
    killing = subprocess.run(
        [sys.executable, TESTS / "killed_writer.py", tmp_path / "索引", "30", "1"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
        check=False,
    )
    assert not killing.returncode, killing.stderr
    assert re.fullmatch(r"[1-9]\d* added, [1-9]\d* halves, left behind: \[\]\n", killing.stdout)


@pytest.mark.parametrize(
    "file", ["_LETTERS", "_STARTS", "_CONTENT", "_WORKS", "_keys_file", "_buckets_file"]
)
def test_a_full_disk_is_said_and_the_earlier_index_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    add_to(tmp_path, volumes())

    def full(folder: Path, fresh: Iterable[Volume], scales: Sequence[Scale]) -> None:
        # only while it writes: what reads this device never ends
        with monkeypatch.context() as patch:
            if file.endswith("_file"):
                patch.setattr(segment_module, file, lambda _: "/dev/full")
            else:
                patch.setattr(segment_module, file, "/dev/full")
            write_segment(folder, fresh, scales)

    monkeypatch.setattr(index_module, "write_segment", full)
    with pytest.raises(CannotWrite, match=r"磁盘已满.*原来的索引没有改动"):
        add_to(tmp_path, [NEW])
    assert found_in(tmp_path) == ["材料0.txt"]
    assert not list(tmp_path.glob(".new-*"))


def test_a_read_only_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_to(tmp_path, volumes())

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(CannotWrite, match="只能读"):
        add_to(tmp_path, [NEW])
    assert found_in(tmp_path) == ["材料0.txt"]


def test_a_folder_that_is_none_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BrokenIndex, match="duizhao reuse index"):
        open_index(tmp_path)


def test_an_index_of_a_later_version_says_so(tmp_path: Path) -> None:
    add_to(tmp_path, volumes())
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    (tmp_path / "manifest.json").write_text(json.dumps({**manifest, "version": 2}))
    with pytest.raises(BrokenIndex, match=r"更新的版本写的.*升级"):
        open_index(tmp_path)


def test_an_index_of_other_fingerprints_is_written_anew_from_its_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:  # as an earlier version that kept others would
        patch.setattr(index_module, "limits_for", lambda _: limits_for(100_000))
        add_to(tmp_path, volumes(4))
        add_to(tmp_path, [NEW])
    with pytest.raises(BrokenIndex, match=r"从前的版本建的.*再运行一次"):
        open_index(tmp_path)
    grown = add_to(tmp_path, volumes(4))
    assert (grown.added, grown.replaced, grown.unchanged) == (0, 0, 4)
    assert [segment.texts for segment in grown.index.segments] == [5]
    assert found_in(tmp_path) == ["材料0.txt"]


@pytest.mark.parametrize("kind", ["keys", "buckets"])
def test_lost_fingerprints_are_written_anew(tmp_path: Path, kind: str) -> None:
    add_to(tmp_path, volumes())
    next(tmp_path.glob(f"segment-*/{kind}-*")).unlink()
    with pytest.raises(BrokenIndex, match=r"缺了指纹.*再运行一次"):
        open_index(tmp_path)
    assert add_to(tmp_path, []).index.texts == 6
    assert found_in(tmp_path) == ["材料0.txt"]


def test_to_damaged_fingerprints_nothing_is_added(tmp_path: Path) -> None:
    add_to(tmp_path, volumes())
    next(tmp_path.glob("segment-*/keys-*")).write_bytes(b"123")
    before = (tmp_path / "manifest.json").read_bytes()
    with pytest.raises(BrokenIndex, match="请重建"):
        add_to(tmp_path, [NEW])
    assert (tmp_path / "manifest.json").read_bytes() == before


@pytest.mark.parametrize("harm", ["manifest", "segment"])
def test_a_damaged_index_says_how_to_rebuild(tmp_path: Path, harm: str) -> None:
    add_to(tmp_path, volumes())
    if harm == "manifest":
        (tmp_path / "manifest.json").write_text("{")
    else:
        shutil.rmtree(next(tmp_path.glob("segment-*")))
    with pytest.raises(BrokenIndex, match="请重建"):
        open_index(tmp_path)
