"""A bar that shows how much is done, how much should be by now, and how much it is to be."""

from dataclasses import dataclass

from duizhao.core.charts.numbers import Numbers

WIDTH, HEIGHT = 360, 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What a bar is drawn from. `planned` is what should be done by now; None: nobody says."""

    label: str
    done: int
    target: int
    planned: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressBar:
    """A bar with its places: `done`, `planned` and `target` count from the left edge."""

    label: str
    done: int
    planned: int | None
    target: int
    behind: bool
    summary: str
    numbers: Numbers
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def gap(self) -> int:
        """How long the stretch is between what is done and what should be."""
        return max((self.planned or 0) - self.done, 0)


def progress_bar(given: Progress) -> ProgressBar:
    """Draw a bar as long as the target, or as what is done where that is more."""
    whole = max(given.target, given.done, given.planned or 0, 1)
    behind = given.planned is not None and given.done < given.planned
    return ProgressBar(
        label=given.label,
        done=_place(given.done, whole),
        planned=None if given.planned is None else _place(given.planned, whole),
        target=_place(given.target, whole),
        behind=behind,
        summary=_summary(given),
        numbers=Numbers(
            ("", "已完成", "到今天应完成", "目标"),
            ((given.label, given.done, given.planned, given.target),),
        ),
    )


def _place(value: int, whole: int) -> int:
    return round(WIDTH * max(value, 0) / whole)


def _summary(given: Progress) -> str:
    planned = "" if given.planned is None else f"，到今天应完成 {given.planned}"
    unit = f" {given.unit}" if given.unit else ""
    return f"{given.label}：已完成 {given.done}{planned}，目标 {given.target}{unit}"
