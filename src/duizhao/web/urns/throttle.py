"""Slows down wrong codes: one bucket in memory for everybody, which knows no address."""

from threading import Lock
from time import monotonic

from duizhao.core.opinions.pace import Bucket, take

MOST, PER_SECOND = 30, 0.5


class Throttle:
    """How many wrong codes may still be tried."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.refill()

    def refill(self) -> None:
        """Begin anew with a full bucket."""
        self._bucket = Bucket(MOST, monotonic())

    def lets_in(self) -> bool:
        """Whether one more wrong code is answered; takes it from the bucket."""
        with self._lock:
            left = take(self._bucket, at=monotonic(), most=MOST, per_second=PER_SECOND)
            self._bucket = left or self._bucket
            return left is not None


WRONG_CODES = Throttle()
