"""The tables of rectification, one file a noun; every write claims the item first."""

from duizhao.web.rectification.models.change import Change
from duizhao.web.rectification.models.evidence import Evidence
from duizhao.web.rectification.models.extension import Extension
from duizhao.web.rectification.models.item import Item
from duizhao.web.rectification.models.ledger_form import FormColumns, LedgerForm
from duizhao.web.rectification.models.ledger_import import LedgerColumns, LedgerImport
from duizhao.web.rectification.models.recurrence import Recurrence
from duizhao.web.rectification.models.saved_view import SavedView
from duizhao.web.rectification.models.source import Source
from duizhao.web.rectification.models.spot_check import SpotCheck
from duizhao.web.rectification.models.task import Task
from duizhao.web.rectification.models.verification import Verification

__all__ = [
    "Change", "Evidence", "Extension", "FormColumns", "Item", "LedgerColumns", "LedgerForm",
    "LedgerImport", "Recurrence", "SavedView", "Source", "SpotCheck", "Task", "Verification",
]  # fmt: skip
