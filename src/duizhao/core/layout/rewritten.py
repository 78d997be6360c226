"""Writes a .docx anew with some parts replaced or added; every other part keeps its bytes."""

from collections.abc import Mapping
from itertools import chain

from duizhao.core.layout.zip_writer import packed, taken_over, zipped
from duizhao.core.outline.container.safe_zip import SafeZip


def rewritten(archive: SafeZip, parts: Mapping[str, bytes]) -> bytes:
    """The archive with the given parts in place of its own or, where it has none, at its end."""
    kept = (
        packed(member.filename, parts[member.filename])
        if member.filename in parts
        else taken_over(member, archive.packed(member.filename))
        for member in archive.members
    )
    added = (packed(name, inside) for name, inside in parts.items() if name not in archive)
    return zipped(chain(kept, added))
