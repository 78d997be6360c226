"""Whatever stands in a file, its author hears of mistakes and never of a fault of the program."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.core.frameworks.load import load, load_text
from duizhao.core.frameworks.mistakes import FrameworkMistake
from notice import NOTICE

LINES = NOTICE.splitlines()
PIECES = st.sampled_from(
    [
        "：",
        ": ",
        "- ",
        "　",
        "\t",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "*甲",
        "&甲",
        "!!int 甲",
        "|",
        ">",
        "null",
        "~",
        "1e9",
        "-5",
        ".inf",
        ".nan",
        "0x1F",
        "1_0",
        "2026-13-45",
        "{x}",
        "{",
        "#",
        "---",
        "...",
    ]
)


@st.composite
def spoilt_notices(draw: st.DrawFn) -> str:
    """A right file with some lines changed, dropped or moved."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        cut = draw(st.integers(0, len(line)))
        lines[at] = line[:cut] + draw(PIECES) + draw(st.sampled_from([line[cut:], ""]))
        if draw(st.booleans()):
            lines.insert(draw(st.integers(0, len(lines))), lines.pop(at))
    return "\n".join(lines)


@given(spoilt_notices())
@settings(max_examples=300, deadline=None)
def test_a_spoilt_notice(content: str) -> None:
    with suppress(FrameworkMistake):
        load_text("通知.yaml", content)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text(content: str) -> None:
    with suppress(FrameworkMistake):
        load_text("通知.yaml", content)


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes(data: bytes) -> None:
    with suppress(FrameworkMistake):
        load("通知.yaml", data)
