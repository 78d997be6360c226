"""Checks many files over processes: results in the order of the files, one bad file never stops the rest."""

import os
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from traceback import extract_tb

from duizhao.core.checks.checked import Checked
from duizhao.core.checks.drafts.baseline import Known
from duizhao.core.checks.examine import Terms, examine
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unread, Unreadable
from duizhao.core.trail.ledger import LedgerItem
from duizhao.core.trail.model import Statement
from duizhao.runs.crew import Crew
from duizhao.runs.files import readable
from duizhao.runs.open import open_text
from duizhao.runs.others import Others, shared_passages
from duizhao.runs.parcels import pack_by_fields

WORTH_A_PROCESS = 4
"""How many files a process must get before starting it pays."""

MOST_PROCESSES = 61
"""Windows lets no pool have more."""

Result = Checked | Unread


@dataclass(frozen=True)
class Plan:
    """What holds for all files of a folder: how they are read, and how they are examined.

    `ledger` are the items of earlier meetings, None without a ledger; `others` the texts of an index,
    when passages that they have too are looked for.
    """

    terms: Terms = field(default_factory=Terms)
    limits: Limits = field(default_factory=Limits)
    last: Statement | None = None
    ledger: tuple[LedgerItem, ...] | None = None
    others: Others | None = None


@dataclass(frozen=True)
class Job:
    """One file to check. `file` is how it is opened, `name` what reports call it, `plan` the number of its plan.

    `data` is there when the bytes were read already (from standard input). `known` are the
    baseline's findings of this file, None without a baseline.
    """

    file: str
    plan: int = 0
    data: bytes | None = None
    known: tuple[Known, ...] | None = None

    @property
    def name(self) -> str:
        """The file's name as the user gave it, or as it can be written where that can't."""
        return readable(self.file)


Look = Callable[[Job, Plan], Result]


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes_for(files: int, wanted: int) -> int:
    """How many processes to use: `wanted` (0: one for each core), fewer when files are few."""
    return max(1, min(wanted or cores(), files // WORTH_A_PROCESS, MOST_PROCESSES))


def check_one(job: Job, plan: Plan) -> Result:
    """Read and check one file; whatever is wrong with it, it becomes an Unread."""
    return shielded(job, lambda: _check(job, plan))


def shielded(job: Job, do: Callable[[], Result]) -> Result:
    """What `do` gives; where it can't read the file, or a fault of ours stops it, an Unread."""
    try:
        return do()
    except Unreadable as refused:
        return Unread(job.name, refused.reason, refused.cure)
    except Exception as fault:  # noqa: BLE001  a fault of ours in one file must not stop the others
        return Unread(
            job.name, f"程序处理时出错（{_named(fault)}）。", "请把这一行报告给程序的维护者。"
        )


def _check(job: Job, plan: Plan) -> Result:
    text = open_text(job.file, job.data, plan.limits)
    shared = shared_passages(job.file, text, plan.others) if plan.others else ()
    return examine(
        job.name, text, plan.terms, last=plan.last, known=job.known, ledger=plan.ledger, shared=shared
    )  # fmt: skip


def check_files(
    jobs: Iterable[Job], plans: Sequence[Plan], processes: int = 1, look: Look = check_one
) -> Generator[Result, None, None]:
    """The result of each job, in the order of the jobs, as soon as it is known.

    With one process everything happens in this one. With more, a process that dies costs only
    the file that killed it, which becomes an Unread. `look` must be a function of a module.
    """
    if processes == 1:
        yield from (look(job, plans[job.plan]) for job in jobs)
        return
    crew = Crew(_Looker(tuple(plans), look), processes, prepare=pack_by_fields)
    for job, result in crew.work(jobs):
        yield result if result is not None else _lost(job)


@dataclass(frozen=True)
class _Looker:
    """The look of a run with its plans, as it is sent to every process once."""

    plans: tuple[Plan, ...]
    look: Look

    def __call__(self, job: Job) -> Result:
        return self.look(job, self.plans[job.plan])


def _lost(job: Job) -> Unread:
    return Unread(
        job.name,
        "程序处理这个文件时意外中断，可能是文件损坏，或者内存不够。",
        "请用 Word 或 WPS 打开后另存为 .docx 再试。",
    )


def _named(fault: Exception) -> str:
    """The kind of a fault and its place in our code, but none of the words of the text."""
    place = extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__}，{Path(place.filename).name} 第 {place.lineno} 行"
