"""Kills a program that adds to an index at random moments, and looks after each whether the index answers.

    python tests/killed_writer.py FOLDER TIMES SEED

A program of its own: each writer is a copy of it, made without loading anything again.
"""

import os
import signal
import sys
import time
from pathlib import Path
from random import Random

from duizhao.core.reuse.model import Work
from duizhao.runs.reuse.against import against
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.index import add_to, open_index
from make_collection import sentences, statement

PASSAGE = "".join(sentences("原作者", 4))
SOUGHT = Volume(Work("新.txt"), statement("新", PASSAGE))


def volume(number: int) -> Volume:
    return Volume(Work(f"{number}.txt"), statement(number, PASSAGE if number == 0 else ""))


def write_until_killed(folder: Path, first: int) -> None:
    number = first
    while True:
        add_to(folder, [volume(number)])
        number += 1


def killed(folder: Path, first: int, after: float) -> None:
    """Start a writer and kill it after so many seconds."""
    writer = os.fork()
    if not writer:
        write_until_killed(folder, first)
    time.sleep(after)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)


def whole(folder: Path) -> int:
    """How many texts the index holds, which are the first so many; it answers."""
    index = open_index(folder)
    names = {entry.work.name for _, _, entry in index.entries()}
    assert names == {f"{number}.txt" for number in range(index.texts)}
    answer = against(index, SOUGHT)
    assert [answer.found.works[pair.b].name for pair in answer.found.pairs] == ["0.txt"]
    return index.texts


def main(folder: Path, times: int, seed: int) -> None:
    pick = Random(seed)  # noqa: S311  moments, no secret
    add_to(folder, [volume(number) for number in range(6)])
    there, halves, longest = whole(folder), 0, 0.05
    for _ in range(times):
        killed(folder, there, pick.uniform(0, longest))
        halves += any(path.name.startswith(".") for path in folder.iterdir())
        now = whole(folder)
        assert now >= there, "a text that was there is lost"
        if now == there:
            longest *= 1.1  # this machine needs more time to come anywhere
        there = now
    add_to(folder, [volume(there)])
    left = sorted(path.name for path in folder.iterdir() if path.name.startswith("."))
    sys.stdout.write(f"{there - 6} added, {halves} halves, left behind: {left}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
