"""Makes the example texts that are Word documents or a PDF from readable sources; --check compares.

The PDF is made only on demand (`python tools/examples.py --pdf`), because LibreOffice dates every
PDF anew: its source is set as a Word document in the free font Noto Serif CJK SC, and
`soffice --headless --convert-to pdf` embeds the characters that are used.
"""

import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from duizhao import examples
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.read import read
from word_pages import Numbers, word_document

FOLDER = Path(examples.__file__).parent
SOURCES = Path(__file__).parent / "example_sources"
WORD = {
    "2016-personal": Numbers.ON_PARAGRAPHS,
    "2020-team": Numbers.ON_STYLES,
    "2024-personal-leader": Numbers.ON_PARAGRAPHS,
}
PDF = "2022-team"
FREE_FONT = "Noto Serif CJK SC"


def main(arguments: list[str]) -> int:
    """Write the documents, or with --check compare them; 1 when one is stale."""
    if "--check" in arguments:
        stale = list(stale_files())
        for name in stale:
            print(f"{name} 与它的源文件不一致，请运行：python tools/examples.py", file=sys.stderr)
        return int(bool(stale))
    for name, numbers in WORD.items():
        (FOLDER / f"{name}.docx").write_bytes(word_document(_source(name), numbers))
    if "--pdf" in arguments:
        make_pdf()
    return 0


def stale_files() -> Iterator[str]:
    """Names of the documents that say something else than their source.

    Packages are compared member by member, for their compression differs between machines; the
    PDF by its characters, whatever the lines they are cut into.
    """
    for name, numbers in WORD.items():
        path = FOLDER / f"{name}.docx"
        wanted = word_document(_source(name), numbers)
        if not path.exists() or _members(path.read_bytes()) != _members(wanted):
            yield path.name
    path = FOLDER / f"{PDF}.pdf"
    if not path.exists() or _characters(path.read_bytes()) != _characters(_pdf_source()):
        yield path.name


def make_pdf() -> None:
    """Set the PDF's source with LibreOffice, in a profile of its own."""
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder, f"{PDF}.docx")
        document.write_bytes(_pdf_source())
        subprocess.run(  # noqa: S603  nothing in it comes from outside
            [  # noqa: S607  wherever the machine has it
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                *("--convert-to", "pdf", "--outdir", str(FOLDER), str(document)),
            ],
            check=True,
            timeout=120,
        )


def _pdf_source() -> bytes:
    return word_document(_source(PDF), Numbers.ON_STYLES, FREE_FONT)


def _source(name: str) -> str:
    return (SOURCES / f"{name}.md").read_text("utf-8")


def _members(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _characters(data: bytes) -> str:
    return "".join(read("", data, Limits()).content.split())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
