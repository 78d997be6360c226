"""What of an item can be counted: promises that could become indicators, and how an indicator stands as evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.indicators.kinds import INDICATOR_KIND_LABELS, IndicatorKind
from duizhao.core.indicators.proposals import proposals_in
from duizhao.web.indicators.access import place_of_indicator
from duizhao.web.indicators.models import Indicator
from duizhao.web.indicators.selectors.figures import figures_of
from duizhao.web.rectification.models import Evidence, Item, Task
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True)
class Countable:
    """A sentence of an item that says how many, and the page on which it becomes an indicator."""

    words: str
    kind: str
    address: str


def countable_of(actor: Actor, item: Item, tasks: list[Task]) -> list[Countable]:
    """What of an item's words could become an indicator, for those who may set one; each sentence once."""
    if not may(actor, Act.INDICATOR_SET, place_of(item.meeting.unit, owner_id=item.person_id)):
        return []
    said = [item.problem, *(words for task in tasks for words in (task.words, task.result))]
    return list({one.words: one for words in said for one in _countable(item, words)}.values())


def standing_of(indicator: Indicator, *, today: date) -> str:
    """How an indicator stands on a day, as its evidence keeps it; the target is left to the indicator."""
    (row,) = figures_of([indicator], today=today)
    kind = IndicatorKind(indicator.kind)
    what = indicator.title if kind is IndicatorKind.OTHER else INDICATOR_KIND_LABELS[kind]
    said = (
        f"{what}{row.standing.done}{row.unit}" if row.standing is not None
        else f"{what}：{row.sentence or '还没有登记'}"
    )  # fmt: skip
    return f"{said}。截至 {today}，{row.state}。"


def opens_indicator(actor: Actor, evidence: Evidence) -> bool:
    """Whether the actor may open the indicator that a piece of evidence names."""
    one = evidence.indicator
    return one is not None and may(actor, Act.INDICATOR_VIEW, place_of_indicator(one))


def _countable(item: Item, words: str) -> Iterator[Countable]:
    for one in proposals_in(words):
        begins = {
            "title": one.title, "target": one.target, "count_unit": one.unit.value,
            "period": one.period.value, "person": item.person_id or "team",
        }  # fmt: skip
        address = reverse("indicators:add", args=[item.meeting.unit_id, one.kind.value])
        label = INDICATOR_KIND_LABELS[one.kind]
        yield Countable(one.title, label, f"{address}?{urlencode(begins)}")
