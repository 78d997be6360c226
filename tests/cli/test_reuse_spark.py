"""On a Spark cluster the same texts give the same report to the last place as on this machine."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from make_collection import sentences, statement
from needs import needs_spark
from office_folder import Office

CLUSTER = "local-cluster[2,1,1024]"  # two workers, each a process of its own with a core
COPIED = "".join(sentences("原作者", 4))
STOCK = "".join(sentences("全单位", 5))
QUOTED = "".join(sentences("通知", 5))


@pytest.fixture
def texts(office: Office) -> Office:
    office.write("通知.txt", f"关于开好会议的通知\n{QUOTED}\n")
    office.write("材料/一局/甲-2025.txt", statement("甲", COPIED) + QUOTED)
    office.write("材料/二局/乙-2024.txt", statement("乙", COPIED.replace("，", "、")) + QUOTED)
    office.write("材料/二局/乙-2025.txt", statement("乙二", "".join(sentences("旧话", 3))))
    reordered = "".join(reversed([f"{one}。" for one in COPIED.split("。") if one]))
    office.write("材料/三局/丁-2025.txt", statement("丁", reordered))
    for n in range(14):
        office.write(f"材料/四局/丙{n}-2025.txt", statement(f"丙{n}", STOCK))
    office.write("材料/四局/又一份-2025.txt", statement("甲", COPIED) + QUOTED)
    office.write("材料/四局/短.txt", "学习不够。")
    return office


def report(office: Office, *words: str) -> dict[str, object]:
    """What `duizhao reuse` in a process of its own writes as JSON."""
    command = [sys.executable, "-m", "duizhao", "reuse", "材料", "--known", "通知.txt"]
    done = subprocess.run(
        [*command, *words, "--format", "json", "--output", "-", "--isolated", "--exit-zero"],
        cwd=office.folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


@needs_spark
def test_a_cluster_finds_the_same_as_this_machine(texts: Office) -> None:
    here = report(texts)
    there = report(texts, "--engine", "spark", "--master", CLUSTER)
    assert len(here["pairs"]) >= 3  # type: ignore[arg-type]
    assert here["common"]
    assert there == here


def test_where_java_is_missing_the_line_to_type_is_said(
    texts: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    answer = texts.run("reuse", "材料", "--engine", "spark", "--isolated")
    assert answer.status == 2
    assert "openjdk-17-jre-headless" in answer.err
