"""Checks texts with all rules of the core, in memory, and makes their annotated copies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import PurePath

from duizhao.core.checks.checked import Checked
from duizhao.core.checks.examine import Terms
from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.selection import choose
from duizhao.core.frameworks.model import Framework
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.outline.unreadable import Unread
from duizhao.core.reports.marked import Block, blocks_of, numbered
from duizhao.core.reports.wording import counts_words, framework_words, kind_words, year_words
from duizhao.core.trail.matrix import Matrix, matrix_of
from duizhao.core.trail.model import PART_LABELS
from duizhao.core.trail.shares import PartShare, shares_of
from duizhao.runs.annotate import annotated
from duizhao.runs.check import Job, Plan, check_one
from duizhao.web.check.data_addresses import data_address

ANONYMISED = "anonymised"


@dataclass(frozen=True)
class NamedBlock:
    """A stretch of the text with the name of the part that it belongs to."""

    name: str
    block: Block


@dataclass(frozen=True)
class NamedShare:
    """The share of a part, with its name."""

    name: str
    share: PartShare


@dataclass(frozen=True)
class Examined:
    """All that the page shows of one text. `copy` is the annotated .docx as a data address, or empty."""

    number: int
    file: str
    kind: str
    year: str
    framework: str
    counts: str
    shares: tuple[NamedShare, ...]
    matrix: Matrix
    blocks: tuple[NamedBlock, ...]
    copy: str
    copy_name: str


def examine_texts(
    texts: list[tuple[str, bytes]],
    *,
    framework: Framework | None,
    anonymised: bool,
    at: datetime,
) -> Iterator[Examined | Unread]:
    """What is said about each text, in their order; nothing is written anywhere."""
    plan = _plan(framework, anonymised=anonymised)
    for number, (name, data) in enumerate(texts, 1):
        result = check_one(Job(name, data=data), plan)
        if isinstance(result, Unread):
            yield result
        else:
            yield _examined(number, result, annotated(result, data, plan, at=at))


def _plan(framework: Framework | None, *, anonymised: bool) -> Plan:
    rules = all_rules()
    frameworks = (*shipped_frameworks(), *((framework,) if framework else ()))
    params = {
        rule.code: {ANONYMISED: True} for rule in rules if anonymised and ANONYMISED in rule.params
    }
    entries = chain.from_iterable(one.entries for one in frameworks)
    choice = choose(rules, entries, select=(), ignore=(), params=params)
    return Plan(Terms(frameworks=shipped_frameworks(), framework=framework, choice=choice))


def _examined(number: int, checked: Checked, copy: bytes) -> Examined:
    statement = checked.statement
    stem = PurePath(checked.file).stem
    return Examined(
        number=number,
        file=checked.file,
        kind=kind_words(statement),
        year=year_words(statement),
        framework=framework_words(checked),
        counts=counts_words(checked.findings),
        shares=tuple(NamedShare(PART_LABELS[share.part], share) for share in shares_of(statement)),
        matrix=matrix_of(statement),
        blocks=tuple(
            NamedBlock(PART_LABELS[block.part], block)
            for block in blocks_of(statement, numbered(checked))
        ),
        copy=data_address(copy),
        copy_name=f"{stem}_批注.docx",
    )
