"""Tasks for worker processes, in a module that a new process can import."""

import os
import signal

DEADLY = {7, 8}


def double(number: int) -> int:
    return 2 * number


def double_or_die(number: int) -> int:
    if number in DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number
