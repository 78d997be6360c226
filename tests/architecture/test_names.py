"""Names that say nothing are refused, and every module says what it is for."""

import ast
import re
from pathlib import Path

from project import ROOT, SOURCE, modules

EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|common|base|manager|misc|handle[rs]?)(_|$)")
SOURCES = [*modules(), *modules(ROOT / "tools"), *modules(ROOT / "tests"), *modules(ROOT / "bench")]


def test_every_module_opens_with_a_sentence_that_says_what_it_is_for() -> None:
    assert not [path for path in SOURCES if not _is_test(path) and not _says(path)]


DJANGO_NAMES_IT = {"sqlite/base.py"}
"""Django looks for the backend of a database under this name."""


def test_no_module_has_a_name_that_says_nothing() -> None:
    nothing = {path for path in SOURCES if EMPTY_NAMES.search(path.stem)}
    assert {path.parent.name + "/" + path.name for path in nothing} == DJANGO_NAMES_IT


def test_no_function_or_class_has_a_name_that_says_nothing() -> None:
    found = [
        f"{path.relative_to(SOURCE)}: {node.name}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and EMPTY_NAMES.search(re.sub("(?<=[a-z])(?=[A-Z])", "_", node.name).lower())
    ]
    assert not found


def _is_test(path: Path) -> bool:
    return path.name.startswith("test_")


def _says(path: Path) -> bool:
    return bool(ast.get_docstring(ast.parse(path.read_text("utf-8"))))
