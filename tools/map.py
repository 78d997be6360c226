"""Generates docs/map.md: the tree with one line on each part, and who may import whom."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from pages import ROOT, publish

SOURCE = ROOT / "src" / "duizhao"
PAGE = ROOT / "docs" / "map.md"
LISTED_ELSEWHERE = {SOURCE / "core" / "checks" / "rules"}
WRITTEN_BY_DJANGO = "migrations"
HEAD = """# 地图

由 `make docs` 从各模块的第一句说明生成，不要手改。

## 数据怎样走

文件的字节 → 文本（带位置的段落）→ 篇章结构（标题树）→ 材料（开头、问题、原因、措施……）→ 提示（代码、位置、理由、依据）→ 终端、JSON、网页、表格，或作者自己文件里的批注。位置从第一个字节起就一直带着。
"""


def purpose(path: Path) -> str:
    """The first sentence of a module."""
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return docstring.split("\n\n")[0].replace("\n", " ")


def tree(folder: Path, depth: int = 0) -> Iterator[str]:
    """A folder, its modules and the folders below, one line each."""
    yield f"{'  ' * depth}- **{folder.name}/** {purpose(folder / '__init__.py')}"
    if folder in LISTED_ELSEWHERE:
        return
    for path in sorted(folder.iterdir()):
        if path.name != WRITTEN_BY_DJANGO and (path / "__init__.py").exists():
            yield from tree(path, depth + 1)
    for path in sorted(folder.glob("*.py")):
        if not path.name.startswith("__"):
            yield f"{'  ' * (depth + 1)}- `{path.stem}` {purpose(path)}"


def contracts() -> Iterator[str]:
    """The import contracts in words."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for contract in settings["tool"]["importlinter"]["contracts"]:
        yield f"- {contract['name']}"
        for layer in contract.get("layers", ()):
            yield f"  - {layer}"
        if forbidden := contract.get("forbidden_modules"):
            yield f"  - {'、'.join(forbidden)}"


def main() -> int:
    """Write the page, or compare it with --check."""
    page = "\n".join(
        [
            HEAD,
            "## 代码树\n",
            *tree(SOURCE),
            "\n## 谁可以引用谁\n",
            "上面的可以引用下面的，同一行用 | 隔开的互不引用，括号里的还没有写。\n",
            *contracts(),
            "",
        ]
    )
    return publish({PAGE: page}, {PAGE}, check="--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
