"""Forms of a sitting: when and where, an added item, who is there, criticisms, replies, lines of the minutes."""

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from duizhao.core.cycle.agenda import ItemKind
from duizhao.core.cycle.criticism import CRITICISM_STATE_LABELS, OUTCOMES, CriticismState
from duizhao.core.cycle.sitting import PRESENCE_LABELS, Presence, SeatKind
from duizhao.web.kit.widgets import DayInput
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants
from duizhao.web.sittings.models import AgendaItem, Attendance, MinutesEntry, Sitting
from duizhao.web.sittings.selectors import members_of
from duizhao.web.sittings.services.agenda import SeatWords, SittingWords
from duizhao.web.sittings.services.minutes import LineWords
from duizhao.web.units.models import Person
from duizhao.web.units.selectors import people_of

MOST_WORDS = 4000
_DAY = DayInput()


class SittingForm(forms.Form):
    """When, where and with whom."""

    planned_on = forms.DateField(label="日期", required=False, widget=_DAY)
    where = forms.CharField(label="地点", required=False, max_length=80)
    presider: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label="主持人", queryset=None, required=False, empty_label="还没有定"
    )
    recorder: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label="记录人", queryset=None, required=False, empty_label="还没有定"
    )

    def __init__(self, data: Any = None, *, sitting: Sitting) -> None:  # noqa: ANN401  Django's own
        initial = {name: getattr(sitting, name) for name in SittingWords.__slots__}
        super().__init__(data, initial=initial)
        people = people_of(sitting.meeting.unit).filter(left__isnull=True)
        _people(self, "presider", participants(sitting.meeting))
        _people(self, "recorder", people)

    def words(self) -> SittingWords:
        """What was typed."""
        return SittingWords(**self.cleaned_data)


class ItemForm(forms.Form):
    """An item of the office's own."""

    title = forms.CharField(
        label="议程名称", max_length=120, error_messages={"required": "请写出这一项是什么。"}
    )
    behind: "forms.ModelChoiceField[AgendaItem]" = forms.ModelChoiceField(
        label="排在哪一项后面", queryset=None, required=False, empty_label="排在最前面"
    )
    minutes = forms.IntegerField(label="时长（分钟）", required=False, min_value=1, max_value=600)

    def __init__(self, data: Any = None, *, sitting: Sitting) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        field = cast("forms.ModelChoiceField[AgendaItem]", self.fields["behind"])
        field.queryset = sitting.items.select_related("person")


class ObserverForm(forms.Form):
    """Somebody who sits in."""

    person: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label="加一位列席的人", queryset=None, empty_label="请选择"
    )

    def __init__(self, data: Any = None, *, sitting: Sitting) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        people = people_of(sitting.meeting.unit).filter(left__isnull=True)
        _people(self, "person", people.exclude(sittings_attended__sitting=sitting))


class AttendanceForm(forms.Form):
    """Who is there; of those who are not, why, and what was done about it. Once `settled`, to be read only."""

    def __init__(self, data: Any = None, *, sitting: Sitting, settled: bool = False) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        self._over = sitting.closed_at is not None
        self.seats: list[Attendance] = list(sitting.attendance.select_related("person"))
        for seat in self.seats:
            name = seat.person.name
            self.fields[f"presence_{seat.pk}"] = forms.ChoiceField(
                label=f"{name}到会",
                choices=[(p.value, label) for p, label in PRESENCE_LABELS.items()],
                initial=seat.presence,
            )
            self.fields[f"reason_{seat.pk}"] = forms.CharField(
                label=f"{name}缺席原因", required=False, max_length=120, initial=seat.reason
            )
            if seat.seat == SeatKind.EXPECTED.value:
                self.fields[f"statement_on_{seat.pk}"] = forms.DateField(
                    label=f"{name}书面发言交来日期", required=False, widget=_DAY,
                    initial=seat.statement_on,
                )  # fmt: skip
            if seat.seat == SeatKind.EXPECTED.value and self._over:
                self.fields[f"told_on_{seat.pk}"] = forms.DateField(
                    label=f"会后转告{name}的日期", required=False, widget=_DAY, initial=seat.told_on
                )
        for field in self.fields.values():
            field.disabled = settled

    def words(self, *, rest_present: bool = False) -> list[SeatWords]:
        """What was typed; with `rest_present` who has not signed in yet is there."""
        rest = Presence.PRESENT if rest_present else Presence.UNSIGNED
        sent = self.cleaned_data
        return [
            SeatWords(
                pk=seat.pk,
                presence=rest if presence is Presence.UNSIGNED else presence,
                reason=sent[f"reason_{seat.pk}"],
                statement_on=sent.get(f"statement_on_{seat.pk}"),
                told_on=sent.get(f"told_on_{seat.pk}"),
            )
            for seat in self.seats
            for presence in (Presence(sent[f"presence_{seat.pk}"]),)
        ]

    def rows(self) -> list[tuple[Attendance, list[tuple[str, Any]]]]:
        """The seats with their fields under the headings of the table."""
        told = (("会后转告", "told_on"),) if self._over else ()
        heads = (
            ("到会", "presence"),
            ("缺席原因", "reason"),
            ("书面发言交来", "statement_on"),
            *told,
        )
        return [
            (
                seat,
                [
                    (head, self[f"{name}_{seat.pk}"] if f"{name}_{seat.pk}" in self.fields else "")
                    for head, name in heads
                ],
            )
            for seat in self.seats
        ]


class CriticismForm(forms.Form):
    """What a member says of another, before the sitting."""

    target: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label="写给谁", queryset=None, empty_label="请选择",
        error_messages={"required": "请选写给谁。"},
    )  # fmt: skip
    words = forms.CharField(
        label="批评意见", max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="一次写一件事：哪一件、什么时候、怎样不对、希望怎样改。",
        error_messages={"required": "请写出批评意见。"},
    )  # fmt: skip

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        *,
        meeting: Meeting,
        writer_id: int | None,
    ) -> None:
        super().__init__(data)
        others = [person.pk for person in members_of(meeting) if person.pk != writer_id]
        _people(self, "target", Person.objects.filter(pk__in=others))


class CriticismWordsForm(forms.Form):
    """The words of a criticism written anew."""

    words = forms.CharField(
        label="批评意见", max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "请写出批评意见。"},
    )  # fmt: skip


class SpokenForm(forms.Form):
    """A criticism that was spoken at the sitting."""

    writer: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label="谁提的", queryset=None, empty_label="请选择"
    )
    words = forms.CharField(
        label="口头提出的批评意见", max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, item: AgendaItem) -> None:  # noqa: ANN401  Django's own
        super().__init__(data, auto_id="spoken_%s")
        team = [person.pk for person in members_of(item.sitting.meeting)]
        others = Person.objects.filter(pk__in=team).exclude(pk=item.person_id or 0)
        _people(self, "writer", others)


class ReplyForm(forms.Form):
    """What the criticised member replied."""

    words = forms.CharField(
        label="回应", max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "请写出怎样回应。"},
    )  # fmt: skip
    outcome = forms.ChoiceField(
        label="结果",
        choices=[(one.value, CRITICISM_STATE_LABELS[one]) for one in OUTCOMES],
        widget=forms.RadioSelect,
        help_text="接受的，散会以后列为本人的意见点；不接受的，说明情况，记录在案。",
        error_messages={"required": "请选一个结果。"},
    )

    def outcome_chosen(self) -> CriticismState:
        """What was chosen."""
        return CriticismState(self.cleaned_data["outcome"])


class LineForm(forms.Form):
    """A line of the minutes, with the key that keeps it from being stored twice."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    item: "forms.ModelChoiceField[AgendaItem]" = forms.ModelChoiceField(
        label="记在哪一项", queryset=None, empty_label=None
    )
    speaker: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label="谁说的", queryset=None, required=False, empty_label="不写是谁"
    )
    words = forms.CharField(
        label="记录", max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "这一行还没有内容。"},
    )  # fmt: skip

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        *,
        sitting: Sitting,
        item: AgendaItem | None = None,
    ) -> None:
        initial = {
            "key": uuid4(),
            "item": item.pk if item else None,
            "speaker": item.person_id
            if item and item.kind == ItemKind.SELF_EXAMINATION.value
            else None,
        }
        super().__init__(data, initial=initial)
        field = cast("forms.ModelChoiceField[AgendaItem]", self.fields["item"])
        field.queryset = sitting.items.select_related("person")
        _people(self, "speaker", _there(sitting))

    def line(self) -> LineWords:
        """What was typed."""
        return LineWords(**self.cleaned_data)


class CorrectionForm(forms.Form):
    """What stands in a line's place."""

    speaker: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label="谁说的", queryset=None, required=False, empty_label="不写是谁"
    )
    words = forms.CharField(
        label="更正为", required=False, max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="不留内容就是删去这一行；原来的一行仍然留着，能看到改过什么。",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, entry: MinutesEntry) -> None:  # noqa: ANN401  Django's own
        initial = {"speaker": entry.speaker_id, "words": entry.words}
        super().__init__(data, initial=initial)
        _people(self, "speaker", _there(entry.sitting))


class WishForm(forms.Form):
    """What somebody who was there wants corrected."""

    wish = forms.CharField(
        label="要更正什么", max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明哪一项、哪一句，应该怎样记。",
        error_messages={"required": "请写明哪里要更正。"},
    )  # fmt: skip


def _people(form: forms.Form, name: str, people: QuerySet[Person]) -> None:
    cast("forms.ModelChoiceField[Person]", form.fields[name]).queryset = people


def _there(sitting: Sitting) -> QuerySet[Person]:
    return Person.objects.filter(sittings_attended__sitting=sitting)
