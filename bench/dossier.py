"""Measures packages: `make bench-dossier`. Two hundred of sixty files, on two processes, and one checked again.

The files are as an office has them: papers of some ten kilobytes that are made anew for each
package, evidence of some hundred. Written means written to disk. docs/speed.md says how figures
of different machines are compared.
"""

import io
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from ruler import slowness

from duizhao.core.dossier.build import Offered, build
from duizhao.core.dossier.container import Held
from duizhao.core.dossier.contents import with_contents
from duizhao.core.dossier.verify import verify
from duizhao.core.layout.paper_of_text import paper_of_text
from duizhao.core.layout.to_docx import to_docx
from duizhao.core.outline.model import make_text
from make_dossier import HEAD, KEY

PACKAGES, PAPERS, EVIDENCE = 200, 20, 37
EVIDENCE_BYTES = 120_000
SENTENCE = "调研多停在座谈会上，到村组少，听到的多是准备好的话，对群众急难愁盼掌握得不深不透。"


def files_of(number: int) -> list[Offered]:
    words = [f"第{number}次会议的材料", "一、存在的问题", *[SENTENCE * 3] * 20]
    papers = [
        Offered(
            f"2_会议/材料{each}.docx", f"材料{each}", "paper", "2026-01-28",
            Held(to_docx(paper_of_text(make_text("材料", [f"{each}{words[0]}", *words[1:]])))),
        )
        for each in range(PAPERS)
    ]  # fmt: skip
    evidence = [
        Offered(
            f"4_佐证/第{each}条/照片.jpg", "照片", "evidence", "2026-03-01",
            Held((f"{number}-{each}-".encode() * EVIDENCE_BYTES)[:EVIDENCE_BYTES]),
        )
        for each in range(EVIDENCE)
    ]  # fmt: skip
    return with_contents(HEAD, [*papers, *evidence])


def write(number: int) -> float:
    began = time.process_time()
    with (Path(os.environ["BENCH_FOLDER"]) / f"{number}.zip").open("wb") as sink:
        built = build(HEAD, files_of(number), sink, private_key=KEY)
    if len(built.manifest.entries) != PAPERS + EVIDENCE + 3:
        raise RuntimeError(number)
    return time.process_time() - began


def main() -> None:
    slow = slowness()
    with tempfile.TemporaryDirectory(prefix="duizhao-bench-") as folder:
        os.environ["BENCH_FOLDER"] = folder
        began = time.perf_counter()
        with ProcessPoolExecutor(2) as pool:
            spent = sum(pool.map(write, range(PACKAGES)))
        clock = time.perf_counter() - began
        one = (Path(folder) / "0.zip").read_bytes()
    began = time.process_time()
    if not verify(io.BytesIO(one)).whole:
        raise RuntimeError(len(one))
    checked = time.process_time() - began
    print(f"这台机器比普通机器慢 {slow:.1f} 倍")
    print(f"{PACKAGES} 个卷宗，每个 {PAPERS + EVIDENCE + 3} 件、{len(one) / 1e6:.1f} MB")
    print(f"  钟表 {clock:.1f} 秒，处理器 {spent:.1f} 秒", end="，")
    print(f"两个核都空着、折合普通机器约 {spent / 2 / slow:.1f} 秒")
    print(f"核验一个 {checked * 1000:.0f} 毫秒，折合 {checked * 1000 / slow:.0f} 毫秒")


if __name__ == "__main__":
    main()
