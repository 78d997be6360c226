"""Forms for talks: which pairs, an added one, the record."""

from typing import Any, cast

from django import forms

from duizhao.core.cycle.talk import TALK_KIND_LABELS, TalkKind
from duizhao.web.kit.widgets import DayInput
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import profile_for
from duizhao.web.talks.models import Talk
from duizhao.web.units.models import Person
from duizhao.web.units.selectors import people_of

MOST_WORDS = 4000


class PairsForm(forms.Form):
    """Which kinds of pairs the notice asks for."""

    kinds = forms.MultipleChoiceField(
        label="哪些人之间要谈",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一种。"},
    )

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:  # noqa: ANN401  Django's own
        offered = profile_for(meeting).talks
        super().__init__(data, initial={"kinds": [kind.value for kind in offered]})
        field = cast("forms.MultipleChoiceField", self.fields["kinds"])
        field.choices = [(kind.value, TALK_KIND_LABELS[kind]) for kind in offered]

    def chosen(self) -> frozenset[TalkKind]:
        """The kinds that were ticked."""
        return frozenset(map(TalkKind, self.cleaned_data["kinds"]))


class AddTalkForm(forms.Form):
    """A talk that no roster asks for."""

    one: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label="谈话人", queryset=None, empty_label="请选择"
    )
    other: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label="谈话对象", queryset=None, empty_label="请选择"
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            field = cast("forms.ModelChoiceField[Person]", self.fields[name])
            field.queryset = people_of(meeting.unit).filter(left__isnull=True)


class RecordForm(forms.Form):
    """What was said in a talk."""

    held_on = forms.DateField(
        label="谈话日期",
        widget=DayInput(),
        error_messages={"required": "请填写谈话日期。", "invalid": "日期写成 2026-01-12 这样。"},
    )
    where = forms.CharField(label="地点", required=False, max_length=80)
    problems_of_one = forms.CharField(
        required=False,
        max_length=MOST_WORDS,
        help_text="一行写一个问题。",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    problems_of_other = forms.CharField(
        required=False,
        max_length=MOST_WORDS,
        help_text="一行写一个问题。",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    agreed = forms.CharField(
        label="达成的共识", required=False, max_length=MOST_WORDS, help_text="双方同意写进对照检查材料的，一行一条。",
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, talk: Talk) -> None:  # noqa: ANN401  Django's own
        names = ("held_on", "where", "problems_of_one", "problems_of_other", "agreed")
        super().__init__(data, initial={name: getattr(talk, name) for name in names})
        self.fields["problems_of_one"].label = f"{talk.one}的问题"
        self.fields["problems_of_other"].label = f"{talk.other}的问题"
