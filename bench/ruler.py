"""The ruler of every bench: a loop of plain Python tells how slow the machine is just now."""

import time

USUAL = 0.35
"""Seconds of CPU that a usual office machine takes for `WHOLE` rounds."""
WHOLE = 5_000_000
PROBE = 50_000
"""Rounds enough to tell beside a single request."""


def slowness(rounds: int = WHOLE) -> float:
    """How many times slower than a usual machine this one is."""
    start, total = time.process_time(), 0
    for number in range(rounds):
        total += number * number
    return (time.process_time() - start) / USUAL * WHOLE / rounds
