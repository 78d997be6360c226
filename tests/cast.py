"""The persons of the tests, by name: one unit with everybody, a unit above, and a stranger."""

from dataclasses import dataclass, fields

from duizhao.core.access.roles import Role
from duizhao.web.units.models import Person, Unit
from make import assign, make_person, make_unit


@dataclass(frozen=True)
class Cast:
    """Who is who. `outsider` is the secretary of another unit; `bystander` has an account and no role."""

    unit: Unit
    upper: Unit
    secretary: Person
    leader: Person
    member: Person
    cadre: Person
    supervisor: Person
    superior: Person
    system_admin: Person
    security_admin: Person
    audit_admin: Person
    outsider: Person
    bystander: Person

    def people(self) -> dict[str, Person]:
        """Everybody by the name of the part."""
        parts = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: part for name, part in parts.items() if isinstance(part, Person)}


def make_cast() -> Cast:
    upper = make_unit("清河市委")
    unit = make_unit("清河市水务局", upper)
    elsewhere = make_unit("临川市水务局")
    supervisor = make_person(upper, "卢国梁", post="督导组组长")
    assign(supervisor, Role.SUPERVISOR, unit)
    return Cast(
        unit=unit,
        upper=upper,
        secretary=make_person(
            unit, "孙晓雯", Role.SECRETARY, Role.CADRE, post="机关党委专职副书记"
        ),
        leader=make_person(
            unit, "周明远", Role.LEADER, Role.MEMBER, post="党组书记、局长", team_rank=1
        ),
        member=make_person(unit, "沈若兰", Role.MEMBER, post="党组成员、副局长", team_rank=2),
        cadre=make_person(unit, "何立新", Role.CADRE, post="河道管理科科长"),
        supervisor=supervisor,
        superior=make_person(upper, "曹静", Role.SUPERIOR, post="市委组织部干部"),
        system_admin=make_person(unit, "许文", Role.SYSTEM_ADMIN),
        security_admin=make_person(unit, "邓芳", Role.SECURITY_ADMIN),
        audit_admin=make_person(unit, "叶平", Role.AUDIT_ADMIN),
        outsider=make_person(elsewhere, "冯涛", Role.SECRETARY),
        bystander=make_person(unit, "田野"),
    )
