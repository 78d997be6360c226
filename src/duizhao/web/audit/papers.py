"""The audit log as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.utils import timezone

from duizhao.web.audit.events import EVENT_LABELS
from duizhao.web.audit.models import Entry

BOM = "\ufeff"
HEADINGS = ("时间", "事件", "姓名", "代录人", "对象", "说明")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LABELS = {event.value: label for event, label in EVENT_LABELS.items()}


def to_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """The log line by line, the first with the mark that spreadsheets want."""
    yield BOM + _line(HEADINGS)
    for entry in entries:
        at = timezone.localtime(entry.at).strftime("%Y-%m-%d %H:%M:%S")
        label = _LABELS.get(entry.event, entry.event)
        yield _line((at, label, entry.actor_name, entry.by_name, entry.subject, entry.note))


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([_as_text(cell) for cell in cells])
    return line.getvalue()


def _as_text(cell: str) -> str:
    """A cell that a spreadsheet reads as text even where it begins like a formula."""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell
