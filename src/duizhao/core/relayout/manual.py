"""Makes a diagnosis's manual page, as `duizhao explain` and docs/layout show it."""

from duizhao.core.checks.manual import page_of
from duizhao.core.checks.rule import LEVEL_LABELS
from duizhao.core.relayout.diagnosis import Diagnosis


def manual_page(diagnosis: Diagnosis) -> str:
    """The page of one diagnosis in Markdown: title, facts, then the five sections of its manual."""
    facts = [
        ("程度", LEVEL_LABELS[diagnosis.level]),
        ("依据", str(diagnosis.basis)),
        ("短名", f"`{diagnosis.name}`"),
        ("自版本", diagnosis.since),
    ]
    return page_of(f"{diagnosis.code} {diagnosis.title}", facts, diagnosis.manual)
