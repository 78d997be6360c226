"""A check names what was done to a package, file by file."""

import io
import json
import warnings
import zipfile

import pytest

from duizhao.core.dossier.manifest import MANIFEST, chained, read_manifest, to_bytes
from duizhao.core.dossier.signature import SIGNATURE, new_key, public_key_of
from duizhao.core.dossier.verify import FaultKind
from make_dossier import HEAD, KEY, PAPERS, make_dossier, verified, zipped_again

PACKAGE, BUILT = make_dossier()
MINUTES, LEDGER = "2_会议/会议记录.docx", "3_整改/整改台账.xlsx"


def told(package: bytes) -> set[tuple[FaultKind, str]]:
    return {(fault.kind, fault.path) for fault in verified(package).faults}


def test_a_package_as_it_was_made_is_whole_and_says_whose_it_is() -> None:
    verdict = verified(PACKAGE, digest=BUILT.sha256.upper(), public_key=public_key_of(KEY))
    assert verdict.whole
    assert verdict.sm3_checked
    assert verdict.sha256 == BUILT.sha256
    assert verdict.manifest is not None
    assert verdict.manifest.head == HEAD
    assert [one.path for one in verdict.manifest.entries[3:]] == list(PAPERS)


def test_the_same_facts_give_the_same_bytes() -> None:
    assert make_dossier()[0] == PACKAGE


def test_an_altered_file_is_named() -> None:
    changed = zipped_again(PACKAGE, {MINUTES: b"x"})
    assert (FaultKind.ALTERED, MINUTES) in told(changed)
    assert (FaultKind.ALTERED, LEDGER) not in told(changed)


def test_a_missing_and_an_added_file_are_named() -> None:
    changed = zipped_again(PACKAGE, {MINUTES: None, "2_会议/补充.txt": b"x"})
    assert told(changed) >= {(FaultKind.MISSING, MINUTES), (FaultKind.ADDED, "2_会议/补充.txt")}


def test_a_renamed_file_is_named_and_is_not_missing_and_added() -> None:
    changed = zipped_again(PACKAGE, {MINUTES: None, "2_会议/记录.docx": PAPERS[MINUTES].encode()})
    assert (FaultKind.RENAMED, MINUTES) in told(changed)
    assert not {FaultKind.MISSING, FaultKind.ADDED} & {kind for kind, _ in told(changed)}


def test_packing_it_anew_is_told_although_every_file_is_the_same() -> None:
    for packed in (False, True):
        kinds = {kind for kind, _ in told(zipped_again(PACKAGE, {}, packed=packed))}
        assert kinds == {FaultKind.CONTAINER}


def test_two_files_of_one_name_are_named() -> None:
    sink = io.BytesIO(PACKAGE)
    with warnings.catch_warnings(), zipfile.ZipFile(sink, "a") as archive:
        warnings.simplefilter("ignore", UserWarning)
        archive.writestr(MINUTES, PAPERS[MINUTES])
    assert (FaultKind.DUPLICATE, MINUTES) in told(sink.getvalue())


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../外面.txt", ".."),
        ("/etc/外面.txt", "绝对"),
        ("C:/外面.txt", "绝对"),
        ("2_会议\\外面.txt", "反斜线"),
        ("2_会议//外面.txt", "空的"),
        ("2_会议/CON.txt", "保留"),
        ("2_会议/会议记录.docx ", "空格"),
        ("2_会议/会议记录.DOCX", "大小写"),
        ("2_会议/会议记录\u202edocx", "字符"),
    ],
)
def test_a_tricky_path_is_named_with_the_trick(name: str, why: str) -> None:
    faults = verified(zipped_again(PACKAGE, {name: b"x"})).faults
    assert any(
        one.kind is FaultKind.PATH and one.path == name and why in one.words for one in faults
    )


def test_bytes_before_behind_and_in_the_comment_are_told() -> None:
    before, behind = verified(b"MZ" + PACKAGE), verified(PACKAGE + b"MZ")
    assert "前面多了字节" in str(before.faults[0])
    assert not behind.whole
    sink = io.BytesIO(PACKAGE)
    with zipfile.ZipFile(sink, "a") as archive:
        archive.comment = "改过".encode()
    assert "多出" in " ".join(map(str, verified(sink.getvalue()).faults))


def test_a_list_that_was_written_anew_is_betrayed_by_signature_and_by_a_known_digest() -> None:
    """Whoever reckons the whole chain anew makes a sound package: that is what the two are for."""
    forged, _ = make_dossier(PAPERS | {MINUTES: "改过的会议记录"}, key=None)
    assert verified(forged).whole
    kinds = {one.kind for one in verified(forged, digest=BUILT.sha256).faults}
    assert kinds == {FaultKind.DIGEST}
    assert not verified(forged, public_key=public_key_of(KEY)).whole
    other, _ = make_dossier(key=new_key())
    assert {one.kind for one in verified(other, public_key=public_key_of(KEY)).faults} == {
        FaultKind.SIGNATURE
    }


def test_an_old_signature_over_a_new_list_is_refused() -> None:
    forged, _ = make_dossier(PAPERS | {MINUTES: "改过的会议记录"})
    with zipfile.ZipFile(io.BytesIO(PACKAGE)) as archive:
        old = archive.read(SIGNATURE)
    kinds = told(zipped_again(forged, {SIGNATURE: old}))
    assert (FaultKind.SIGNATURE, SIGNATURE) in kinds


def test_a_list_with_a_broken_chain_names_the_first_link() -> None:
    with zipfile.ZipFile(io.BytesIO(PACKAGE)) as archive:
        manifest = read_manifest(archive.read(MANIFEST))
    exchanged = (manifest.entries[1], manifest.entries[0], *manifest.entries[2:])
    broken = to_bytes(type(manifest)(manifest.head, exchanged))
    faults = verified(zipped_again(PACKAGE, {MANIFEST: broken})).faults
    assert any("第 1 件起" in one.words for one in faults)
    assert chained(manifest.head, manifest.entries) == manifest


def test_a_list_of_a_later_format_asks_for_a_newer_program() -> None:
    with zipfile.ZipFile(io.BytesIO(PACKAGE)) as archive:
        later = json.loads(archive.read(MANIFEST)) | {"schema_version": 2}
    faults = verified(zipped_again(PACKAGE, {MANIFEST: json.dumps(later).encode()})).faults
    assert any("请换用新的程序" in one.words for one in faults)


def test_a_bomb_is_not_unpacked() -> None:
    huge = zipped_again(PACKAGE, {MINUTES: bytes(50_000_000)}, packed=True)
    assert (FaultKind.ALTERED, MINUTES) in told(huge)
