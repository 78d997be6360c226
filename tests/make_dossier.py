"""Packages for tests: the files of a small meeting, built in memory, and what can be done to one."""

import io
import zipfile
from collections.abc import Mapping

from duizhao.core.dossier.build import Built, Offered, build
from duizhao.core.dossier.container import Held
from duizhao.core.dossier.contents import with_contents
from duizhao.core.dossier.manifest import Head, Left
from duizhao.core.dossier.verify import Verdict, verify

KEY = "11" * 32
PAPERS = {
    "1_会前准备/征求意见汇总表.docx": "一、对班子的意见\n调研多停在座谈会上，很少到村组。",
    "2_会议/会议记录.docx": "陈立：我先作个人对照检查。",
    "3_整改/整改台账.xlsx": "1 下基层少",
    "5_佐证/第1条/走访记录.pdf": "2026年3月走访青石镇六个村民小组。",
}
HEAD = Head(
    unit="中共青石县农业农村局党组", meeting="2025年度民主生活会", year=2025, reach="archive",
    as_of="2026-03-20",
    withheld=(Left("谈心谈话的内容", "只给谈话的两个人看"),),
    missing=(Left("情况报告", "还没有报送"),),
)  # fmt: skip


def offered(papers: Mapping[str, str] = PAPERS) -> list[Offered]:
    """Files as they are offered to a package."""
    return [
        Offered(path, path.rpartition("/")[2], "paper", "2026-02-10", Held(words.encode()))
        for path, words in papers.items()
    ]


def make_dossier(
    papers: Mapping[str, str] = PAPERS, *, head: Head = HEAD, key: str | None = KEY
) -> tuple[bytes, Built]:
    """A package and what was told of it."""
    sink = io.BytesIO()
    built = build(head, with_contents(head, offered(papers)), sink, private_key=key)
    return sink.getvalue(), built


def verified(
    package: bytes, *, digest: str | None = None, public_key: str | None = None
) -> Verdict:
    """What a check says of a package."""
    return verify(io.BytesIO(package), known_digest=digest, public_key=public_key)


def zipped_again(
    package: bytes, change: Mapping[str, bytes | None], *, packed: bool = False
) -> bytes:
    """The package unpacked and packed by another program, some files changed, added, or (None) left out."""
    sink = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with (
        zipfile.ZipFile(io.BytesIO(package)) as before,
        zipfile.ZipFile(sink, "w", method) as after,
    ):
        inside: dict[str, bytes | None] = {name: before.read(name) for name in before.namelist()}
        for name, content in (inside | dict(change)).items():
            if content is not None:
                after.writestr(name, content)
    return sink.getvalue()
