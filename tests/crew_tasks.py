"""Tasks for worker processes, in a module that a new process can import."""

import os
import signal
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from duizhao.runs.check import Job, Plan, Result, check_one, shielded

DEADLY = {7, 8}


def double(number: int) -> int:
    return 2 * number


def double_or_die(number: int) -> int:
    if number in DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def linger(place: str) -> None:
    """Works for a minute in a folder of its own below a place."""
    with TemporaryDirectory(dir=place):
        Path(place, "begun").touch()
        time.sleep(60)


def look_or_die(job: Job, plan: Plan) -> Result:
    """Checks a file; the fourth kills its process."""
    if "材料3" in job.file:
        os.kill(os.getpid(), signal.SIGKILL)
    return check_one(job, plan)


def look_or_fail(job: Job, plan: Plan) -> Result:
    """Checks a file; at the second our code fails over the words of the text."""
    return shielded(job, lambda: _fail() if "材料1" in job.file else check_one(job, plan))


def _fail() -> Result:
    raise ValueError("学习没有往心里去")
