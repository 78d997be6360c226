"""What kinds of meetings differ in, as data: stages, talks, who reviews, figures, words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from duizhao.core.cycle.meeting_kinds import MeetingKind
from duizhao.core.cycle.parameter import Stored
from duizhao.core.cycle.review import ReviewStep
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.talk import TalkKind


class StatementKind(StrEnum):
    """Whose text a statement is."""

    TEAM = "team"
    PERSONAL = "personal"
    BRANCH = "branch"


STATEMENT_KIND_LABELS = {
    StatementKind.TEAM: "班子对照检查材料",
    StatementKind.PERSONAL: "个人对照检查材料",
    StatementKind.BRANCH: "支部对照检查材料",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How meetings of some kinds are held.

    `team` is what the body is called that answers for the common text, `committee` its persons,
    `people` those who take part. `everyone_writes` says that each of them needs a text before the
    meeting; else only the common text is needed. `common_review` and `personal_review` are the steps that a text may have to pass.
    `figures` are defaults that differ from those of the parameters, as they are stored.
    """

    team: str
    committee: str
    people: str
    common_text: StatementKind
    everyone_writes: bool
    stages: tuple[Stage, ...]
    talks: tuple[TalkKind, ...]
    common_review: tuple[ReviewStep, ...]
    personal_review: tuple[ReviewStep, ...]
    figures: Mapping[str, Stored] = field(default_factory=dict)


TEAM = Profile(
    team="班子",
    committee="班子成员",
    people="班子成员",
    common_text=StatementKind.TEAM,
    everyone_writes=True,
    stages=tuple(stage for stage in Stage if stage is not Stage.EVALUATION),
    talks=(
        TalkKind.LEADER_MEMBER,
        TalkKind.MEMBER_MEMBER,
        TalkKind.MEMBER_HEAD,
        TalkKind.MEMBER_BRANCH,
    ),
    common_review=(ReviewStep.SUPERVISORS,),
    personal_review=tuple(ReviewStep),
)
"""The meeting of a unit's team (民主生活会)."""

BRANCH = Profile(
    team="支部",
    committee="支部委员",
    people="支部党员",
    common_text=StatementKind.BRANCH,
    everyone_writes=False,
    stages=tuple(stage for stage in Stage if stage is not Stage.INSPECTIONS),
    talks=(TalkKind.COMMITTEE, TalkKind.COMMITTEE_PARTY, TalkKind.PARTY),
    common_review=(ReviewStep.SUPERVISORS,),
    personal_review=(ReviewStep.LEADER,),
    figures={"quorum": "1/2"},
)
"""The meeting of a branch (组织生活会), with the evaluation of its members (民主评议党员)."""


def profile_of(kind: str) -> Profile:
    """The profile of a kind of meeting."""
    return BRANCH if kind == MeetingKind.BRANCH.value else TEAM
