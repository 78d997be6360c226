"""Fields that ask about whom something is: the team or its members."""

from django import forms

from duizhao.core.inspections.judge import TEAM
from duizhao.web.inspections.selectors import members_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Person

TEAM_KEY = "team"


class People:
    """The team and its members as a form offers them; read once for a page of many rows."""

    def __init__(self, meeting: Meeting, also: Person | None = None) -> None:
        self._members = {str(person.pk): person for person in members_of(meeting)}
        if also is not None:
            self._members.setdefault(str(also.pk), also)
        team = meeting.unit.team_name or TEAM
        self.choices = [
            (TEAM_KEY, team),
            *((key, person.name) for key, person in self._members.items()),
        ]

    def person(self, key: str) -> Person | None:
        """Who was chosen; None for the team."""
        return self._members.get(key)


def about_one(people: People) -> forms.ChoiceField:
    """The field for one: the team, or a member."""
    return forms.ChoiceField(label="关于谁", choices=people.choices, initial=TEAM_KEY)


def about_several(people: People) -> forms.MultipleChoiceField:
    """The field for several: each gets his own point."""
    return forms.MultipleChoiceField(
        label="关于谁",
        choices=people.choices,
        initial=[TEAM_KEY],
        widget=forms.CheckboxSelectMultiple,
        help_text="选了几个，就各列一条意见点，由各自回应。",
        error_messages={"required": "请选班子，或者班子成员。"},
    )


def key_of(person: Person | None) -> str:
    """The key under which somebody is offered."""
    return TEAM_KEY if person is None else str(person.pk)
