"""Measures how long each kind of paper takes as .docx, PDF and .xlsx: `make bench-papers`.

The first PDF of a process also reads fonts and template and is given apart. For the others it is the
first of its kind that counts, because typst remembers what it has set; for .docx and .xlsx it is
the best of five in processor time (the clock says nothing on a busy machine), with the compiler
kept as a server keeps it. docs/speed.md keeps what was measured.
"""

import time

from duizhao.core.layout.paper import Body, Paper
from duizhao.core.layout.to_pdf import to_pdf
from duizhao.core.papers.kind import AnyKind, file_of
from duizhao.core.papers.registry import all_kinds

TIMES = 5
TARGETS = {"docx": 50.0, "pdf": 300.0}


def milliseconds(kind: AnyKind, ending: str) -> float:
    start = time.process_time()
    file_of(kind, kind.sample, ending)
    return 1000 * (time.process_time() - start)


def figure(kind: AnyKind, ending: str) -> float:
    """What counts: the first PDF, the best of several others."""
    times = 1 if ending == "pdf" else TIMES
    return min(milliseconds(kind, ending) for _ in range(times))


def first_paper() -> float:
    """The seconds of the first PDF of a process: a paper that is none of the kinds."""
    start = time.process_time()
    to_pdf(Paper(("第一份",), (Body("读字体和模板"),)))
    return time.process_time() - start


def main() -> None:
    kinds = all_kinds()
    print(f"第一份 PDF（连读字体和模板）：{1000 * first_paper():.0f} 毫秒")
    print(f"{'文书':<24}{'docx':>8}{'pdf':>8}{'xlsx':>8}")
    missed = []
    for kind in kinds:
        figures = {ending: figure(kind, ending) for ending in kind.endings}
        cells = (
            f"{figures[one]:8.1f}" if one in figures else " " * 8 for one in ("docx", "pdf", "xlsx")
        )
        print(f"{kind.name:<24}{''.join(cells)}")
        missed += [f"{kind.name} {one}" for one, most in TARGETS.items() if figures[one] > most]
    print(f"没有做到的：{'、'.join(missed) or '没有'}")


if __name__ == "__main__":
    main()
