"""Generates docs/rules: a page for each rule from its docstring, and the list of all rules."""

import sys
from collections.abc import Sequence

from duizhao.core.checks.manual import manual_page
from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.rule import LEVEL_LABELS, Rule
from pages import ROOT, publish

FOLDER = ROOT / "docs" / "rules"


def index(rules: Sequence[Rule]) -> str:
    """The list of all rules as a table."""
    rows = "\n".join(
        f"| [{rule.code}]({rule.code}.md) | {rule.title} | {LEVEL_LABELS[rule.level]} | {rule.basis} |"
        for rule in rules
    )
    return (
        "# 检查项\n\n由 `make docs` 从代码生成，不要手改。命令行里看：`duizhao rules`、`duizhao explain 代码`。\n\n"
        f"| 代码 | 指出什么 | 程度 | 依据 |\n|---|---|---|---|\n{rows}\n"
    )


def main() -> int:
    """Write the pages, or compare them with --check."""
    rules = all_rules()
    pages = {FOLDER / f"{rule.code}.md": manual_page(rule) for rule in rules}
    pages[FOLDER / "README.md"] = index(rules)
    return publish(pages, set(FOLDER.glob("*.md")), check="--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
