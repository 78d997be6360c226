"""Whatever texts are put into an index or asked about, it is written, opens and answers."""

from pathlib import Path

import pytest

from duizhao.core.reuse.model import Work
from duizhao.runs.reuse.against import against
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.index import add_to, open_index
from make_collection import sentences, statement

PASSAGE = "".join(sentences("原作者", 4))
SHORT = "九月到石桥村走访，没有到现场核对。"
LONG = "".join(chr(0x4E00 + (n * n * 7 + n * 13) % 20_000) for n in range(50_000)) * 100


def volume(name: str, content: str) -> Volume:
    return Volume(Work(name), content)


def others(count: int = 6) -> list[Volume]:
    return [volume(f"别人{n}.txt", statement(f"别人{n}")) for n in range(count)]


def found_for(folder: Path, content: str) -> list[str]:
    answer = against(open_index(folder), volume("新.txt", content))
    return [answer.found.works[pair.b].name for pair in answer.found.pairs]


@pytest.mark.parametrize(
    "content",
    ["", "，。！\n", "学习不够。", SHORT, "𠀀" * 40],
    ids=["empty", "marks", "few", "short", "rare"],
)
def test_empty_and_short_texts_go_in_and_are_asked_about(tmp_path: Path, content: str) -> None:
    add_to(tmp_path, [volume("空.txt", content), *others(), volume("末.txt", content)])
    assert open_index(tmp_path).texts == 8
    assert found_for(tmp_path, content) == []
    assert found_for(tmp_path, statement("别人3")) == ["别人3.txt"]


def test_an_index_of_nothing_answers_with_nothing(tmp_path: Path) -> None:
    add_to(tmp_path, [])
    assert found_for(tmp_path, statement("新", PASSAGE)) == []
    add_to(tmp_path, [volume("甲.txt", statement("甲", PASSAGE)), *others()])
    assert found_for(tmp_path, statement("新", PASSAGE)) == ["甲.txt"]


def test_ten_thousand_identical_files_are_nobodys_words(tmp_path: Path) -> None:
    same = [volume(f"{n}.txt", SHORT * 5) for n in range(10_000)]
    add_to(tmp_path, [*same, volume("甲.txt", statement("甲", PASSAGE))])
    assert found_for(tmp_path, SHORT * 5 + PASSAGE) == ["甲.txt"]


def test_a_file_of_five_million_characters_goes_in_and_is_asked_about(tmp_path: Path) -> None:
    long = LONG[:2_500_000] + PASSAGE + LONG[2_500_000:]
    add_to(tmp_path, [*others(), volume("长.txt", long)])
    assert found_for(tmp_path, statement("新", PASSAGE)) == ["长.txt"]
    add_to(tmp_path, [volume("甲.txt", statement("甲", PASSAGE))])
    assert "甲.txt" in found_for(tmp_path, long)


def test_the_same_text_under_two_names_is_found_under_both(tmp_path: Path) -> None:
    add_to(tmp_path, [volume("甲.txt", statement("甲")), volume("甲（2）.txt", statement("甲"))])
    add_to(tmp_path, others())
    assert sorted(found_for(tmp_path, statement("甲"))) == ["甲.txt", "甲（2）.txt"]


def test_the_same_file_named_twice_goes_in_once(tmp_path: Path) -> None:
    grown = add_to(tmp_path, [*others(), *others()])
    assert (grown.added, grown.index.texts) == (6, 6)
