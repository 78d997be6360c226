"""What makes a special meeting necessary, as records: what happened, and what the duty rests on."""

from dataclasses import dataclass

from duizhao.core.cycle.basis import RULES_OF_MEETINGS, Basis

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event after which a special meeting must be held, in our own words.

    None of the rules that we know sets a number of days: a notice may (`special_within`).
    """

    key: str
    label: str
    basis: Basis


_RULES = Basis(RULES_OF_MEETINGS)
TRIGGERS = (
    Trigger("weighty_problem", "班子或者成员中出现重要的、带普遍性的问题", _RULES),
    Trigger("wrong_decision", "重大决策失误，或者突发事件处置不当", _RULES),
    Trigger("finding", "纪检监察、巡视巡察、审计发现重要问题", _RULES),
    Trigger("violation", "发生违纪违法案件", _RULES),
    Trigger("superior", "上级党组织部署或者要求召开", Basis()),
    Trigger(OTHER, "其他", Basis()),
)
TRIGGER_LABELS = {trigger.key: trigger.label for trigger in TRIGGERS}


def trigger_named(key: str) -> Trigger | None:
    """The trigger of a key, None where there is none."""
    return next((trigger for trigger in TRIGGERS if trigger.key == key), None)
