"""Forms for a person: joining, corrections, another post, leaving; and the filter of the list."""

from datetime import date

from django import forms

from duizhao.web.kit.widgets import DayInput
from duizhao.web.units.models import Branch, Department, Person, Unit
from duizhao.web.units.services.people import Particulars, Post

TEAM_CHOICES = [("", "全部人员"), ("team", "班子成员"), ("left", "已离任")]


class DayField(forms.DateField):
    """A day, typed or picked."""

    widget = DayInput()


class PeopleFilter(forms.Form):
    """What the list of people is narrowed to."""

    q = forms.CharField(
        label="姓名、工号、职务或部门",
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    show = forms.ChoiceField(label="范围", choices=TEAM_CHOICES, required=False)


class _UnitForm(forms.Form):
    """A form that offers the departments and branches of one unit."""

    def __init__(self, *args: object, unit: Unit, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offered = {
            "branch": unit.branches.all(),
            "department": unit.departments.all(),
            "in_charge_of": unit.departments.all(),
        }
        for name, rows in offered.items():
            field = self.fields.get(name)
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows


class ParticularsForm(_UnitForm):
    """What the office keeps of a person beside his post."""

    number = forms.CharField(
        label="工号", max_length=40, help_text="本单位内不重复；再次导入时凭它认人。"
    )
    name = forms.CharField(label="姓名", max_length=40)
    branch = forms.ModelChoiceField(
        label="所在党支部", queryset=Branch.objects.none(), required=False, empty_label="没有"
    )
    branch_representative = forms.BooleanField(label="党支部党员代表", required=False)
    committee_rank = forms.IntegerField(
        label="支委会排序", min_value=1, max_value=99, required=False,
        help_text="支部委员会委员按排序填 1、2、3……（书记排第 1）；没有设支委会、不是委员的不填。",
    )  # fmt: skip
    party_member = forms.BooleanField(label="中共党员", required=False, initial=True)
    joined = DayField(label="到任日期", required=False)

    def particulars(self) -> Particulars:
        """What was typed."""
        return Particulars(
            **{name: self.cleaned_data[name] for name in ParticularsForm.base_fields}
        )


class PostForm(_UnitForm):
    """A post with what hangs on it."""

    post = forms.CharField(label="职务", max_length=120, required=False)
    department = forms.ModelChoiceField(
        label="所在部门", queryset=Department.objects.none(), required=False, empty_label="没有"
    )
    heads_department = forms.BooleanField(label="部门负责人", required=False)
    team_rank = forms.IntegerField(
        label="班子排序",
        min_value=1,
        max_value=99,
        required=False,
        help_text="班子成员按排序填 1、2、3……；不是班子成员的不填。",
    )
    in_charge_of = forms.ModelMultipleChoiceField(
        label="分管部门",
        queryset=Department.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def new_post(self) -> Post:
        """What was typed."""
        return Post(**{name: self.cleaned_data[name] for name in PostForm.base_fields})


class JoinForm(PostForm, ParticularsForm):
    """Everything about a person who joins."""

    field_order = [
        "number", "name", "post", "department", "heads_department", "team_rank", "in_charge_of",
        "branch", "branch_representative", "committee_rank", "party_member", "joined",
    ]  # fmt: skip


class RevisionForm(forms.Form):
    """Which state of the row the page showed."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class EditForm(RevisionForm, ParticularsForm):
    """Corrections to what is kept of a person."""


class ChangePostForm(RevisionForm, PostForm):
    """Another post from a day on."""

    first_day = DayField(label="任现职自")


class LeaveForm(RevisionForm):
    """The last day."""

    last_day = DayField(label="最后一日", help_text="到这一天结束为止，他的角色仍然有效。")


def particulars_of(person: Person) -> dict[str, object]:
    """What the form to correct a person begins with."""
    return {
        "number": person.number,
        "name": person.name,
        "branch": person.branch_id,
        "branch_representative": person.branch_representative,
        "committee_rank": person.committee_rank,
        "party_member": person.party_member,
        "joined": person.joined,
        "revision": person.revision,
    }


def post_of(person: Person, *, first_day: date) -> dict[str, object]:
    """What the form for another post begins with."""
    return {
        "post": person.post,
        "department": person.department_id,
        "heads_department": person.heads_department,
        "team_rank": person.team_rank,
        "in_charge_of": [one.pk for one in person.in_charge_of.all()],
        "first_day": first_day,
        "revision": person.revision,
    }
