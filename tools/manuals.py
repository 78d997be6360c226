"""Generates docs/rules and docs/layout: a page for each rule and each diagnosis from its docstring, and the lists of all."""

import sys
from collections.abc import Sequence

from duizhao.core.checks.manual import manual_page
from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.rule import LEVEL_LABELS, Rule
from duizhao.core.relayout.diagnosis import Diagnosis
from duizhao.core.relayout.manual import manual_page as page_of_diagnosis
from duizhao.core.relayout.registry import all_diagnoses
from pages import ROOT, publish

FOLDER = ROOT / "docs" / "rules"
LAYOUTS = ROOT / "docs" / "layout"


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


def layout_index(diagnoses: Sequence[Diagnosis]) -> str:
    """The list of all diagnoses of a layout as a table."""
    rows = "\n".join(
        f"| [{one.code}]({one.code}.md) | {one.title} | {LEVEL_LABELS[one.level]} | {one.basis} |"
        for one in diagnoses
    )
    return (
        "# 版式诊断\n\n由 `make docs` 从代码生成，不要手改。怎样用见[看版式](../guides/layout.md)；命令行里看一项：`duizhao explain 代码`。\n\n"
        f"| 代码 | 指出什么 | 程度 | 依据 |\n|---|---|---|---|\n{rows}\n"
    )


def publish_layouts(*, check: bool) -> int:
    """The pages of the diagnoses."""
    diagnoses = all_diagnoses()
    pages = {LAYOUTS / f"{one.code}.md": page_of_diagnosis(one) for one in diagnoses}
    pages[LAYOUTS / "README.md"] = layout_index(diagnoses)
    return publish(pages, set(LAYOUTS.glob("*.md")), check=check)


def main() -> int:
    """Write the pages, or compare them with --check."""
    check = "--check" in sys.argv
    rules = all_rules()
    pages = {FOLDER / f"{rule.code}.md": manual_page(rule) for rule in rules}
    pages[FOLDER / "README.md"] = index(rules)
    return publish(pages, set(FOLDER.glob("*.md")), check=check) or publish_layouts(check=check)


if __name__ == "__main__":
    sys.exit(main())
