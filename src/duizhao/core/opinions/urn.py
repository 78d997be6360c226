"""The urn of a round: all slips and envelopes in one piece, sealed anew at each change, always as long.

Two copies of an urn differ in every byte and tell nothing, not even whether anything was put in.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.secret import SecretBox

from duizhao.core.opinions.codes import digest
from duizhao.core.opinions.envelope import SEALED, Spoken, open_envelope, seal_envelope

_DIGEST, _NUMBER = 32, 2
MOST_SLIPS = 400
_chance = secrets.SystemRandom()


class Unusable(Exception):  # noqa: N818  an answer, not a fault
    """The code is none of this urn's, or has been used: which of the two is not said."""


class Locked(Exception):  # noqa: N818  an answer, not a fault
    """None of the keys opens the urn."""


@dataclass(frozen=True, slots=True)
class Urn:
    """The digests of unused and of used slips, and the envelopes; `room` is the number of slips ever printed."""

    room: int
    unused: frozenset[bytes]
    used: frozenset[bytes] = frozenset()
    envelopes: tuple[bytes, ...] = ()


def new_urn(codes: Sequence[str]) -> Urn:
    """An urn for so many slips."""
    return Urn(len(codes), frozenset(map(digest, codes)))


def put_in(urn: Urn, code: str, opinions: Sequence[Spoken], public_key: bytes) -> Urn:
    """The urn after a slip was used. Raises Unusable, and ValueError when the words don't fit."""
    slip = digest(code)
    if slip not in urn.unused:
        raise Unusable
    envelopes = [*urn.envelopes, seal_envelope(opinions, public_key)]
    _chance.shuffle(envelopes)
    return Urn(urn.room, urn.unused - {slip}, urn.used | {slip}, tuple(envelopes))


def poured(source: Urn, private_key: bytes, target: Urn, public_key: bytes) -> Urn:
    """The target with the source's envelopes in it; the source's slips, used or not, are void.

    The room grows by all slips of the source, so that it doesn't tell how many were used.
    """
    moved = [
        seal_envelope(open_envelope(sealed, private_key), public_key) for sealed in source.envelopes
    ]
    envelopes = [*target.envelopes, *moved]
    _chance.shuffle(envelopes)
    return Urn(target.room + source.room, target.unused, target.used, tuple(envelopes))


def taken_out(urn: Urn, private_key: bytes) -> list[Spoken]:
    """Every opinion of every envelope, shuffled across the slips that they came by."""
    opinions = [each for sealed in urn.envelopes for each in open_envelope(sealed, private_key)]
    _chance.shuffle(opinions)
    return opinions


def new_private_key() -> tuple[bytes, bytes]:
    """A private key and its public key."""
    key = PrivateKey.generate()
    return bytes(key), bytes(key.public_key)


def public_key_of(private_key: bytes) -> bytes:
    """The public key of a private key."""
    return bytes(PrivateKey(private_key).public_key)


def new_key() -> bytes:
    """A key to seal an urn with, once."""
    return secrets.token_bytes(SecretBox.KEY_SIZE)


def knows(content: bytes, code: str) -> bool:
    """Whether the code is one of an urn's, used or not; reads no further than the slips.

    All of them, wherever the code stands: used slips stand last, and the time would tell.
    """
    slips, width = int.from_bytes(content[:_NUMBER], "big"), _DIGEST + 1
    rows = content[2 * _NUMBER : 2 * _NUMBER + slips * width]
    return digest(code) in {rows[at : at + _DIGEST] for at in _starts(slips, width)}


def pack(urn: Urn) -> bytes:
    """The urn in one piece, whose length depends on the number of printed slips alone."""
    slips = b"".join(
        [
            *(each + b"\0" for each in sorted(urn.unused)),
            *(each + b"\1" for each in sorted(urn.used)),
        ]
    )
    return b"".join(
        [
            len(urn.unused | urn.used).to_bytes(_NUMBER, "big"),
            len(urn.envelopes).to_bytes(_NUMBER, "big"),
            slips.ljust(urn.room * (_DIGEST + 1), b"\0"),
            b"".join(urn.envelopes).ljust(urn.room * SEALED, b"\0"),
        ]
    )


def seal(content: bytes, key: bytes) -> bytes:
    """The content of an urn as it may lie in a database."""
    return bytes(SecretBox(key).encrypt(content))


def unseal(sealed: bytes, keys: Iterable[bytes]) -> tuple[bytes, bytes]:
    """The content of an urn, and the one of the keys that opened it. Raises Locked when none does."""
    for key in keys:
        try:
            return SecretBox(key).decrypt(sealed), key
        except CryptoError:
            continue
    raise Locked


def unpack(content: bytes) -> Urn:
    """The urn of a content."""
    slips, envelopes = (int.from_bytes(content[at : at + _NUMBER], "big") for at in (0, _NUMBER))
    content = content[2 * _NUMBER :]
    room = len(content) // (_DIGEST + 1 + SEALED)
    rows = [content[at : at + _DIGEST + 1] for at in _starts(slips, _DIGEST + 1)]
    content = content[room * (_DIGEST + 1) :]
    return Urn(
        room,
        frozenset(row[:_DIGEST] for row in rows if row[_DIGEST] == 0),
        frozenset(row[:_DIGEST] for row in rows if row[_DIGEST] == 1),
        tuple(content[at : at + SEALED] for at in _starts(envelopes, SEALED)),
    )


def _starts(number: int, width: int) -> range:
    return range(0, number * width, width)
