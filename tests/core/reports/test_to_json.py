"""The JSON reports hold what was read and found, with places that fit the text they carry."""

import json
from typing import Any

from duizhao.core.checks.checked import Checked
from duizhao.core.outline.unreadable import Unread
from duizhao.core.reports.to_json import to_json
from duizhao.core.reports.to_outline_json import to_outline_json
from make_statement import make_statement
from sample_statement import make_finding, sample_statement


def outline() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(to_outline_json("材料.txt", sample_statement()))
    return content


def test_every_place_fits_the_text_that_comes_with_it() -> None:
    content = outline()
    places: list[dict[str, Any]] = []

    def collect(value: object) -> None:
        if isinstance(value, dict):
            places.extend([value] if {"start", "end", "text"} <= value.keys() else [])
            collect(list(value.values()))
        elif isinstance(value, list):
            for item in value:
                collect(item)

    collect([content[key] for key in ("problems", "measures", "follow_up", "placeholders")])
    assert len(places) == 11
    assert all(content["text"][p["start"] : p["end"]] == p["text"] for p in places)


def test_the_head_says_what_the_text_is_and_why() -> None:
    content = outline()
    assert (content["schema_version"], content["file"]) == (1, "材料.txt")
    assert (content["kind"], content["meeting_year"], content["framework"]) == (
        "personal",
        2024,
        None,
    )
    assert content["meeting_year_reason"] == "开头写明了年度"
    assert content["characters"] == len("".join(content["text"].split()))


def test_parts_come_in_order_and_their_shares_add_up_to_one() -> None:
    parts = outline()["parts"]
    assert [part["part"] for part in parts] == [
        "title",
        "opening",
        "follow_up",
        "problems",
        "causes",
        "personal_matters",
        "measures",
        "closing",
    ]
    assert abs(sum(part["share"] for part in parts) - 1) < 0.001
    assert parts[0]["heading"] is None
    assert parts[3]["heading"] == "二、存在的问题"


def test_a_problem_carries_its_points_instances_sources_and_links() -> None:
    first, second, third = outline()["problems"]
    assert (first["id"], first["heading"]) == ("P1", "（一）理论学习不够深入。")
    assert first["aspect"] == "理论学习不够深入"
    assert [point["lead"] for point in first["subpoints"]] == [
        "一是满足于参加集中学习",
        "二是联系实际少",
    ]
    assert second["raised_by"][0]["channel"] == "opinion_round"
    assert second["instances"][0]["text"] == "今年5月同一周里开了4个内容相近的会"
    assert first["caused_by"] == [{"id": "C1", "reason": "都谈到“学习”", "words": []}]
    assert (third["caused_by"], third["answered_by"]) == ([], [])


def test_a_measure_says_what_it_states_and_where() -> None:
    content = outline()
    first, second = content["measures"]
    assert (first["owner"], first["due"]) == ("机关党委", "12月底前")
    assert (first["amount"], first["proof"]) == ("每季度作1次", None)
    assert set(first["places"]) == {"owner", "due", "amount"}
    assert (second["owner"], second["due"], second["places"]) == (None, None, {})
    assert content["personal_matters"]["state"] == "empty"


def test_a_check_result_tells_what_was_found_and_what_could_not_be_read() -> None:
    statement = sample_statement()
    checked = Checked("材料.txt", statement, (make_finding(statement, "抓得不紧"),))
    content = json.loads(to_json([checked], [Unread("坏.docx", "文件是空的", "请重新保存")]))
    (file,) = content["files"]
    (finding,) = file["findings"]
    assert file["text"][finding["start"] : finding["end"]] == finding["quote"] == "抓得不紧"
    assert file["text"][: finding["start"]].count("\n") == finding["paragraph"]
    assert (finding["level"], finding["part"], finding["baseline"]) == ("advice", "causes", None)
    assert content["unread"] == [{"file": "坏.docx", "reason": "文件是空的", "cure": "请重新保存"}]


def test_chinese_stays_readable_and_the_same_input_gives_the_same_bytes() -> None:
    written = to_outline_json("材料.txt", sample_statement())
    assert "理论学习不够深入" in written
    assert written.endswith("}\n")
    assert written == to_outline_json("材料.txt", sample_statement())


def test_a_finding_stands_on_one_line() -> None:
    statement = sample_statement()
    found = tuple(make_finding(statement, p.text) for p in statement.text.paragraphs[2:4])
    checked = Checked("材料.txt", statement, found)
    written = to_json([checked], [])
    lines = [line for line in written.splitlines() if line.lstrip().startswith('{"code": ')]
    (file,) = json.loads(written)["files"]
    assert [json.loads(line.rstrip(",")) for line in lines] == file["findings"]
    assert len(lines) == 2


def test_an_empty_text_divides_by_nothing() -> None:
    content = json.loads(to_outline_json("空.txt", make_statement("# title\n　")))
    assert (content["characters"], [part["share"] for part in content["parts"]]) == (0, [0.0])
