"""Forms for points, problems, their causes and measures."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.forms import BaseFormSet, formset_factory

from duizhao.web.kit.choices import read_once
from duizhao.web.kit.uploads import read_upload
from duizhao.web.kit.widgets import DayInput
from duizhao.web.meetings.framework import aspect_choices
from duizhao.web.meetings.models import Meeting
from duizhao.web.trail.models import Problem, ProblemList
from duizhao.web.trail.services import CauseWords, MeasureWords, ProblemWords
from duizhao.web.units.models import Person
from duizhao.web.units.selectors import people_of

MOST_WORDS = 4000
TOO_LONG = {"max_length": "太长了，请控制在 %(limit_value)d 字以内。"}


class PointForm(forms.Form):
    """What a person found himself, or the team found together."""

    words = forms.CharField(
        label="意见点",
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一条只写一件事。",
        error_messages={"required": "请写下意见点的内容。"},
    )


class ReasonForm(forms.Form):
    """Why a point becomes no problem."""

    reason = forms.CharField(
        label="理由",
        max_length=400,
        error_messages={"required": "请写明理由，提意见的人和上级都会看到。"},
    )


class ProblemForm(forms.Form):
    """A problem: what it is, under which aspect, how it shows, and one case."""

    title = forms.CharField(
        label="问题", max_length=200, error_messages={"required": "请用一句话写出问题。"}
    )
    aspect = forms.ChoiceField(label="方面", required=False)
    manifestation = forms.CharField(
        label="表现",
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    instance = forms.CharField(
        label="事例",
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="时间、地点、次数、哪件事，至少写清一样。",
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        self.aspects = aspect_choices(meeting)
        field = cast("forms.ChoiceField", self.fields["aspect"])
        field.choices = [("", "还没有归到哪个方面"), *self.aspects]


class CauseForm(forms.Form):
    """One cause; an empty one is dropped."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        label="原因",
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class MeasureForm(forms.Form):
    """One measure; an empty one is dropped."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        label="措施",
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label="责任人", queryset=None, required=False
    )
    due = forms.DateField(label="完成期限", required=False, widget=DayInput())
    judged_by = forms.CharField(label="怎样算做到", required=False, max_length=200)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  Django's own
        people: "QuerySet[Person]",
        owners: list[tuple[int | str, str]],
        **kwargs: Any,  # noqa: ANN401  Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        owner = cast("forms.ModelChoiceField[Person]", self.fields["owner"])
        owner.queryset, owner.choices = people, owners


CauseFormSet = formset_factory(CauseForm, extra=1, max_num=20)
MeasureFormSet = formset_factory(MeasureForm, extra=1, max_num=20)


class ProblemSheet:
    """The whole of a problem on one page: the problem, its causes, its measures."""

    def __init__(
        self,
        meeting: Meeting,
        problem: Problem | None = None,
        data: Any = None,  # noqa: ANN401
    ) -> None:
        causes = list(problem.causes.all()) if problem else []
        measures = list(problem.measures.all()) if problem else []
        people = people_of(meeting.unit).filter(left__isnull=True)
        initial = {
            name: getattr(problem, name)
            for name in ("title", "aspect", "manifestation", "instance")
            if problem
        }
        self.problem = ProblemForm(data, meeting=meeting, initial=initial)
        self.causes: BaseFormSet[CauseForm] = CauseFormSet(
            data, prefix="cause", initial=[{"pk": each.pk, "words": each.words} for each in causes]
        )
        self.measures: BaseFormSet[MeasureForm] = MeasureFormSet(
            data,
            prefix="measure",
            form_kwargs={
                "people": people,
                "owners": read_once(people, empty="还没有定"),
            },
            initial=[
                {
                    "pk": each.pk,
                    "words": each.words,
                    "owner": each.owner_id,
                    "due": each.due,
                    "judged_by": each.judged_by,
                }
                for each in measures
            ],
        )

    def is_valid(self) -> bool:
        """Whether all of it may be saved; every part says what is wrong with it."""
        return all([self.problem.is_valid(), self.causes.is_valid(), self.measures.is_valid()])

    def words(self) -> ProblemWords:
        """What was typed."""
        return ProblemWords(
            **self.problem.cleaned_data,
            causes=tuple(
                CauseWords(row["words"], row["pk"])
                for row in self.causes.cleaned_data
                if row.get("words")
            ),
            measures=tuple(
                MeasureWords(row["words"], row["owner"], row["due"], row["judged_by"], row["pk"])
                for row in self.measures.cleaned_data
                if row.get("words")
            ),
        )


class StatementForm(forms.Form):
    """A text from which problems are read."""

    file = forms.FileField(
        label="对照检查材料",
        help_text="Word（.docx）、PDF、OFD 或文本文件。只用来读出问题，原件不保存。",
        error_messages={"required": "请选一个文件。"},
    )

    def clean_file(self) -> tuple[str, bytes]:
        """The file's name and its bytes."""
        file = self.cleaned_data["file"]
        return file.name, read_upload(file)


class FoundProblemForm(forms.Form):
    """A problem that was read from a text, to be taken or left."""

    take = forms.BooleanField(label="要这一条", required=False, initial=True)
    title = forms.CharField(label="问题", max_length=200)
    aspect = forms.CharField(required=False, widget=forms.HiddenInput)
    manifestation = forms.CharField(
        label="表现",
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    instance = forms.CharField(
        label="事例",
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    causes = forms.CharField(
        label="原因", required=False, max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="一行一条。",
    )  # fmt: skip
    measures = forms.CharField(
        label="措施", required=False, max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="一行一条。",
    )  # fmt: skip


FoundProblemFormSet = formset_factory(FoundProblemForm, extra=0, max_num=40)


class AnswerForm(forms.Form):
    """Which problem answers a point."""

    problem: "forms.ModelChoiceField[Problem]" = forms.ModelChoiceField(
        label="列入哪个问题",
        queryset=None,
        empty_label="选一个问题",
        error_messages={
            "required": "请先选一个问题。",
            "invalid_choice": "这个问题已经不在清单里了，请刷新页面。",
        },
    )

    def __init__(self, *args: Any, problems: ProblemList, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Problem]", self.fields["problem"])
        field.queryset = problems.problems.all()
