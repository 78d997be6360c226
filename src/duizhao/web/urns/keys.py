"""The keys of an urn: a file beside the database, never in it and never in a backup.

It holds the private key for the envelopes, the key of the urn, and until a change is committed the key before
it as well. Each change of the urn takes a new key and forgets the old one, so that copies of the database made earlier stay shut for good,
even to a person who later takes the machine with this file on it.
"""

import os
import secrets
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

from duizhao.core.opinions.urn import new_key, new_private_key

ENDING = ".urn-key"
_WIDTH = 32


@dataclass(frozen=True, slots=True)
class Keys:
    """The private key for the envelopes of an urn, and its own keys: the latest and the one before."""

    private: bytes
    before: bytes
    latest: bytes

    def after(self, current: bytes) -> "Keys":
        """The keys for the next change of an urn that `current` has opened."""
        return Keys(self.private, current, new_key())

    def settled(self) -> "Keys":
        """The keys once the copy that the latest one opens is certain to stay."""
        return Keys(self.private, self.latest, self.latest)


def new_keys() -> tuple[str, Keys]:
    """Keys for a new urn, and the name under which they are kept."""
    keys = Keys(new_private_key()[0], new_key(), new_key())
    name = secrets.token_hex(16)
    write_keys(name, keys)
    return name, keys


def read_keys(name: str) -> Keys | None:
    """The keys of an urn; None when they are not on this machine."""
    try:
        data = _file(name).read_bytes()
    except FileNotFoundError:
        return None
    private, before, latest = (data[at : at + _WIDTH] for at in range(0, 3 * _WIDTH, _WIDTH))
    return Keys(private, before, latest)


def write_keys(name: str, keys: Keys) -> None:
    """Put the keys in the place of the earlier ones, on disk before this returns; without a date."""
    place, new = _file(name), _file(f"{name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        _write(file, keys.private + keys.before + keys.latest)
    os.utime(new, (0, 0))
    if os.name != "posix":  # elsewhere an open file can't be replaced, nor a folder be synced
        new.replace(place)
        return
    with place.open("r+b") if place.exists() else nullcontext() as earlier:
        new.replace(place)
        folder = os.open(place.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        if earlier is not None:
            _write(earlier, secrets.token_bytes(3 * _WIDTH))


def forget_keys(name: str) -> None:
    """Make an urn unreadable for ever: overwrite its keys, and what a crash left of them."""
    for place in Path(settings.HOME).glob(f"{name}*{ENDING}"):
        with place.open("r+b") as file:
            _write(file, secrets.token_bytes(3 * _WIDTH))
        place.unlink()


def _write(file: IO[bytes], data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _file(name: str) -> Path:
    return Path(settings.HOME) / f"{name}{ENDING}"
