"""One word for one idea: types, enum members and labels are those of the glossary."""

import re
from enum import StrEnum
from importlib import import_module
from inspect import getmembers, isclass
from types import ModuleType

import pytest

from project import ROOT, SOURCE

MODELS = [
    import_module(f"duizhao.core.{name}")
    for name in (
        "outline.model", "trail.model", "trail.years", "frameworks.model", "checks.rule",
        "checks.offices.office", "checks.drafts.baseline", "checks.checked",
    )
]  # fmt: skip
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")
NOW, LATER, FORBIDDEN = re.split(r"^## .+$", GLOSSARY, flags=re.MULTILINE)[1:]
SCREENS = [
    *(SOURCE / "cli").rglob("*.py"),
    *(SOURCE / "runs").rglob("*.py"),
    *(SOURCE / "core" / "reports").rglob("*.py"),
    *(SOURCE / "core" / "reports" / "templates").glob("*.html"),
]


def rows(table: str) -> list[tuple[list[str], list[str]]]:
    """The Chinese and English words of each row."""
    cells = re.findall(r"^\| ([^|]+) \| ([^|]*?) \|", table, re.MULTILINE)[1:]
    return [(chinese.split("、"), english.split("、")) for chinese, english in cells]


ENGLISH = {word for _, words in rows(NOW) for word in words}
PAIRS = {(zh, en) for chinese, english in rows(NOW) for zh in ("、".join(chinese), *chinese) for en in english}  # fmt: skip


def words_of(name: str) -> str:
    """A class name or a value as the glossary writes it: lower case, parted by blanks."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name).lower()


def own_classes(module: ModuleType) -> list[type]:
    return [kind for _, kind in getmembers(module, isclass) if kind.__module__ == module.__name__]


@pytest.mark.parametrize("module", MODELS, ids=lambda module: module.__name__)
def test_every_type_of_a_model_is_in_the_glossary(module: ModuleType) -> None:
    assert not [kind for kind in own_classes(module) if words_of(kind.__name__) not in ENGLISH]


@pytest.mark.parametrize("module", MODELS, ids=lambda module: module.__name__)
def test_every_member_of_an_enum_is_in_the_glossary(module: ModuleType) -> None:
    values = [
        member.value
        for kind in own_classes(module)
        if issubclass(kind, StrEnum)
        for member in kind
        if re.fullmatch(r"[a-z_]+", member.value)
    ]
    assert not [value for value in values if words_of(value) not in ENGLISH]


@pytest.mark.parametrize("module", MODELS, ids=lambda module: module.__name__)
def test_every_label_is_the_chinese_word_of_its_row(module: ModuleType) -> None:
    labels = {
        (label, words_of(key.value))
        for name, table in vars(module).items()
        if name.endswith("_LABELS")
        for key, label in table.items()
    }
    assert not labels - PAIRS


def test_every_english_word_of_today_occurs_in_the_code() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (SOURCE / "core").rglob("*.py")).lower()
    assert not [
        word
        for word in ENGLISH
        if word.replace(" ", "_") not in code and word.replace(" ", "") not in code
    ]


def test_no_word_stands_in_both_tables() -> None:
    later = {word for _, words in rows(LATER) for word in words}
    assert not later & ENGLISH


def test_no_forbidden_word_is_shown() -> None:
    forbidden = [word for words, _ in rows(FORBIDDEN) for word in words]
    assert forbidden
    shown = {path: path.read_text("utf-8") for path in SCREENS}
    assert not [
        (path.name, word)
        for path, content in shown.items()
        for word in forbidden
        if word in content
    ]


def test_no_message_shouts() -> None:
    shouting = re.compile('(?<=[\u4e00-\u9fff])！["”]')
    assert not [path.name for path in SCREENS if shouting.search(path.read_text("utf-8"))]
