"""The core can be loaded where no framework exists, and reads no clock, file or environment."""

import ast
import subprocess
import sys

from project import ROOT, SOURCE, modules

ABSENT = ("django", "click", "rich", "duizhao.cli", "duizhao.runs", "duizhao.web")
WORLD = {"open", "input", "print", "now", "today", "utcnow", "environ", "getenv", "urandom"}
CORE = modules(SOURCE / "core")


def test_every_core_module_loads_without_frameworks_and_faces() -> None:
    names = [".".join(path.relative_to(ROOT / "src").with_suffix("").parts) for path in CORE]
    program = (
        "import importlib, sys\n"
        f"sys.modules.update(dict.fromkeys({ABSENT!r}))\n"
        f"for name in {names!r}: importlib.import_module(name.removesuffix('.__init__'))\n"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert loaded.returncode == 0, loaded.stderr


def test_the_core_asks_nothing_of_the_world() -> None:
    assert not [
        f"{path.name}:{node.lineno} {name}"
        for path in CORE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and (name := _called(node)) in WORLD
    ]


def _called(call: ast.Call) -> str:
    """The name of what is called, where it belongs to a builtin, a module or a class."""
    match call.func:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr=name, value=ast.Name(id=owner)) if owner in {
            "datetime",
            "date",
            "time",
            "os",
            "io",
        }:
            return name
    return ""
