"""What the tests of a branch share: a branch that holds meetings, its secretary, its people."""

from dataclasses import dataclass

from cast import Cast
from duizhao.core.access.roles import Role
from duizhao.core.cycle.meeting_kinds import MeetingKind
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Branch, Person, Unit
from make import assign, make_meeting, make_person

NAMES = ("汪琳", "薛峰", "江晓月", "邵强", "孟凡", "白洁")


@dataclass(frozen=True)
class BranchCast:
    """A branch as a unit: its secretary, who keeps the record, the committee, others, somebody outside the party."""

    unit: Unit
    chair: Person
    recorder: Person
    committee: Person
    members: tuple[Person, ...]
    outside: Person

    @property
    def party(self) -> list[Person]:
        """Everybody who takes part, in the order of the list."""
        return [self.chair, self.recorder, self.committee, *self.members]


def make_branch(cast: Cast, name: str = "机关第二党支部") -> BranchCast:
    branch = Branch.objects.create(unit=cast.unit, name=name)
    unit = Unit.objects.create(
        name=f"{cast.unit}{name}", team_name=name, superior=cast.unit, branch=branch
    )

    def person(called: str, rank: int | None = None, **rest: bool) -> Person:
        made = make_person(cast.unit, called, Role.CADRE, post="干部")
        made.branch, made.committee_rank = branch, rank
        made.party_member = rest.get("party_member", True)
        made.save()
        return made

    chair, recorder, committee = (
        person(called, rank) for rank, called in enumerate(("唐建平", "方俊", "石磊"), 1)
    )
    assign(chair, Role.LEADER, unit)
    assign(recorder, Role.SECRETARY, unit)
    members = tuple(person(called) for called in NAMES)
    outside = person("常青", party_member=False)
    return BranchCast(unit, chair, recorder, committee, members, outside)


def branch_meeting(branch: BranchCast, **rest: object) -> Meeting:
    fields = {
        "kind": MeetingKind.BRANCH.value,
        "title": "2025年度组织生活会",
        "framework": "",
        **rest,
    }
    return make_meeting(branch.unit, **fields)  # type: ignore[arg-type]
