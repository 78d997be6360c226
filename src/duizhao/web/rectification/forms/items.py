"""Forms for an item with its tasks, for handing several out, and for what a problem becomes."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory

from duizhao.core.cycle.item import PACE_LABELS, TASK_KIND_LABELS, Pace, TaskKind
from duizhao.web.kit.choices import read_once
from duizhao.web.kit.widgets import DayInput
from duizhao.web.meetings.framework import aspect_choices
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Item, Task
from duizhao.web.rectification.selectors.loose import items_to_join
from duizhao.web.rectification.services.plan import ItemWords, TaskWords
from duizhao.web.units.models import Department, Person
from duizhao.web.units.selectors import people_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST_WORDS = 4000
MOST_TASKS = 20
_DAY = {"invalid": "日期写成 2026-01-12 这样。"}


class Choices:
    """The people and departments of a unit, read once for all fields of a page."""

    def __init__(self, meeting: Meeting) -> None:
        self.people: QuerySet[Person] = people_of(meeting.unit).filter(left__isnull=True)
        self.departments: QuerySet[Department] = meeting.unit.departments.all()
        self._owners = read_once(self.people, empty="还没有定")
        self._units = read_once(self.departments, empty="还没有定")

    def person(self, label: str, help_text: str = "") -> "forms.ModelChoiceField[Person]":
        """A field for one person."""
        field: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
            label=label, queryset=self.people, required=False, help_text=help_text
        )
        field.choices = self._owners
        return field

    def department(self, label: str) -> "forms.ModelChoiceField[Department]":
        """A field for one department."""
        field: forms.ModelChoiceField[Department] = forms.ModelChoiceField(
            label=label, queryset=self.departments, required=False
        )
        field.choices = self._units
        return field

    def several_departments(self, label: str) -> "forms.ModelMultipleChoiceField[Department]":
        """A field for departments that help."""
        field: forms.ModelMultipleChoiceField[Department] = forms.ModelMultipleChoiceField(
            label=label, queryset=self.departments, required=False,
            widget=forms.SelectMultiple(attrs={"size": 3}),
        )  # fmt: skip
        field.choices = self._units[1:]
        return field


class ItemForm(forms.Form):
    """An item without its tasks."""

    problem = forms.CharField(
        label="问题", max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "请写出问题。"},
    )  # fmt: skip
    aspect = forms.ChoiceField(label="方面", required=False)
    goal = forms.CharField(
        label="整改目标", required=False, max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}), help_text="改到什么程度，最好有数、有期限。",
    )  # fmt: skip
    judged_by = forms.CharField(
        label="怎样算改好",
        required=False,
        max_length=400,
        help_text="拿什么来核对，例如：连续三个月没有超期。",
    )
    pace = forms.ChoiceField(
        label="整改时限", choices=[(p.value, w) for p, w in PACE_LABELS.items()]
    )
    due = forms.DateField(label="完成期限", required=False, widget=DayInput(), error_messages=_DAY)
    standing = forms.BooleanField(label="长期坚持", required=False)
    review_on = forms.DateField(
        label="下次复查日期", required=False, widget=DayInput(), help_text="长期坚持的，定下次什么时候看。",
        error_messages=_DAY,
    )  # fmt: skip
    key_concern = forms.BooleanField(label="重点关注", required=False)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        *,
        meeting: Meeting,
        choices: Choices,
        item: Item | None = None,
    ) -> None:
        names = (
            "problem", "aspect", "goal", "judged_by", "pace", "due", "standing", "review_on",
            "key_concern", "owner", "department",
        )  # fmt: skip
        super().__init__(data, initial={n: getattr(item, n) for n in names if item})
        aspect = cast("forms.ChoiceField", self.fields["aspect"])
        aspect.choices = [("", "还没有归到哪个方面"), *aspect_choices(meeting)]
        self.fields["owner"] = choices.person("责任领导")
        self.fields["department"] = choices.department("责任部门")
        if item is None:
            self.fields["person"] = choices.person("谁的问题", "空着就是班子的问题。")
        elif item.first_due is not None:
            self.fields["due"].disabled = True
            self.fields["due"].help_text = "已经开始整改；要改期限，请申请延期。"
        self.order_fields(["person", "problem", "aspect", "owner", "department"])

    def clean(self) -> dict[str, Any]:
        """A standing item has a day on which it is looked at again."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("standing") and not cleaned.get("review_on"):
            self.add_error("review_on", "长期坚持的，请定下次复查的日期。")
        return cleaned


class TaskForm(forms.Form):
    """One task; an empty one is dropped."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        label="整改任务", required=False, max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="类型", choices=[(k.value, w) for k, w in TASK_KIND_LABELS.items()],
        initial=TaskKind.OTHER.value,
    )  # fmt: skip
    due = forms.DateField(label="完成日期", required=False, widget=DayInput(), error_messages=_DAY)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        self.fields["owner"] = choices.person("责任人")
        self.fields["department"] = choices.department("责任部门")
        self.fields["helpers"] = choices.several_departments("配合部门")


TaskFormSet = formset_factory(TaskForm, extra=1, max_num=MOST_TASKS)


class ItemSheet:
    """The whole of an item on one page: the item and its tasks."""

    def __init__(
        self,
        meeting: Meeting,
        item: Item | None = None,
        data: Any = None,  # noqa: ANN401  Django's own
    ) -> None:
        choices = Choices(meeting)
        self._tasks = {task.pk: task for task in item.tasks.all()} if item else {}
        self.item = ItemForm(data, meeting=meeting, choices=choices, item=item)
        self.tasks: BaseFormSet[TaskForm] = TaskFormSet(
            data, prefix="task", initial=[_initial(task) for task in self._tasks.values()],
            form_kwargs={"choices": choices},
        )  # fmt: skip

    def is_valid(self) -> bool:
        """Whether all of it may be saved; every part says what is wrong with it."""
        return all([self.item.is_valid(), self.tasks.is_valid()])

    def person(self) -> Person | None:
        """Whose problem a new item is."""
        found: Person | None = self.item.cleaned_data.get("person")
        return found

    def words(self) -> ItemWords:
        """What was typed."""
        data = {key: value for key, value in self.item.cleaned_data.items() if key != "person"}
        data["pace"] = Pace(data["pace"])
        rows = [row for row in self.tasks.cleaned_data if row.get("words")]
        return ItemWords(**data, tasks=tuple(self._task(row) for row in rows))

    def _task(self, row: dict[str, Any]) -> TaskWords:
        known = row["pk"] if row["pk"] in self._tasks else None
        return TaskWords(
            words=row["words"], kind=TaskKind(row["kind"]), owner=row["owner"],
            department=row["department"], helpers=tuple(row["helpers"]), due=row["due"], pk=known,
        )  # fmt: skip


def _initial(task: Task) -> dict[str, object]:
    return {
        "pk": task.pk, "words": task.words, "kind": task.kind, "owner": task.owner_id,
        "department": task.department_id, "helpers": list(task.with_departments.all()),
        "due": task.due,
    }  # fmt: skip


class HandOutForm(forms.Form):
    """To whom several items are handed out; what is left empty stays as it is."""

    due = forms.DateField(label="完成期限", required=False, widget=DayInput(), error_messages=_DAY)

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        choices = Choices(meeting)
        self.fields["owner"] = choices.person("责任领导", "空着就不改。")
        self.fields["department"] = choices.department("责任部门")
        self.order_fields(["owner", "department", "due"])

    def clean(self) -> dict[str, Any]:
        """Something must be given."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.values()) and not self.errors:
            raise ValidationError("请选责任领导、责任部门或者完成期限。")
        return cleaned


class JoinForm(forms.Form):
    """The item that a problem joins."""

    item: "forms.ModelChoiceField[Item]" = forms.ModelChoiceField(
        label="并入哪一条", queryset=None, empty_label="选一条整改事项",
        error_messages={"required": "请选一条整改事项。"},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:  # noqa: ANN401  Django's own
        super().__init__(data)
        field = cast("forms.ModelChoiceField[Item]", self.fields["item"])
        field.queryset = items_to_join(meeting)
        most = 40
        field.choices = [
            ("", "选一条整改事项"),
            *(
                (item.pk, f"{item.meeting.year} 年度第 {item.number} 条 {item.problem[:most]}")
                for item in items_to_join(meeting)
            ),
        ]
