"""The two digests of every file: SHA-256, and SM3 where this machine's OpenSSL has it."""

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_SM3 = "sm3"


@dataclass(frozen=True, slots=True)
class Digests:
    """What a content is known by; `sm3` is None where the machine can't reckon it."""

    size: int
    check: int
    sha256: str
    sm3: str | None


def knows_sm3() -> bool:
    """Whether this machine can reckon SM3 (GB/T 32905): some builds of OpenSSL leave it out."""
    try:
        hashlib.new(_SM3)
    except ValueError:
        return False
    return True


def digests_of(chunks: Iterable[bytes]) -> Digests:
    """Size, checksum and digests of a content, read once."""
    sha256 = hashlib.sha256()
    sm3 = hashlib.new(_SM3) if knows_sm3() else None
    size = check = 0
    for chunk in chunks:
        size += len(chunk)
        check = zlib.crc32(chunk, check)
        sha256.update(chunk)
        if sm3:
            sm3.update(chunk)
    return Digests(size, check, sha256.hexdigest(), sm3.hexdigest() if sm3 else None)


def sha256_of(words: str) -> str:
    """The SHA-256 of words in UTF-8."""
    return hashlib.sha256(words.encode()).hexdigest()
