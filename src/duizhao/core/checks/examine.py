"""From a text to what is said about it: reads it against a framework, checks it, compares drafts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from duizhao.core.checks.checked import Checked, TwoYears
from duizhao.core.checks.drafts.baseline import Known, compare
from duizhao.core.checks.engine import check
from duizhao.core.checks.offices.office import Office
from duizhao.core.checks.rule import Reading, SharedPassage
from duizhao.core.checks.selection import Choice
from duizhao.core.frameworks.model import Framework
from duizhao.core.outline.model import Text
from duizhao.core.trail.ledger import LedgerItem
from duizhao.core.trail.model import Statement
from duizhao.core.trail.statement import read_statement


@dataclass(frozen=True)
class Terms:
    """How texts are examined.

    `framework` is the one that the user picked; without it each text is held against the one of
    `frameworks` that it speaks for. `choice` says which rules are on.
    """

    frameworks: tuple[Framework, ...] = ()
    framework: Framework | None = None
    choice: Choice = field(default_factory=Choice)
    office: Office = field(default_factory=Office)


def examine(
    file: str,
    text: Text,
    terms: Terms,
    *,
    last: Statement | None = None,
    known: Sequence[Known] | None = None,
    ledger: tuple[LedgerItem, ...] | None = None,
    shared: Sequence[SharedPassage] = (),
) -> Checked:
    """What is said about one text.

    `file` is the name as the user gave it, `last` last year's statement, `ledger` the items of
    earlier meetings, `shared` the passages that other texts have too. `known` are the baseline's
    findings of this text; None means that there is no baseline.
    """
    statement = read_statement(text, terms.framework, frameworks=terms.frameworks)
    framework = terms.framework or _with_key(statement.framework, terms.frameworks)
    reading = Reading(
        statement,
        framework,
        terms.office,
        last,
        terms.frameworks,
        ledger=ledger,
        shared=tuple(shared),
    )
    outcome = check(reading, terms.choice)
    comparison = None if known is None else compare(text, outcome.findings, known)
    two_years = TwoYears(last, reading.years) if last and reading.years else None
    return Checked(
        file, statement, outcome.findings, framework, outcome.failed, comparison, two_years
    )


def _with_key(key: str | None, frameworks: Sequence[Framework]) -> Framework | None:
    return next((framework for framework in frameworks if framework.key == key), None)
