"""A ballot in an envelope: for each member a grade or none; opened, only numbers are left."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from duizhao.core.opinions.envelope import Spoken


def filled_in(marks: Mapping[int, str]) -> list[Spoken]:
    """What the envelope holds of a ballot."""
    return [Spoken(person_id, grade, "") for person_id, grade in marks.items()]


def tally(
    marks: Iterable[Spoken], people: Collection[int], grades: Collection[str]
) -> dict[tuple[int, str], int]:
    """How many ballots gave each person each grade; nobody else's and no other grade is counted."""
    counted = Counter((each.person_id, each.aspect) for each in marks)
    return {(pk, grade): counted[pk, grade] for pk in people for grade in grades}
