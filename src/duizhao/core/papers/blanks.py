"""Blanks that the office has to fill: seen on the paper, and told by name beside it."""

from datetime import date

from duizhao.core.layout.paper import chinese_date

BLANK = "（　　　　）"


class Blanks:
    """What is missing in one paper, in the order in which it stands there."""

    def __init__(self) -> None:
        self._missing: list[str] = []

    def words(self, known: str, what: str) -> str:
        """The words, or a blank that is called `what`."""
        return known or self.open(what)

    def day(self, known: date | None, what: str) -> str:
        """A day as papers write it, or a blank."""
        return chinese_date(known) if known else self.open(what)

    def open(self, what: str) -> str:
        """A blank for what no record holds."""
        if what not in self._missing:
            self._missing.append(what)
        return BLANK

    @property
    def missing(self) -> tuple[str, ...]:
        """What the office has to fill."""
        return tuple(self._missing)
