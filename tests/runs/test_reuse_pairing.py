"""Pairs are compared by several processes with the results of one, also when one of them is killed."""

import os
import signal
import sys

import pytest

from duizhao.core.reuse.model import Pair, Work
from duizhao.runs.reuse import pairing
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.search import search
from make_collection import sentences, statement

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="只有 Linux 分给几个进程")


@pytest.fixture
def shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even few pairs are shared out, two at a time."""
    monkeypatch.setattr(pairing, "_WORTH_IT", 1)
    monkeypatch.setattr(pairing, "_AT_ONCE", 2)


def texts() -> list[Volume]:
    """Twelve texts, of which each has a passage of its neighbour's and one that three have."""
    own = ["".join(sentences(f"原作者{n}", 4)) for n in range(12)]
    common = "".join(sentences("三个人", 4))
    return [
        Volume(
            Work(f"{n}.txt", "", "", 2025),
            statement(f"作者{n}", own[n] + own[n - 1] + (common if n % 4 == 0 else "")),
        )
        for n in range(12)
    ]


def test_several_processes_find_what_one_finds(
    shared_out: None,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hands: list[int] = []
    one = pairing._shared_out

    def counted(work: object, jobs: int, number: int) -> object:
        hands.append(number)
        return one(work, jobs, number)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    monkeypatch.setattr(pairing, "_shared_out", counted)
    by_several = search(texts())
    monkeypatch.setattr(pairing, "_WORTH_IT", 10_000)
    assert by_several == search(texts())
    assert len(by_several.pairs) >= 12
    assert hands == [3]


def test_what_a_killed_process_leaves_is_done_by_the_first(
    shared_out: None,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work = pairing._Work
    parent, pairs = os.getpid(), work.pairs

    def killed(self: object, first: int, end: int) -> list[Pair]:
        if first >= 4 and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return pairs(self, first, end)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    whole = search(texts())
    monkeypatch.setattr(work, "pairs", killed)
    assert search(texts()) == whole
