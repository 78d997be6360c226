"""Finds the diagnoses that ship with the program; the only place in the package that imports by name."""

import pkgutil
from functools import cache
from importlib import import_module

from duizhao.core.relayout import diagnoses
from duizhao.core.relayout.diagnosis import Diagnosis


@cache
def all_diagnoses() -> tuple[Diagnosis, ...]:
    """Every diagnosis that ships, sorted by code. Raises ValueError for a file without DIAGNOSIS or a code used twice."""
    names = sorted(module.name for module in pkgutil.iter_modules(diagnoses.__path__))
    found = [_diagnosis_in(f"{diagnoses.__name__}.{name}") for name in names]
    by_code = {one.code: one for one in found}
    if len(by_code) < len(found) or len({one.name for one in found}) < len(found):
        raise ValueError("有两项版式诊断用了同一个代码或短名。")
    return tuple(by_code[code] for code in sorted(by_code))


def _diagnosis_in(module: str) -> Diagnosis:
    diagnosis = getattr(import_module(module), "DIAGNOSIS", None)
    if not isinstance(diagnosis, Diagnosis):
        raise ValueError(f"{module} 里没有 DIAGNOSIS。")  # noqa: TRY004  a fault of the file, not of a type
    return diagnosis
