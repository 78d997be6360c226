"""The people of the invented bureau: the team, eight departments, three branches, and those above."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle

from duizhao.core.access.actor import Actor
from duizhao.core.access.roles import Role
from duizhao.web.project.demo_unit.states import MID_DAY
from duizhao.web.units.models import Assignment, Branch, Department, Person, Unit

TEAM = (
    ("周明远", "党组书记、局长"),
    ("沈若兰", "党组成员、副局长"),
    ("马德胜", "党组成员、副局长"),
    ("秦卫东", "党组成员、副局长"),
    ("罗秀英", "党组成员、纪检监察组组长"),
    ("程志刚", "党组成员、总工程师"),
    ("傅晓梅", "党组成员、机关党委书记"),
)
DEPARTMENTS = (
    "办公室", "规划计划科", "水资源科", "河湖管理科", "农村水利科", "水旱灾害防御科", "建设管理科",
    "人事科",
)  # fmt: skip
HEADS = ("孙晓雯", "唐建平", "蒋丽华", "何立新", "阮文斌", "贺春生", "庞海波", "邱玉珍")
CLERKS = (
    "方俊", "石磊", "田野", "汪琳", "薛峰", "江晓月", "邵强", "孟凡", "白洁", "常青",
    "丁一鸣", "段宏", "范晓东", "葛静", "龚平", "郝亮", "侯敏", "姜涛", "金鑫", "康健",
    "雷鸣", "黎明霞", "廖凯", "毛宁", "聂伟", "欧阳雪", "潘越", "戚明", "任远", "宋佳",
    "许文", "邓芳", "叶平",
)  # fmt: skip
ABOVE = (("卢国梁", "督导组组长"), ("曹静", "组织部干部"))
_ROLES = {
    "孙晓雯": (Role.SECRETARY, Role.CADRE), "周明远": (Role.LEADER, Role.MEMBER),
    "许文": (Role.SYSTEM_ADMIN,), "邓芳": (Role.SECURITY_ADMIN,), "叶平": (Role.AUDIT_ADMIN,),
    "卢国梁": (Role.SUPERVISOR,), "曹静": (Role.SUPERIOR,),
}  # fmt: skip


@dataclass(frozen=True)
class Bureau:
    """The unit with its team in order, and its secretary."""

    unit: Unit
    team: tuple[Person, ...]
    secretary: Person


def make_bureau() -> Bureau:
    """The committee above, the bureau and two more units below it, with all people and roles."""
    upper = Unit.objects.create(name="清河市委", team_name="中共清河市委")
    unit = Unit.objects.create(
        name="清河市水务局", short_name="市水务局", team_name="市水务局党组", superior=upper
    )
    for name in ("清河市林业局", "清河市文化和旅游局"):
        Unit.objects.create(name=name, team_name=f"{name}党组", superior=upper)
    team = _people(unit)
    for number, (name, post) in enumerate(ABOVE, 1):
        Person.objects.create(unit=upper, name=name, number=f"S{number:03d}", post=post)
    _roles(unit, upper)
    return Bureau(unit, tuple(team), Person.objects.get(name="孙晓雯"))


def himself(person: Person) -> Actor:
    """A person who does what concerns himself alone, for which no role is asked."""
    return Actor(user_id=None, person_id=person.pk, name=person.name)


def _people(unit: Unit) -> list[Person]:
    departments = [Department.objects.create(unit=unit, name=name) for name in DEPARTMENTS]
    branches = [
        Branch.objects.create(unit=unit, name=f"机关第{number}党支部") for number in "一二三"
    ]
    team = [
        Person.objects.create(
            unit=unit, name=name, number=f"A{rank:03d}", post=post, team_rank=rank,
            branch=branches[rank % 3],
        )
        for rank, (name, post) in enumerate(TEAM, 1)
    ]  # fmt: skip
    for index, department in enumerate(departments):
        team[1 + index % 6].in_charge_of.add(department)
    Person.objects.bulk_create(
        Person(
            unit=unit, name=name, number=f"B{index:03d}", post=f"{department}负责人",
            department=department, heads_department=True, branch=branches[index % 3],
        )
        for index, (name, department) in enumerate(zip(HEADS, departments, strict=True))
    )  # fmt: skip
    Person.objects.bulk_create(
        Person(
            unit=unit, name=name, number=f"C{index:03d}", post="干部", department=department,
            branch=branches[index % 3], branch_representative=index < len(branches),
        )
        for index, (name, department) in enumerate(zip(CLERKS, cycle(departments), strict=False))
    )  # fmt: skip
    return team


def _roles(unit: Unit, upper: Unit) -> None:
    rows = []
    for person in Person.objects.filter(unit__in=[unit, upper]):
        of_team = (Role.MEMBER,) if person.team_rank else (Role.CADRE,)
        where = upper if person.name == "曹静" else unit
        rows += [
            Assignment(
                person=person, unit=where, role=role.value, first_day=MID_DAY - timedelta(days=400)
            )
            for role in _ROLES.get(person.name, of_team)
        ]
    Assignment.objects.bulk_create(rows)
