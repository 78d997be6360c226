"""What a package is made of: paths that unpack everywhere, the list of papers, the filter, the data by its schema."""

import io
import json
import zipfile

import pytest
from jsonschema import Draft202012Validator

from duizhao.core.cycle.evidence import Level
from duizhao.core.dossier.build import build
from duizhao.core.dossier.contents import INDEX, index_paper, schema
from duizhao.core.dossier.manifest import MANIFEST
from duizhao.core.dossier.paths import as_name, free, wrong_with
from duizhao.core.dossier.reach import Reach, kept_back
from duizhao.core.dossier.record import (
    EvidenceRecord,
    HappenedRecord,
    MeetingRecord,
    SeatRecord,
    StageRecord,
    TextRecord,
    to_json,
)
from duizhao.core.dossier.signature import SIGNATURE
from duizhao.core.layout.paper import Table
from duizhao.core.ledger.line import Line, TaskLine
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.read import read
from make_dossier import HEAD, make_dossier, offered

VALIDATOR = Draft202012Validator(json.loads(schema()))


def test_titles_become_names_that_every_system_takes() -> None:
    for words in (
        "关于A/B两项的说明：第1稿",
        "CON",
        "  ...  ",
        "长" * 300,
        "a\u0301",
        "表\u202e格",
    ):
        assert wrong_with(as_name(words)) is None
    assert as_name("会议记录") == "会议记录"


def test_a_name_that_is_taken_gets_a_number_before_its_ending() -> None:
    assert free("1/记录.docx", ["1/记录.DOCX"]) == "1/记录（2）.docx"
    assert free("1.会前/记录", ["1.会前/记录", "1.会前/记录（2）"]) == "1.会前/记录（3）"


@pytest.mark.parametrize("path", ["../外面", MANIFEST, SIGNATURE])
def test_a_path_that_may_not_stand_there_is_a_fault_of_the_program(path: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        build(HEAD, offered({path: "x"}), io.BytesIO())


def test_what_is_restricted_is_kept_back_and_what_is_internal_does_not_go_up() -> None:
    kept = {(level, reach) for level in Level for reach in Reach if kept_back(level, reach)}
    assert kept == {
        (Level.RESTRICTED, Reach.ARCHIVE),
        (Level.RESTRICTED, Reach.SUPERIOR),
        (Level.INTERNAL, Reach.SUPERIOR),
    }


def test_the_index_tells_what_is_there_what_is_missing_and_what_was_withheld() -> None:
    package, _ = make_dossier()
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        words = read(INDEX, archive.read(INDEX), Limits()).content
    for told in ("会议记录.docx", "情况报告：还没有报送", "谈心谈话的内容：只给谈话的两个人看"):
        assert told in words
    table = index_paper(HEAD, offered()).blocks[0]
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == ["1", "2", "3", "4"]


def test_list_signature_and_data_keep_to_the_schema_that_lies_beside_them() -> None:
    package, _ = make_dossier()
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for name in (MANIFEST, SIGNATURE):
            VALIDATOR.validate(json.loads(archive.read(name)))
    VALIDATOR.validate(json.loads(to_json(a_record())))


def a_record() -> MeetingRecord:
    return MeetingRecord(
        unit="青石县农业农村局", title="2025年度民主生活会", meeting_kind="年度民主生活会", year=2025,
        theme="", notice="青组通〔2025〕9号", state="已办结", window_from=None, window_to=None,
        held_on="2026-01-28", report_sent_on="2026-02-10", report_sent_to="县纪委",
        stages=(StageRecord(stage="学习", begins=None, due="2026-01-10", done_on=None, owner="陈立"),),
        seats=(SeatRecord(name="陈立", seat="应到", presence="到会", reason=""),),
        texts=(TextRecord(whose="陈立", version=3, characters=3200),),
        ledger=(
            Line(number=1, problem="下基层少", whose="班子", tasks=(TaskLine(words="走访", kind="one_off"),)),
        ),
        evidence=(
            EvidenceRecord(item=1, title="走访记录", proves="走访了六个组", dated_on="2026-03-01",
                           level="内部", sha256="a" * 64, path=None),
        ),
        happened=(
            HappenedRecord(at="2026-01-28T09:00:00+08:00", event="sitting:opened", label="开会",
                           who="陈立", entered_by="", note=""),
        ),
    )  # fmt: skip
