"""What the tests of ballots share: an open evaluation of a branch with its codes, ballots that are cast."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.urls import reverse

from branches import BranchCast, branch_meeting, make_branch
from cast import Cast
from duizhao.core.cycle.evaluation import Grade
from duizhao.web.evaluations import services
from duizhao.web.evaluations.models import Evaluation
from duizhao.web.meetings.models import Meeting
from make import TODAY, actor_for

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)


@dataclass
class Voting:
    """An open evaluation with the codes of its ballots."""

    evaluation: Evaluation
    codes: list[str]
    branch: BranchCast

    def hand_in(self, number: int, **grades: Grade) -> None:
        """Cast the ballot of this number: all are qualified but those who are named otherwise."""
        marks = {
            person.pk: grades.get(person.name, Grade.QUALIFIED) for person in self.branch.party
        }
        services.cast_ballot(self.evaluation, self.codes[number], marks, today=TODAY)

    def address(self, number: int) -> str:
        """The page of the ballot of this number."""
        return reverse("evaluations:ballot", args=[self.codes[number]])

    def sent(self, number: int = 0) -> dict[str, str]:
        """What a filled-in ballot sends."""
        grade = list(Grade)[number % 2]
        return {f"grade_{person.pk}": grade.value for person in self.branch.party}

    def destroy(self) -> None:
        """Destroy it unread."""
        by = actor_for(self.branch.recorder)
        services.destroy_evaluation(self.evaluation, "票印坏了", by=by, at=NOW)

    def traces(self) -> list[bytes]:
        """What would tell of a ballot, if it stood anywhere."""
        return [
            f'[{person.pk},"{grade.value}"'.encode()
            for person in self.branch.party
            for grade in Grade
        ]


def voting(cast: Cast, slips: int = 8, meeting: Meeting | None = None) -> Voting:
    branch = make_branch(cast)
    by = actor_for(branch.recorder)
    meeting = meeting or branch_meeting(branch)
    drafted = services.draft_evaluation(meeting, "民主评议党员", date(2026, 1, 20), by=by, at=NOW)
    codes = services.open_evaluation(drafted, slips=slips, by=by, at=NOW)
    return Voting(drafted, codes, branch)


def opened(cast: Cast, ballots: int = 6) -> Voting:
    """An evaluation that was opened; the secretary of the branch was called excellent by all but one."""
    running = voting(cast)
    for number in range(ballots):
        if number:
            running.hand_in(number, 唐建平=Grade.EXCELLENT)
        else:
            running.hand_in(number)
    by = actor_for(running.branch.recorder)
    services.close_evaluation(running.evaluation, by=by, at=NOW)
    services.reveal_evaluation(running.evaluation, by=by, at=NOW)
    return running
