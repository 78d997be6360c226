"""What people have ruled about shared passages, which later runs remember."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum

from duizhao.core.reuse.model import Pair, Passage, ReuseKind

_VERSION = 1


class Ruled(StrEnum):
    """What a shared passage was found to be."""

    QUOTATION = "quotation"
    TEMPLATE = "template"
    ALLOWED = "allowed"
    REWRITE = "rewrite"


RULED_LABELS = {
    Ruled.QUOTATION: "引文",
    Ruled.TEMPLATE: "套话模板",
    Ruled.ALLOWED: "可以这样写",
    Ruled.REWRITE: "要重写",
}
_KINDS = {Ruled.QUOTATION: ReuseKind.QUOTATION, Ruled.TEMPLATE: ReuseKind.TEMPLATE}


class WrongRulings(Exception):  # noqa: N818  named for what is wrong
    """A file that is no file of rulings; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruling about one passage, by its fingerprint: what it is, why, what the author answered.

    `words` are those of the passage: ruled a quotation or a template they are common property
    wherever they stand.
    """

    passage: str
    ruled: Ruled
    reason: str
    on: date
    answer: str = ""
    words: str = ""

    @property
    def is_source(self) -> bool:
        """Whether its words are common property from now on."""
        return self.ruled in _KINDS


def with_rulings(pairs: Iterable[Pair], rulings: Mapping[str, Ruling]) -> list[Pair]:
    """The pairs, each passage of the kind that it was ruled to be."""
    return [
        replace(pair, passages=tuple(_ruled(one, rulings) for one in pair.passages))
        for pair in pairs
    ]


def read_rulings(content: str) -> dict[str, Ruling]:
    """The rulings in a file, by fingerprint. Raises WrongRulings."""
    try:
        document = json.loads(content)
        rows = document["rulings"]
        found = [
            Ruling(**{**row, "ruled": Ruled(row["ruled"]), "on": date.fromisoformat(row["on"])})
            for row in rows
        ]
    except (ValueError, KeyError, TypeError) as wrong:
        raise WrongRulings("不是定性记录，或者被改坏了。") from wrong
    if document.get("schema_version", 0) > _VERSION:
        raise WrongRulings("是更新的版本写的，请升级程序。")
    return {one.passage: one for one in found}


def write_rulings(rulings: Mapping[str, Ruling]) -> str:
    """The file of rulings."""
    rows = [
        {**asdict(one), "ruled": one.ruled.value, "on": one.on.isoformat()}
        for one in rulings.values()
    ]
    return json.dumps({"schema_version": _VERSION, "rulings": rows}, ensure_ascii=False, indent=2)


def _ruled(one: Passage, rulings: Mapping[str, Ruling]) -> Passage:
    ruling = rulings.get(one.name)
    kind = _KINDS.get(ruling.ruled) if ruling else None
    return replace(one, kind=kind) if kind else one
