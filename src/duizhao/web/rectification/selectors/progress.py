"""What an item has so far, as the moves of its life ask for it."""

from duizhao.core.cycle.extension import ExtensionState
from duizhao.core.cycle.item import Progress
from duizhao.core.cycle.parameters import parameters_of
from duizhao.web.rectification.access import doers_of
from duizhao.web.rectification.models import Item, Verification


def running_of(item: Item) -> Verification | None:
    """The request to close that runs; None where there is none."""
    return item.verifications.filter(ended_at=None).select_related("verifier").first()


def progress_of(
    item: Item,
    *,
    running: Verification | None,
    verifier_id: int | None = None,
    effect: str = "",
    words: str = "",
) -> Progress:
    """The facts of a move. `verifier_id` is who verifies, where another one than the assigned does or shall."""
    tasks = list(item.tasks.all())
    verifier = verifier_id or (running.verifier_id if running else None)
    return Progress(
        goal=bool(item.goal),
        owner=item.owner_id is not None,
        dated=item.last_day is not None,
        judged_by=bool(item.judged_by),
        tasks=len(tasks),
        tasks_without_owner_or_date=sum(
            task.owner_id is None or task.due is None for task in tasks
        ),
        tasks_undone=sum(task.done_on is None for task in tasks),
        evidence=item.evidence.filter(replaced_by=None).count(),
        effect=bool(effect.strip() or (running and running.effect)),
        extension_open=item.extensions.filter(state=ExtensionState.REQUESTED.value).exists(),
        verifier=verifier is not None,
        verifier_responsible=verifier in doers_of(item),
        passed=running is not None and running.outcome == "passed",
        signed=running is not None and running.signed_at is not None,
        words=words,
    )


def most_extensions(item: Item) -> int:
    """How often the meeting's parameters let an item be extended."""
    return parameters_of(item.meeting.parameters, item.meeting.kind).extensions_most


def granted_of(item: Item) -> int:
    """How often it was extended."""
    return item.extensions.filter(state=ExtensionState.APPROVED.value).count()
