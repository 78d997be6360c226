"""A baseline remembers what people accepted, and shows what is new and solved since the last draft."""

import json
import re

from office_folder import BLANK, Office

ONLY = "--select=DZ601"


def findings(office: Office, *words: str) -> list[dict[str, object]]:
    answer = office.run("check", "材料.txt", "--format=json", "--baseline=基线.json", ONLY, *words)
    found: list[dict[str, object]] = json.loads(answer.out)["files"][0]["findings"]
    return found


def test_a_first_baseline_must_be_asked_for(office: Office) -> None:
    answer = office.run("check", office.write("材料.txt", BLANK), "--baseline=基线.json")
    assert answer.status == 2
    assert "--save-baseline" in answer.err
    assert not (office.folder / "基线.json").exists()


def test_a_saved_baseline_tells_known_from_new_after_editing(office: Office) -> None:
    file = office.write("材料.txt", BLANK)
    saved = office.run("check", file, "--baseline=基线.json", "--save-baseline", ONLY)
    assert "基线写在 基线.json：共 1 条" in saved.err
    office.write("材料.txt", BLANK.replace("我每月读一本书", "我每月读××本书") + "新的一段。\n")
    states = [finding["baseline"]["state"] for finding in findings(office)]  # type: ignore[index]
    assert states == ["unchanged", "new"]


def test_an_accepted_finding_keeps_its_reason_and_no_longer_counts(office: Office) -> None:
    file = office.write("材料.txt", BLANK)
    words = ["--baseline=基线.json", "--accept=DZ601", "--reason=定稿前再填", ONLY]
    accepted = office.run("check", file, *words)
    assert accepted.status == 0
    assert "其中接受 1 条" in accepted.err
    assert office.run("check", file, "--baseline=基线.json", ONLY).status == 0
    assert findings(office)[0]["baseline"]["reason"] == "定稿前再填"  # type: ignore[index]


def test_a_single_finding_is_accepted_by_its_fingerprint(office: Office) -> None:
    twice = BLANK.replace("我每月读一本书", "我每月读××本书")
    office.write("材料.txt", twice)
    office.run("check", "材料.txt", "--baseline=基线.json", "--save-baseline")
    first = str(findings(office)[0]["fingerprint"])
    found = findings(office, f"--accept={first[:10]}", "--reason=会上已说明")
    assert [finding["baseline"]["accepted"] for finding in found] == [True, False]  # type: ignore[index]


def test_the_terminal_tells_the_letters_by_which_one_finding_is_accepted(office: Office) -> None:
    file = office.write("材料.txt", BLANK.replace("我每月读一本书", "我每月读××本书"))
    assert "指纹" not in office.run("check", file, ONLY).out
    told = office.run("check", file, "--baseline=基线.json", "--save-baseline", ONLY).out
    prints = re.findall(r"新出现，指纹 (\w+)）", told)
    assert len(prints) == 2
    told = office.run(
        "check", file, "--baseline=基线.json", f"--accept={prints[1]}", "--reason=会上已说明", ONLY
    ).out
    assert re.findall(r"（指纹 (\w+)）", told) == prints[:1]


def test_accepting_what_was_not_found_is_refused_and_changes_nothing(office: Office) -> None:
    file = office.write("材料.txt", BLANK)
    words = ["--baseline=基线.json", "--accept=DZ999", "--reason=看过", ONLY]
    answer = office.run("check", file, *words)
    assert answer.status == 2
    assert "没有 DZ999" in answer.err
    assert not (office.folder / "基线.json").exists()


def test_accepting_needs_a_reason_and_a_file(office: Office) -> None:
    file = office.write("材料.txt", BLANK)
    assert "要一起写" in office.run("check", file, "--accept=DZ601").err
    assert "要一起写" in office.run("check", file, "--accept=DZ601", "--reason= ").err
    assert "--baseline" in office.run("check", file, "--accept=DZ601", "--reason=看过").err


def test_a_broken_baseline_is_told_with_its_line(office: Office) -> None:
    office.write("基线.json", '{"schema_version": 1,\n "findings": [}')
    answer = office.run("check", office.write("材料.txt"), "--baseline=基线.json")
    assert answer.status == 2
    assert "基线.json 第 2 行" in answer.err


def test_an_accepted_finding_gets_no_word_comment(office: Office) -> None:
    file = office.write("材料.txt", BLANK)
    office.run("check", file, "--baseline=基线.json", "--accept=DZ601", "--reason=看过", ONLY)
    answer = office.run("check", file, "--baseline=基线.json", "--format=docx", ONLY)
    assert answer.status == 0
    assert "检查了 1 份材料：没有提示" in answer.err
