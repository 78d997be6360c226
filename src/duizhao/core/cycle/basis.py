"""What a figure or a duty rests on: a document, or the habit of offices."""

from dataclasses import dataclass

HABIT = "习惯做法"
UNVERIFIED = "（条款待核）"
RULES_OF_MEETINGS = "《县以上党和国家机关党员领导干部民主生活会若干规定》"


@dataclass(frozen=True, slots=True)
class Basis:
    """A document with its article, which is printed only once somebody has verified it.

    Without a document it is a habit, and says so.
    """

    document: str = ""
    article: str = ""
    verified: bool = False

    def __str__(self) -> str:
        if not self.document:
            return HABIT
        return f"{self.document}{self.article if self.verified else UNVERIFIED}"
