"""Forms to give a role and to let somebody keep the record for another."""

from datetime import date

from django import forms
from django.db.models import Q

from duizhao.core.access.roles import ROLE_LABELS, Role
from duizhao.web.units.forms.people import DayField
from duizhao.web.units.models import Person, Unit
from duizhao.web.units.places import above


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs alone
    """One of the people, with his number and post."""

    def label_from_instance(self, obj: Person) -> str:
        """The name with what tells him from another of the same name."""
        return f"{obj.name}（{'，'.join(filter(None, (obj.unit.name, obj.number, obj.post)))}）"


class _TermForm(forms.Form):
    """From a day, to a day or open; `from_above` offers the people of the units above as well."""

    from_above = False
    first_day = DayField(label="自")
    last_day = DayField(label="至", required=False, help_text="空着就是不定期。")

    def __init__(self, *args: object, unit: Unit, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["first_day"].initial = today
        units = {unit.pk, *(above(unit) if self.from_above else ())}
        here = Person.objects.filter(
            Q(left__isnull=True) | Q(left__gte=today), unit__in=units
        ).select_related("unit")
        for field in self.fields.values():
            if isinstance(field, PersonField):
                field.queryset = here


class RoleForm(_TermForm):
    """A role for a person; supervisors come from above."""

    from_above = True
    person = PersonField(label="人员", queryset=Person.objects.none())
    role = forms.ChoiceField(label="角色", choices=[(r.value, v) for r, v in ROLE_LABELS.items()])
    field_order = ["person", "role", "first_day", "last_day"]

    def role_chosen(self) -> Role:
        """The role that was chosen."""
        return Role(self.cleaned_data["role"])


class ActingForm(_TermForm):
    """Who keeps the record for whom."""

    person = PersonField(label="代录人", queryset=Person.objects.none())
    leader = PersonField(
        label="为谁代录", queryset=Person.objects.none(), help_text="班子成员才可以请人代录。"
    )
    field_order = ["person", "leader", "first_day", "last_day"]
