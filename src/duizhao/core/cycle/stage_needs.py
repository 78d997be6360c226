"""What a move of a meeting needs, stage by stage, so that each open reason leads to where it is mended."""

from collections.abc import Mapping
from typing import TypeVar

from duizhao.core.cycle.machine import Need
from duizhao.core.cycle.stages import Stage

F = TypeVar("F")


def all_needs(needs: Mapping[Stage, tuple[Need[F], ...]]) -> tuple[Need[F], ...]:
    """The needs of all stages in a row, as a move holds them."""
    return tuple(need for group in needs.values() for need in group)


def open_by_stage(
    needs: Mapping[Stage, tuple[Need[F], ...]], facts: F
) -> tuple[tuple[Stage, str], ...]:
    """Everything that is open, each beside the stage where it is mended."""
    return tuple(
        (stage, need.reason(facts))
        for stage, group in needs.items()
        for need in group
        if not need.holds(facts)
    )
