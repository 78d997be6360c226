"""What is written keeps to the documented JSON schemas, and the schemas to themselves."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from duizhao.core.checks.checked import Checked, Failed
from duizhao.core.checks.drafts.baseline import Baseline, compare
from duizhao.core.checks.drafts.baseline_file import write_baseline
from duizhao.core.outline.unreadable import Unread
from duizhao.core.reports.to_json import to_json
from duizhao.core.reports.to_outline_json import to_outline_json
from duizhao.core.trail.model import Kind, Statement
from make_baseline import make_baseline
from make_statement import make_statement
from sample_statement import make_finding, sample_statement

SCHEMAS = {
    file.name: json.loads(file.read_text("utf-8"))
    for file in (Path(__file__).parents[3] / "docs" / "schema").glob("*.json")
}


def validator(name: str) -> Draft202012Validator:
    resources = [(key, Resource.from_contents(schema)) for key, schema in SCHEMAS.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator(SCHEMAS[f"{name}.schema.json"], registry=registry)


def baseline_of(checked: Checked) -> Baseline:
    return make_baseline(checked.statement.text, checked.findings, reason="已核")


def checked_twice() -> list[Checked]:
    statement = sample_statement()
    findings = (
        make_finding(statement, "抓得不紧", fingerprint="a" * 16),
        make_finding(statement, "不断提高自身素质", fingerprint="b" * 16),
    )
    bare = Checked("材料.txt", statement, findings, failed=(Failed("DZ1", "坏了", "KeyError"),))
    known = baseline_of(bare).known
    compared = Checked(
        "材料.txt",
        statement,
        findings[:1],
        comparison=compare(statement.text, findings[:1], known),
    )
    return [bare, compared]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize(
    "statement",
    [
        sample_statement(),
        make_statement("# unknown\n我市召开民主生活会。", kind=Kind.OTHER, year=None),
        make_statement(""),
    ],
)
def test_an_outline_keeps_to_its_schema(statement: Statement) -> None:
    validator("outline").validate(json.loads(to_outline_json("材料.txt", statement)))


def test_a_check_result_keeps_to_its_schema() -> None:
    written = to_json(checked_twice(), [Unread("坏.docx", "文件是空的", "请重新保存")])
    validator("check").validate(json.loads(written))


def test_a_baseline_keeps_to_its_schema() -> None:
    written = write_baseline(baseline_of(checked_twice()[0]))
    validator("baseline").validate(json.loads(written))


@pytest.mark.parametrize("missing", ["text", "parts", "findings"])
def test_the_schema_notices_what_is_missing(missing: str) -> None:
    content = json.loads(to_json(checked_twice()))
    del content["files"][0][missing]
    with pytest.raises(ValidationError):
        validator("check").validate(content)
