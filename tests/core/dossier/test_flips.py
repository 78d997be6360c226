"""One flipped bit anywhere in a package is refused: in a file, in the list, in the container between them."""

import io
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from make_dossier import PAPERS, make_dossier, verified

PACKAGE, _ = make_dossier()
FLIPS, FLIPS_IN_A_FILE = 3000, 300


def flipped(bit: int) -> bytes:
    changed = bytearray(PACKAGE)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_thousands_of_single_flips_over_the_whole_package_are_refused() -> None:
    chosen = random.Random(7).sample(range(len(PACKAGE) * 8), FLIPS)  # noqa: S311  no secret
    assert [bit for bit in chosen if verified(flipped(bit)).whole] == []


def test_hundreds_of_flips_inside_each_file_are_refused() -> None:
    """Where each file's bytes stand is read from the container itself."""
    chance = random.Random(11)  # noqa: S311  no secret
    missed = []
    for start, length in spans():
        bits = range(start * 8, (start + length) * 8)
        chosen = chance.sample(bits, min(FLIPS_IN_A_FILE, len(bits)))
        missed += [bit for bit in chosen if verified(flipped(bit)).whole]
    assert missed == []


def spans() -> list[tuple[int, int]]:
    """Where the bytes of each file of the package begin, and how many they are."""
    with zipfile.ZipFile(io.BytesIO(PACKAGE)) as archive:
        found = [
            (one.header_offset + 30 + len(one.filename.encode()), one.file_size)
            for one in archive.infolist()
        ]
    assert len(found) > len(PAPERS)
    return found


@pytest.mark.parametrize("region", ["first", "last"])
def test_every_flip_of_the_first_header_and_of_the_last_bytes_is_refused(region: str) -> None:
    bits = range(60 * 8) if region == "first" else range((len(PACKAGE) - 120) * 8, len(PACKAGE) * 8)
    assert [bit for bit in bits if verified(flipped(bit)).whole] == []


@hypothesis_settings(max_examples=200)
@given(st.data())
def test_whatever_is_cut_inserted_or_overwritten_is_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(PACKAGE) - 1))
    end = data.draw(st.integers(start, min(len(PACKAGE), start + 40)))
    put = data.draw(st.binary(max_size=40))
    changed = PACKAGE[:start] + put + PACKAGE[end:]
    assert verified(changed).whole == (changed == PACKAGE)


@hypothesis_settings(max_examples=100)
@given(st.binary(max_size=400))
def test_bytes_that_are_no_package_are_refused_and_never_raise(content: bytes) -> None:
    assert not verified(content).whole
