"""Numbers in a file, mapped into memory: what is read lies on the disk until it is looked at."""

import mmap
import os
from pathlib import Path
from typing import Any

import numpy as np

from duizhao.core.reuse.postings import Keys, Numbers

_KEY = np.dtype("<u8")
_KEYS_ON_A_PAGE = mmap.PAGESIZE // _KEY.itemsize
_CAN_ADVISE = hasattr(mmap, "MADV_RANDOM")  # Windows can't


def numbers_of(file: Path, kind: str, *, scattered: bool = False) -> Any:  # noqa: ANN401  the kind says which numbers
    """The numbers of a file; `scattered` ones are read without those around them. Raises OSError."""
    mapped = _mapped(file)
    if mapped is None:
        return np.empty(0, dtype=kind)
    if scattered and _CAN_ADVISE:
        mapped.madvise(mmap.MADV_RANDOM)
    return np.frombuffer(mapped, dtype=kind)


class KeysOnDisk:
    """The sorted keys of a file, many of which are looked at at once.

    The pages that they lie on are asked of the disk together: one by one each would be waited for.
    Opening it raises OSError.
    """

    def __init__(self, file: Path) -> None:
        self._mapped = _mapped(file)
        self._keys: Keys = np.frombuffer(self._mapped or b"", dtype=_KEY)
        self._asked = np.zeros(len(self._keys) // _KEYS_ON_A_PAGE + 1, dtype=bool)
        if self._mapped is not None and _CAN_ADVISE:
            self._mapped.madvise(mmap.MADV_RANDOM)

    def __len__(self) -> int:
        return len(self._keys)

    def __getitem__(self, which: Numbers) -> Keys:
        if self._mapped is not None and _CAN_ADVISE:
            self._ask(self._mapped, which // _KEYS_ON_A_PAGE)
        keys: Keys = self._keys[which]
        return keys

    def _ask(self, mapped: mmap.mmap, pages: Numbers) -> None:
        fresh = np.unique(pages[~self._asked[pages]])
        self._asked[fresh] = True
        for page in fresh.tolist():
            mapped.madvise(mmap.MADV_WILLNEED, page * mmap.PAGESIZE, mmap.PAGESIZE)


def _mapped(file: Path) -> mmap.mmap | None:
    """A file as memory; None where it is empty."""
    with file.open("rb") as stream:
        if not os.fstat(stream.fileno()).st_size:
            return None
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
