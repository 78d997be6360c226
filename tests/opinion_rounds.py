"""What the tests of opinions share: an open round with its codes, slips that are handed in."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.urls import reverse

from cast import Cast
from duizhao.core.access.roles import Role
from duizhao.core.cycle.opinion_round import RoundChannel
from duizhao.core.opinions.envelope import Spoken
from duizhao.web.meetings.models import Meeting
from duizhao.web.opinions import services
from duizhao.web.opinions.models import Round
from make import TODAY, actor_for, make_meeting, make_round

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
WORDS = (
    "到灌区调研提前打招呼，看到的都是准备好的。",
    "取水许可窗口中午没有人，群众要等到下午两点。",
    "局务会议题太多，最后几个都没有讨论。",
    "河道采砂的举报，承办以后没有给举报人回音。",
    "年轻同志到站所锻炼，回来没有人问学到什么。",
    "防汛值班表排得满，领导带班有时只在电话里。",
    "工程变更的签证拖得久，施工队垫了半年的钱。",
)


@dataclass
class Collecting:
    """An open round with the codes of its slips."""

    round: Round
    codes: list[str]

    def hand_in(self, number: int, words: str = "", person_id: int | None = None) -> None:
        """Use the slip of this number."""
        said = [Spoken(person_id, "", words or WORDS[number % len(WORDS)])]
        services.hand_in(self.round, self.codes[number], said, today=TODAY)

    def address(self, number: int) -> str:
        """The page of the slip of this number."""
        return reverse("opinions:slip", args=[self.codes[number]])

    def sent(self, number: int = 0) -> dict[str, str]:
        """What a slip that was written on sends."""
        return {"team_0": WORDS[number % len(WORDS)]}

    def destroy(self) -> None:
        """Destroy it unread."""
        secretary = self.round.meeting.unit.assignments.get(role=Role.SECRETARY.value).person
        services.destroy_round(self.round, "码印坏了", by=actor_for(secretary), at=NOW)

    def traces(self) -> list[bytes]:
        """What would tell of a slip, if it stood anywhere."""
        return [
            *(words.encode() for words in WORDS),
            *(words[:6].encode() for words in WORDS),
            *(words.encode("utf-16-le") for words in WORDS),
        ]


def collecting(cast: Cast, slips: int = 8, meeting: Meeting | None = None) -> Collecting:
    drafted = make_round(meeting or make_meeting(cast.unit))
    codes = services.open_round(drafted, by=actor_for(cast.secretary), at=NOW, slips=slips)
    return Collecting(drafted, codes)


def opened(cast: Cast, submissions: int = 6) -> Round:
    """A round that was opened, with one opinion about the member and the others about the team."""
    running = collecting(cast)
    for number in range(submissions):
        running.hand_in(number, person_id=cast.member.pk if number == 0 else None)
    by = actor_for(cast.secretary)
    services.close_round(running.round, by=by, at=NOW)
    services.reveal_round(running.round, by=by, at=NOW)
    return running.round


def forum(cast: Cast) -> Round:
    """A forum that is being put down."""
    held = make_round(make_meeting(cast.unit), "基层站所座谈会", channel=RoundChannel.FORUM.value)
    services.open_round(held, by=actor_for(cast.secretary), at=NOW)
    return held
