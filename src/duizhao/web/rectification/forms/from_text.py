"""Forms for a text from which items are read, and for what was read from it, to be confirmed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory

from duizhao.core.ledger.written_due import read_due
from duizhao.core.trail.ledger_proposals import ProposedItem, ProposedTask
from duizhao.core.trail.model import Claim
from duizhao.web.kit.uploads import read_upload
from duizhao.web.kit.widgets import DayInput
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.forms.items import MOST_WORDS, Choices
from duizhao.web.rectification.services.from_text import ReadItem
from duizhao.web.rectification.services.plan import ItemWords, TaskWords
from duizhao.web.units.models import Person

MOST_FOUND = 100
MOST_CHARACTERS = 200_000
PASTED = "材料.txt"
_CLAIMS = {
    Claim.DONE: "材料说已经完成；列入以后补佐证，核验过再销号",
    Claim.ONGOING: "材料说还在做",
    Claim.NOT_DONE: "材料说还没有做到",
    Claim.UNCLEAR: "材料没有说做没做完",
}
_ALWAYS = ("长期坚持", "常态化", "长期抓")


class TextForm(forms.Form):
    """The text: whose problems it tells of, as a file or pasted."""

    file = forms.FileField(
        label="对照检查材料、整改情况报告",
        required=False,
        help_text="Word、WPS、PDF、OFD 或文本文件，20 MB 以内。只用来读出事项，原件不保存。",
    )
    words = forms.CharField(
        label="或者把文字粘贴在这里",
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *args: Any, meeting: Meeting) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args)
        self.fields["person"] = Choices(meeting).person("谁的材料", "空着就是班子的材料。")
        self.order_fields(["person", "file", "words"])

    def clean_file(self) -> tuple[str, bytes] | None:
        """The file's name and its bytes."""
        file = self.cleaned_data.get("file")
        return (file.name, read_upload(file)) if file else None

    def clean(self) -> dict[str, Any]:
        """Something must be there to read."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("file") and not cleaned.get("words", "").strip():
            raise ValidationError("请选择文件，或者粘贴文字。")
        return cleaned

    def text(self) -> tuple[str, bytes]:
        """The name and the bytes of what is read; a file goes before pasted words."""
        file: tuple[str, bytes] | None = self.cleaned_data["file"]
        return file or (PASTED, self.cleaned_data["words"].encode())


class ReadItemForm(forms.Form):
    """An item that was read, to be taken or left."""

    take = forms.BooleanField(label="列入这一条", required=False)
    problem = forms.CharField(
        label="问题", required=False, max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    tasks = forms.CharField(
        label="整改任务（一行一项）", required=False, max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    became = forms.CharField(
        label="到现在怎样", required=False, max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    due = forms.DateField(
        label="完成期限", required=False, widget=DayInput(),
        error_messages={"invalid": "日期写成 2026-01-12 这样。"},
    )  # fmt: skip
    standing = forms.BooleanField(label="长期坚持", required=False)
    review_on = forms.DateField(
        label="下次复查日期", required=False, widget=DayInput(),
        error_messages={"invalid": "日期写成 2026-01-12 这样。"},
    )  # fmt: skip
    about = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        self.fields["person"] = choices.person("谁的问题", "空着就是班子的问题。")
        self.fields["owner"] = choices.person("责任领导")
        self.order_fields(["take", "problem", "person", "owner", "tasks", "became", "due"])

    def clean(self) -> dict[str, Any]:
        """What is taken must say something; a standing item has a day on which it is looked at again."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("take"):
            if not cleaned.get("problem") and "problem" not in self.errors:
                self.add_error("problem", "问题空着。不要这一条，请去掉勾。")
            if cleaned.get("standing") and not cleaned.get("review_on"):
                self.add_error("review_on", "长期坚持的，请定下次复查的日期。")
        return cleaned

    def item(self) -> ReadItem:
        """What is to be entered; what became of it stands at the first task."""
        data = self.cleaned_data
        lines = [line.strip() for line in data["tasks"].splitlines() if line.strip()]
        if data["became"] and not lines:
            lines = [data["problem"]]
        tasks = tuple(
            TaskWords(
                words=line, owner=data["owner"], due=data["due"],
                result=data["became"] if number == 0 else "",
            )
            for number, line in enumerate(lines)
        )  # fmt: skip
        words = ItemWords(
            problem=data["problem"], owner=data["owner"], due=data["due"],
            standing=data["standing"], review_on=data["review_on"], tasks=tasks,
        )  # fmt: skip
        return ReadItem(words, data["person"])


ReadItemFormSet = formset_factory(
    ReadItemForm, extra=0, max_num=MOST_FOUND, absolute_max=MOST_FOUND
)


def read_items(
    meeting: Meeting,
    data: Any = None,  # noqa: ANN401  Django's own
    read: Iterable[ProposedItem] = (),
    person: Person | None = None,
) -> "BaseFormSet[ReadItemForm]":
    """The rows of what was read, all ticked: whoever confirms takes the tick from what he doesn't want."""
    choices = Choices(meeting)
    people = {one.name: one for one in choices.people}
    rows = [_row(one, meeting, people, person) for one in read]
    return ReadItemFormSet(data, prefix="read", initial=rows, form_kwargs={"choices": choices})


def _row(
    one: ProposedItem, meeting: Meeting, people: dict[str, Person], person: Person | None
) -> dict[str, object]:
    named = [people[name] for task in one.tasks for name in people if name in task.owner]
    return {
        "take": True,
        "problem": "\n".join(filter(None, (one.problem, one.shows))),
        "tasks": "\n".join(task.words for task in one.tasks),
        "became": one.became,
        "person": person,
        "owner": next(iter(named), person),
        "due": next(filter(None, (_due(task, meeting) for task in one.tasks)), None),
        "standing": any(word in one.became for word in _ALWAYS),
        "about": "；".join(_told(one)),
    }


def _due(task: ProposedTask, meeting: Meeting) -> date | None:
    """The day that a measure gives; one without a year is of the year after the meeting's."""
    for words in (task.due, f"{meeting.year + 1}年{task.due}"):
        if task.due and (due := read_due(words)) is not None and due.day is not None:
            return due.day
    return None


def _told(one: ProposedItem) -> Iterable[str]:
    yield one.reason
    if one.meeting:
        yield f"在“{one.meeting[:40]}”之下"
    if one.claim is not None:
        yield _CLAIMS[one.claim]
    if one.facts:
        yield f"写出的事实：{'、'.join(one.facts[:4])}"
    if one.amounts:
        counted = "、".join(amount.words for amount in one.amounts[:3])
        yield f"数得清的：{counted}，列入以后可以设成指标"
    yield from (f"{task.reason}的措施" for task in one.tasks if task.reason)
