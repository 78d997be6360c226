"""What can be found: each kind of thing with its door, the fields that are searched, and what a hit shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.web.indicators.access import entries_for as done_for
from duizhao.web.indicators.access import indicators_for
from duizhao.web.inspections.access import carried_items_for, findings_for
from duizhao.web.meetings.access import meetings_for
from duizhao.web.programmes.access import remarks_for
from duizhao.web.rectification.access import all_evidence_for, items_for, tasks_for
from duizhao.web.sittings.access import criticisms_for, entries_for
from duizhao.web.statements.access import sent_for
from duizhao.web.study.access import readings_for, sessions_for
from duizhao.web.talks.access import records_for
from duizhao.web.trail.access import points_for, problems_for
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Unit

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: its name, what of a unit an actor may see, the fields searched, title and address of one."""

    label: str
    seen_by: "Callable[[Actor, Unit], QuerySet[Any]]"
    fields: tuple[str, ...]
    address: Callable[[Any], str]
    title: Callable[[Any], str] = str

    def texts(self, row: Model) -> list[str]:
        """What the searched fields of one hold."""
        return [_at(row, field) for field in self.fields]


def _at(row: Model, field: str) -> str:
    value: Any = row
    for name in field.split("__"):
        value = getattr(value, name)
    return str(value)


def _page(name: str, of: Callable[[Any], int] = lambda row: row.pk) -> Callable[[Any], str]:
    return lambda row: reverse(name, args=[of(row)])


def _own(row: Any) -> str:  # noqa: ANN401  of any model with a page of its own
    return str(row.get_absolute_url())


def _on_board(point: Point) -> str:
    board = reverse("trail:team-board", args=[point.meeting_id])
    if point.person_id is not None:
        board = reverse("trail:board", args=[point.meeting_id, point.person_id])
    return f"{board}#point-{point.pk}"


KINDS = (
    Kind(
        "会议", lambda actor, unit: meetings_for(actor).filter(unit=unit),
        ("title", "theme", "notice"), _page("meetings:detail"), lambda row: row.title,
    ),
    Kind("问题", problems_for, ("title", "manifestation", "instance"), _page("trail:problem"),
         lambda row: row.title),
    Kind("反馈的问题", findings_for, ("point__words", "group"), _page("inspections:finding")),
    Kind("上次遗留", carried_items_for, ("point__words", "promised", "became"),
         _page("inspections:carried-item")),
    Kind(
        "意见点",
        lambda actor, unit: points_for(actor, unit).filter(finding=None, carried_item=None),
        ("words",), _on_board, lambda row: row.get_channel_display(),
    ),
    Kind("学习内容", readings_for, ("title", "source"), _page("study:reading"),
         lambda row: row.title),
    Kind("集中学习", sessions_for, ("topic", "record"), _page("study:session"),
         lambda row: row.topic),
    Kind("材料", sent_for, ("sent__text",), _own),
    Kind("谈话记录", records_for, ("problems_of_one", "problems_of_other", "agreed"),
         _page("talks:talk")),
    Kind("批评意见",
         lambda actor, unit: criticisms_for(actor, unit).filter(item__isnull=False), ("words",),
         _page("sittings:minutes", lambda row: row.item.sitting_id)),
    Kind("会议记录", entries_for, ("words",),
         _page("sittings:minutes", lambda row: row.sitting_id), lambda row: str(row.item)),
    Kind("整改事项", items_for, ("problem", "goal", "judged_by"), _own),
    Kind("整改任务", tasks_for, ("words", "result"),
         _page("rectification:item", lambda row: row.item_id)),
    Kind("佐证", all_evidence_for, ("title", "proves", "words"), _page("rectification:evidence")),
    Kind(
        "审核意见",
        remarks_for,
        ("words", "answer"),
        _page("programmes:remarks", lambda row: row.programme_id),
        lambda row: f"{row.reviewer}：{row.programme.inspection.title}",
    ),
    Kind("指标", indicators_for, ("title", "promise"), _own, lambda row: row.title),
    Kind("指标的登记", done_for, ("note", "evidence"), lambda row: _own(row.indicator),
         lambda row: row.indicator.title),
)  # fmt: skip
"""In the order in which hits are shown; sealed criticisms have no words to be found, restricted evidence its own door."""
