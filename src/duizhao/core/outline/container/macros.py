"""Tells whether a file bears macros: programs that Office would run when somebody opens it."""

from duizhao.core.outline.container.ole import MAGIC as OLE
from duizhao.core.outline.container.ole import read_streams
from duizhao.core.outline.container.safe_zip import ZIP, SafeZip, open_zip
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable

OLE_MACROS = ("Macros", "_VBA_PROJECT", "_VBA_PROJECT_CUR")
_CONTENT_TYPES = "[Content_Types].xml"
_PROJECT = "vbaproject.bin"


def bears_macros(data: bytes, limits: Limits) -> bool:
    """Whether a file of any kind bears macros; a package that can't be opened isn't said to."""
    if data.startswith(OLE):
        streams = read_streams(data)
        return any(name in streams for name in OLE_MACROS)
    if not data.startswith(ZIP):
        return False
    try:
        return package_bears_macros(open_zip(data, limits))
    except Unreadable:
        return False


def package_bears_macros(archive: SafeZip) -> bool:
    """Whether an opened Office package bears macros."""
    with_project = any(name.lower().endswith(_PROJECT) for name in archive.names)
    types = archive.read(_CONTENT_TYPES) if _CONTENT_TYPES in archive else b""
    return with_project or b"macroEnabled" in types
