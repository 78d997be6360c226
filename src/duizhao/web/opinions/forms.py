"""Forms for rounds, for opinions typed in, for what is proposed, and the form of a slip."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from django import forms

from duizhao.core.cycle.opinion_round import ROUND_CHANNEL_LABELS, RoundChannel
from duizhao.core.opinions.envelope import Spoken, too_long_by
from duizhao.web.kit.widgets import DayInput
from duizhao.web.meetings.framework import aspect_choices
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants, team_name
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.opinions.services import RoundWords

if TYPE_CHECKING:
    _Choice = forms.ModelChoiceField[Opinion]
else:
    _Choice = forms.ModelChoiceField  # takes no type when it runs

MOST_WORDS = 1900
BYTES_OF_A_SIGN = 3
BAD_DATE = {"required": "请填写日期。", "invalid": "日期写成 2026-01-12 这样。"}
TOO_LONG = {"max_length": "这一栏太长了，请控制在 %(limit_value)d 字以内。"}


class RoundForm(forms.Form):
    """A round: what it is called, by which channel, until when."""

    title = forms.CharField(
        label="名称",
        max_length=80,
        help_text="如：面向机关干部的书面征求意见",
        error_messages={"required": "请给这一轮起个名称。"},
    )
    channel = forms.ChoiceField(
        label="方式", choices=[(c.value, label) for c, label in ROUND_CHANNEL_LABELS.items()]
    )
    due = forms.DateField(
        label="截止日期",
        help_text="当天结束前都可以提交。",
        widget=DayInput(),
        error_messages=BAD_DATE,
    )

    def words(self) -> RoundWords:
        """The round as it was typed."""
        return RoundWords(
            title=self.cleaned_data["title"],
            channel=RoundChannel(self.cleaned_data["channel"]),
            due=self.cleaned_data["due"],
        )


class ExtendForm(forms.Form):
    """A later day."""

    due = forms.DateField(
        label="延长到",
        widget=DayInput(),
        error_messages=BAD_DATE,
    )


class JoinForm(forms.Form):
    """Another round of the same meeting that is still sealed."""

    into: "forms.ModelChoiceField[Round]" = forms.ModelChoiceField(
        label="并入哪一轮",
        queryset=None,
        empty_label=None,
        error_messages={"required": "请选一轮。", "invalid_choice": "请选一轮。"},
    )

    def __init__(self, *args: Any, closed: Round, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Round]", self.fields["into"])
        field.queryset = Round.objects.filter(
            meeting=closed.meeting_id,
            channel=RoundChannel.SLIPS.value,
            state__in=["open", "closed"],
        ).exclude(pk=closed.pk)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label="理由", max_length=400, error_messages={"required": "请写明理由。"}
    )


class OpinionField(_Choice):
    """A choice among opinions, each shown with all its words."""

    def label_from_instance(self, obj: Opinion) -> str:
        """The words as they were given."""
        return obj.words


class MergeForm(ReasonForm):
    """Into which opinion about the same target, and why."""

    into: "forms.ModelChoiceField[Opinion]" = OpinionField(
        label="合并到哪一条",
        queryset=None,
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "请选一条。", "invalid_choice": "请选一条。"},
    )
    field_order = ("into", "reason")

    def __init__(self, *args: Any, opinion: Opinion, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Opinion]", self.fields["into"])
        field.queryset = Opinion.objects.filter(
            round=opinion.round_id, person=opinion.person_id, merged_into=None
        ).exclude(pk=opinion.pk)


class TypedForm(forms.Form):
    """Opinions that came by another channel: about whom, under which aspect, one a line."""

    target = forms.ChoiceField(label="关于谁")
    aspect = forms.ChoiceField(label="方面", required=False)
    words = forms.CharField(
        label="意见原话",
        max_length=MOST_WORDS * 5,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="照原话录，一行一条，不写是谁提的。",
        error_messages={"required": "请录入意见原话。", **TOO_LONG},
    )
    group = forms.CharField(
        label="哪一类人提的",
        max_length=40,
        required=False,
        help_text="如：基层站所干部、服务对象。人少到能认出是谁的，不要写。",
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        target = cast("forms.ChoiceField", self.fields["target"])
        target.choices = [
            ("", team_name(meeting)),
            *((str(person.pk), person.name) for person in participants(meeting)),
        ]
        target.required = False
        aspect = cast("forms.ChoiceField", self.fields["aspect"])
        aspect.choices = [("", "不分方面"), *aspect_choices(meeting)]

    def opinions(self) -> list[Spoken]:
        """One opinion for each line."""
        target = self.cleaned_data["target"]
        return [
            Spoken(int(target) if target else None, self.cleaned_data["aspect"], line)
            for line in _lines(self.cleaned_data["words"])
        ]


class SlipForm(forms.Form):
    """What a slip says: about the team under each aspect, and about each member; one opinion a line."""

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        aspects = aspect_choices(meeting)
        self._team = {f"team_{n}": key for n, (key, _) in enumerate([*aspects, ("", "")])}
        self._people = {f"person_{person.pk}": person for person in participants(meeting)}
        for name, (_, label) in zip(self._team, [*aspects, ("", "")], strict=True):
            self.fields[name] = _words(label or ("其他方面" if aspects else team_name(meeting)))
        for name, person in self._people.items():
            self.fields[name] = _words(
                f"{person.name}（{person.post}）" if person.post else person.name
            )
            if aspects:
                self.fields[f"aspect_of_{name}"] = forms.ChoiceField(
                    label=f"对{person.name}的意见属于哪个方面",
                    required=False,
                    choices=[("", "不分方面"), *aspects],
                )

    def team_rows(self) -> list[forms.BoundField]:
        """The fields about the team."""
        return [self[name] for name in self._team]

    def member_rows(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """For each member his name, the fields about him, and whether something stands in them."""
        rows = []
        for name, person in self._people.items():
            fields = [self[each] for each in (name, f"aspect_of_{name}") if each in self.fields]
            rows.append((person.name, fields, bool(self[name].value() or self[name].errors)))
        return rows

    def clean(self) -> None:
        """At least one opinion, and no more than fit on a slip."""
        opinions = list(self._opinions())
        if not opinions and not self.errors:
            raise forms.ValidationError("一条意见也没有写。请至少写一条再提交。")
        over = too_long_by(opinions)
        if over:
            raise forms.ValidationError(
                f"写得太多了：一张意见码合计最多约 {MOST_WORDS} 字，请删去约 {over // BYTES_OF_A_SIGN + 1} 字。"
            )

    def opinions(self) -> list[Spoken]:
        """One opinion for each line."""
        return list(self._opinions())

    def _opinions(self) -> Iterator[Spoken]:
        for name, aspect in self._team.items():
            for line in _lines(self.cleaned_data.get(name, "")):
                yield Spoken(None, aspect, line)
        for name, person in self._people.items():
            aspect = self.cleaned_data.get(f"aspect_of_{name}", "")
            for line in _lines(self.cleaned_data.get(name, "")):
                yield Spoken(person.pk, aspect, line)


def _words(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages=TOO_LONG,
    )


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]
