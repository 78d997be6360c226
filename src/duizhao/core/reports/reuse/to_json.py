"""Writes copied passages into JSON, for other programs to read; docs/json.md describes it."""

from duizhao.core.reports.reuse.shown import Shown
from duizhao.core.reports.to_outline_json import SCHEMA_VERSION, Json, write_json
from duizhao.core.reuse.groups import Group
from duizhao.core.reuse.model import Pair, Passage


def to_json(shown: Shown) -> str:
    """The finds as a JSON document."""
    return write_json(
        {
            "schema_version": SCHEMA_VERSION,
            "texts": len(shown.found.works),
            "pairs": [_pair(shown, pair) for pair in shown.pairs],
            "groups": [_group(shown, group) for group in shown.groups],
            "alike": [[shown.name(work) for work in one.works] for one in shown.found.alike],
            "common": [
                {
                    "file": shown.name(one.work),
                    "start": one.start,
                    "end": one.end,
                    "texts": one.texts,
                    "kind": one.kind.value,
                }
                for one in shown.found.common
            ],
            "unread": [
                {"file": one.file, "reason": one.reason, "cure": one.cure} for one in shown.unread
            ],
        }
    )


def _pair(shown: Shown, pair: Pair) -> Json:
    earlier = shown.earlier(pair)
    return {
        "a": shown.name(pair.a),
        "b": shown.name(pair.b),
        "earlier": None if earlier is None else "a" if earlier == pair.a else "b",
        "passages": [_passage(shown, one) for one in pair.passages],
    }


def _passage(shown: Shown, one: Passage) -> Json:
    ruling = shown.ruling(one)
    return {
        "a_start": one.a_start,
        "a_end": one.a_end,
        "b_start": one.b_start,
        "b_end": one.b_end,
        "characters": one.characters,
        "same": one.same,
        "rarity": one.rarity,
        "texts": one.texts,
        "kind": one.kind.value,
        "fingerprint": one.name,
        "ruling": ruling
        and {
            "ruled": ruling.ruled.value,
            "reason": ruling.reason,
            "on": ruling.on.isoformat(),
            "answer": ruling.answer,
        },
    }


def _group(shown: Shown, group: Group) -> Json:
    return {
        "places": [
            {"file": shown.name(work), "start": start, "end": end}
            for work, start, end in group.places
        ],
        "earliest": None if group.earliest is None else shown.name(group.earliest),
    }
