"""How a file's name is shown: readable and harmless in every report, whatever bytes it is made of."""

import os
import re

_UNDECODED = re.compile(r"[^/\\]*[\udc80-\udcff][^/\\]*")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LOST = "\ufffd"


def shown(file: str) -> str:
    """A file's name as reports show it.

    Names that old archives wrote in GB18030 are read as such. What could not be written to a
    report, or would move a terminal's cursor or turn the text around, becomes U+FFFD.
    """
    return _UNPRINTABLE.sub(_LOST, _UNDECODED.sub(_as_gb18030, file))


def _as_gb18030(name: re.Match[str]) -> str:
    return os.fsencode(name.group()).decode("gb18030", "replace")
