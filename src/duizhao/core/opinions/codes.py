"""One-time codes on slips: made by chance, easy to type, known to the program by a digest alone."""

import hashlib
import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, 1, I, L, O: they look alike on paper."""
GROUPS, SIGNS = 5, 4
"""20 signs out of 31 are 99 bits: nobody finds a code by trying."""


def new_codes(number: int) -> list[str]:
    """So many different codes."""
    codes: set[str] = set()
    while len(codes) < number:
        codes.add("".join(secrets.choice(ALPHABET) for _ in range(GROUPS * SIGNS)))
    return list(codes)


def grouped(code: str) -> str:
    """A code as a slip shows it: K7QM-3XWP-…"""
    return "-".join(code[start : start + SIGNS] for start in range(0, len(code), SIGNS))


def read_code(typed: str) -> str | None:
    """The code that a person typed, whatever blanks, hyphens, small or wide letters; None if it is none."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign.isalnum())
    return bare if len(bare) == GROUPS * SIGNS and set(bare) <= set(ALPHABET) else None


def digest(code: str) -> bytes:
    """What an urn keeps of a code; 99 bits by chance need no salt."""
    return hashlib.blake2b(code.encode("ascii"), digest_size=32, person=b"duizhao-slip").digest()
