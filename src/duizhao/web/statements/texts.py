"""The words of a statement as they are kept: paragraphs without blank lines, so that places in them hold."""

from hashlib import sha256

from duizhao.core.cycle.machine import Refused
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Text, make_text
from duizhao.core.outline.secrecy import secrecy_mark

MOST_CHARACTERS = 100_000


def tidy(words: str) -> str:
    """The paragraphs of a text, one a line; blank lines and blanks at the edges go."""
    lines = (line.strip() for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def text_of(words: str, name: str = "材料") -> Text:
    """The words as the core reads a text."""
    return make_text(name, words.split("\n"))


def refuse_secret(words: str) -> None:
    """Raise Refused when the text bears a mark of secrecy, which this machine must not hold."""
    if not Limits().allow_secret and secrecy_mark(text_of(words)):
        raise Refused("文字带有密级标志，没有保存。涉密内容只能在涉密计算机上处理")


def digest_of(words: str) -> str:
    """The digest by which a text is known again."""
    return sha256(words.encode()).hexdigest()


def tidied_place(words: str, typed: int) -> int:
    """Where a place of the words as they were typed is in the tidy text."""
    before, there = max(
        ((tidied, place) for tidied, place in places_in(words) if place <= typed), default=(0, 0)
    )
    return before + typed - there


def places_in(words: str) -> list[tuple[int, int]]:
    """Where each paragraph of the tidy text begins: there, and in the words as they were typed."""
    places = []
    tidied = typed = 0
    for line in words.split("\n"):
        bare = line.strip()
        if bare:
            places.append((tidied, typed + line.index(bare)))
            tidied += len(bare) + 1
        typed += len(line) + 1
    return places
