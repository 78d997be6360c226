"""Checks the words of a statement while they are written: against the last version and earlier years.

Earlier years are last year's text, and the ledger of earlier meetings: ledgers come later in time
than statements, so the setting EARLIER_LEDGER names the question, a function of the statement.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from django.conf import settings
from django.utils.module_loading import import_string

from duizhao.core.checks.checked import Checked
from duizhao.core.checks.drafts.baseline import Known, known_as
from duizhao.core.checks.examine import Terms, examine
from duizhao.core.checks.offices.office import Office
from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.selection import choose
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.trail.ledger import LedgerItem
from duizhao.core.trail.model import Statement as ReadStatement
from duizhao.core.trail.statement import read_statement
from duizhao.web.meetings.framework import framework_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import sources_of
from duizhao.web.statements.models import Statement, Version
from duizhao.web.statements.texts import text_of
from duizhao.web.units.office import office_of

KEPT_APART = ("DZ403", "DZ404")
"""Rules about personal matters, which are no part of the text here but a part of their own."""
NAME = "材料"


def examine_words(statement: Statement, words: str) -> Checked:
    """What is said about the words, held against the newest version and what was set aside."""
    newest = statement.versions.defer("original").last()
    known = {item["fingerprint"]: Known(NAME, **item) for item in newest.findings} if newest else {}
    known |= set_aside_in(statement)
    return examine_against(statement, words, tuple(known.values()))


def findings_of(statement: Statement, words: str) -> list[dict[str, str]]:
    """The findings of a text as a version keeps them."""
    checked = examine_against(statement, words, None)
    known = (known_as(NAME, checked.statement.text, finding) for finding in checked.findings)
    return [
        {
            "code": one.code,
            "fingerprint": one.fingerprint,
            "quote": one.quote,
            "message": one.message,
            "around": one.around,
        }
        for one in known
    ]


def last_years(statement: Statement) -> ReadStatement | None:
    """Last year's text of the same person, or of the team, as the core read it; None without one."""
    meeting = statement.meeting
    last = (
        Version.objects.filter(
            pk__in=Statement.objects.filter(
                meeting__unit=meeting.unit_id,
                meeting__year__lt=meeting.year,
                meeting__kind=meeting.kind,
                person=statement.person_id,
                sent__isnull=False,
            ).values("sent")
        )
        .order_by("-statement__meeting__year", "-pk")
        .defer("original")
        .first()
    )
    return None if last is None else read_words(last)


def read_words(version: Version) -> ReadStatement:
    """A version as the core reads it."""
    return _read(version.pk, version.text)


def examine_against(statement: Statement, words: str, known: tuple[Known, ...] | None) -> Checked:
    """What is said about the words, held against findings that are known already (None: not)."""
    terms = terms_of(statement.meeting)
    earlier: Callable[[Statement], tuple[LedgerItem, ...]] = import_string(settings.EARLIER_LEDGER)
    return examine(
        NAME,
        text_of(words),
        terms,
        last=last_years(statement),
        known=known,
        ledger=earlier(statement) or None,
    )


def set_aside_in(statement: Statement) -> dict[str, Known]:
    """What the author lets stand with a reason, by fingerprint."""
    return {
        row.fingerprint: Known(
            NAME, row.code, row.fingerprint, row.quote, row.message, row.around, row.reason, row.on
        )
        for row in statement.set_aside.all()
    }


def rules_on(meeting: Meeting) -> list[str]:
    """The codes of the rules and requirements by which the texts of a meeting are examined."""
    terms = terms_of(meeting)
    framework, choice = terms.framework, terms.choice
    rules = [rule.code for rule in all_rules() if choice.decide(rule.code, rule.name, framework).on]
    entries = framework.entries if framework else ()
    asked = [one.code for one in entries if choice.decide(one.code, one.kind, framework).on]
    return sorted([*rules, *asked])


def terms_of(meeting: Meeting) -> Terms:
    """How texts of a meeting are examined."""
    parameters = json.dumps(meeting.parameters)
    office = replace(office_of(meeting.unit), sources=sources_of(meeting))
    return _terms(meeting.framework, meeting.framework_yaml, parameters, office)


@lru_cache(maxsize=8)
def _terms(key: str, yaml: str, parameters: str, office: Office) -> Terms:
    """How texts of a meeting are examined; made once, because choosing the rules takes its time."""
    framework = framework_of(
        Meeting(framework=key, framework_yaml=yaml, parameters=json.loads(parameters))
    )
    frameworks = (*shipped_frameworks(), *((framework,) if framework else ()))
    entries = chain.from_iterable(one.entries for one in frameworks)
    choice = choose(all_rules(), entries, select=(), ignore=KEPT_APART, params={})
    return Terms(shipped_frameworks(), framework, choice, office)


@lru_cache(maxsize=16)
def _read(_version: int, words: str) -> ReadStatement:
    return read_statement(text_of(words), None, frameworks=shipped_frameworks())
