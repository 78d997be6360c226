"""Seals what a member writes about another before the sitting, so that a copy of the database doesn't tell it.

The key comes from the installation's secret, which is in no backup: on another machine sealed words
stay shut. It keeps them from those who look into the database, not from whoever runs the program.
"""

from hashlib import blake2b

from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

_PURPOSE = b"criticisms"


def sealed(words: str) -> bytes:
    """The words as nobody can read them."""
    return bytes(_box().encrypt(words.encode()))


def unsealed(hidden: "bytes | memoryview[int]") -> str | None:
    """The words; None where they were sealed on another machine."""
    try:
        return _box().decrypt(bytes(hidden)).decode()
    except CryptoError:
        return None


def _box() -> SecretBox:
    key = blake2b(settings.SECRET_KEY.encode(), digest_size=SecretBox.KEY_SIZE, person=_PURPOSE)
    return SecretBox(key.digest())
