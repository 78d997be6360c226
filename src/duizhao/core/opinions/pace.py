"""Slows down wrong codes without knowing who sends them: one bucket of tokens for everybody."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bucket:
    """What may still be tried: `tokens` at a moment of a steady clock, in seconds."""

    tokens: float
    at: float


def take(bucket: Bucket, *, at: float, most: int, per_second: float) -> Bucket | None:
    """The bucket with one token less, filled up for the time that passed; None when it is empty."""
    tokens = min(most, bucket.tokens + (at - bucket.at) * per_second)
    return Bucket(tokens - 1, at) if tokens >= 1 else None
