"""The guide's example is a framework that works, and its tables name what there is."""

import re

from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.selection import check_tune
from duizhao.core.frameworks.entry_kinds import ENTRY_KINDS
from duizhao.core.frameworks.load import load_text
from duizhao.core.frameworks.schema import FRAMEWORK
from duizhao.core.frameworks.vocabulary import PARTS, TEXT_KINDS
from project import ROOT

GUIDE = (ROOT / "docs" / "guides" / "add-a-framework.md").read_text("utf-8")
(EXAMPLE,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


def rows(heading: str) -> dict[str, str]:
    """The rows of the table under a heading: the names in the first column, the rest of the row."""
    section = GUIDE.split(heading, 1)[1].split("\n## ", 1)[0]
    found: dict[str, str] = {}
    for first, rest in re.findall(r"^\| (`[^|]+) \|(.*)$", section, re.MULTILINE):
        found |= dict.fromkeys(re.findall(r"`(\w+)`", first), rest)
    found.pop("kind", None)
    return found


def test_the_example_loads_and_holds_all_that_a_framework_can_hold() -> None:
    framework = load_text("通知.yaml", EXAMPLE)
    check_tune(framework, all_rules())
    assert set(re.findall(r"^(\w+):", EXAMPLE, re.MULTILINE)) >= set(FRAMEWORK) - {
        "titles",
        "aspects_confirmed",
    }
    assert framework.aspects_confirmed
    assert [entry.kind for entry in framework.entries] == [
        "section_present",
        "mention_each",
        "count_between",
        "date_within",
    ]


def test_the_first_table_names_every_field() -> None:
    assert set(rows("## 二、")) == set(FRAMEWORK)


def test_the_table_of_kinds_names_every_kind_parameter_and_blank() -> None:
    table = rows("## 四、")
    assert set(table) == set(ENTRY_KINDS)
    for name, kind in ENTRY_KINDS.items():
        assert kind.meaning in table[name]
        named = set(re.findall(r"`\{?(\w+)\}?`", table[name]))
        assert named == {param.name for param in kind.params} | set(kind.blanks), name


def test_the_guide_names_every_part_and_kind_of_text() -> None:
    assert "、".join(PARTS.values()) in GUIDE
    assert all(f"`{kind}`" in GUIDE for kind in TEXT_KINDS)
