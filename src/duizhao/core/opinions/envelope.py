"""What one slip says, packed to a length that tells nothing, and sealed to a round's public key."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from nacl.public import PrivateKey, PublicKey, SealedBox

ROOM = 6144
"""Bytes for the words of one slip, whether used or not: about 1,900 characters."""
LENGTH = 2
SEALED = ROOM + LENGTH + 48  # 48 is what a SealedBox adds


@dataclass(frozen=True, slots=True)
class Spoken:
    """One opinion: about whom (a person's id, None for the team), under which aspect, in which words."""

    person_id: int | None
    aspect: str
    words: str


def too_long_by(opinions: Sequence[Spoken]) -> int:
    """By how many bytes the opinions of a slip exceed its room; 0 when they fit."""
    return max(0, len(_written(opinions)) - ROOM)


def seal_envelope(opinions: Sequence[Spoken], public_key: bytes) -> bytes:
    """The opinions of one slip, padded and sealed. Raises ValueError when they don't fit."""
    written = _written(opinions)
    if len(written) > ROOM:
        raise ValueError("the opinions of a slip don't fit into its envelope")
    padded = len(written).to_bytes(LENGTH, "big") + written.ljust(ROOM, b"\0")
    return bytes(SealedBox(PublicKey(public_key)).encrypt(padded))


def open_envelope(sealed: bytes, private_key: bytes) -> list[Spoken]:
    """The opinions in an envelope."""
    padded = SealedBox(PrivateKey(private_key)).decrypt(sealed)
    length = int.from_bytes(padded[:LENGTH], "big")
    return [Spoken(*row) for row in json.loads(padded[LENGTH : LENGTH + length])]


def _written(opinions: Sequence[Spoken]) -> bytes:
    rows = [(each.person_id, each.aspect, each.words) for each in opinions]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
