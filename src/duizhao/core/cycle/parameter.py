"""One figure that a notice may set otherwise: what it is called, what it may be, what it rests on."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from duizhao.core.cycle.basis import Basis
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.unfit import Unfit
from duizhao.core.zh.numerals import to_int

Value = int | Fraction | str | tuple[str, ...] | None
Stored = int | str | list[str]

_SHARE = re.compile(r"(?P<n>\d+)/(?P<d>\d+)|(?P<percent>\d+(?:\.\d+)?)%|(?P<decimal>[01]?\.\d+|1)")
_IN_HAN = re.compile(r"(?P<d>[一二三四五六七八九十百]+)分之(?P<n>[一二三四五六七八九十百]+)")


class Shape(StrEnum):
    """What kind of value a parameter has."""

    WHOLE = "whole"
    SHARE = "share"
    CHOICE = "choice"
    SEVERAL = "several"


class Group(StrEnum):
    """Under which heading a parameter stands."""

    TERMS = "terms"
    SITTING = "sitting"
    OPINIONS = "opinions"
    EVALUATION = "evaluation"
    TEXTS = "texts"
    RECTIFICATION = "rectification"
    SIGHT = "sight"


GROUP_LABELS = {
    Group.TERMS: "期限",
    Group.SITTING: "到会人数",
    Group.OPINIONS: "征求意见",
    Group.EVALUATION: "民主评议党员",
    Group.TEXTS: "材料的字数和部分",
    Group.RECTIFICATION: "整改",
    Group.SIGHT: "谁能看",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A figure with its default and its bounds (inclusive). `default` None: nothing is asked.

    `stage` names the stage without which it means nothing.
    """

    key: str
    label: str
    group: Group
    shape: Shape
    default: Value
    basis: Basis
    help: str = ""
    unit: str = ""
    least: int | Fraction = 0
    most: int | Fraction = 0
    choices: Mapping[str, str] = field(default_factory=dict)
    stage: Stage | None = None

    def read(self, typed: str | Sequence[str]) -> Value:
        """The value that was typed; the default where nothing was. Raises Unfit."""
        if not isinstance(typed, str):
            return self._several(typed)
        words = unicodedata.normalize("NFKC", typed).strip()
        if not words:
            return self.default
        if self.shape is Shape.CHOICE:
            return self._choice(words)
        value = _share_in(words) if self.shape is Shape.SHARE else _whole_in(words)
        if value is None or not self.least <= value <= self.most:
            raise Unfit(self.allowed())
        return value

    def restored(self, stored: object) -> Value:
        """The value that was stored; the default where nothing was, or nothing that is allowed now."""
        try:
            match stored:
                case list():
                    return self.read([str(each) for each in stored])
                case str() | int():
                    return self.read(str(stored))
        except Unfit:
            return self.default
        return self.default

    def stored(self, value: Value) -> Stored | None:
        """The value as JSON can hold it."""
        match value:
            case tuple():
                return list(value)
            case Fraction():
                return str(value)
        return value

    def typed(self, value: Value) -> str | list[str]:
        """The value as a control shows it."""
        stored = self.stored(value)
        return stored if isinstance(stored, list) else "" if stored is None else str(stored)

    def shown(self, value: Value) -> str:
        """The value in words."""
        match value:
            case None:
                return "没有要求"
            case tuple():
                return "、".join(self.choices[each] for each in value) or "没有要求"
            case Fraction():
                return f"{value.numerator}/{value.denominator}（{float(value):.0%}）"
            case str():
                return self.choices[value]
        return f"{value} {self.unit}"

    def allowed(self) -> str:
        """What may be typed."""
        if self.shape is Shape.SHARE:
            return f"写成 2/3 或者 90% 这样，{_percent(self.least)} 到 {_percent(self.most)} 之间"
        return f"请填 {self.least} 到 {self.most} 之间的整数"

    def _choice(self, words: str) -> str:
        if words not in self.choices:
            raise Unfit(f"请从这几项里选：{'、'.join(self.choices.values())}")
        return words

    def _several(self, typed: Sequence[str]) -> tuple[str, ...]:
        for each in typed:
            self._choice(each)
        return tuple(key for key in self.choices if key in typed)


def _whole_in(words: str) -> int | None:
    return int(words) if re.fullmatch(r"\d{1,6}", words) else None


def _share_in(words: str) -> Fraction | None:
    if han := _IN_HAN.fullmatch(words):
        parts = to_int(han["n"]), to_int(han["d"])
        return Fraction(parts[0], parts[1]) if parts[0] and parts[1] else None
    found = _SHARE.fullmatch(words.replace(" ", ""))
    if found is None or found["d"] == "0":
        return None
    if found["d"]:
        return Fraction(int(found["n"]), int(found["d"]))
    return Fraction(found["percent"]) / 100 if found["percent"] else Fraction(found["decimal"])


def _percent(share: int | Fraction) -> str:
    return f"{float(share):.0%}"
