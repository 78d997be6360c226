"""What a file of a paper says, in one form for .docx, .xlsx and .pdf: so that they can be compared."""

import io
from collections.abc import Iterator
from datetime import date, datetime

import pypdfium2
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook

_PAGE_NUMBER_DASH = "—"


def docx_lines(content: bytes) -> list[str]:
    """Paragraphs and rows of tables in their order; a heading bears its level, an empty paragraph is left out."""
    return list(_docx(content))


def _docx(content: bytes) -> Iterator[str]:
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "| " + " | ".join(cell.text.replace("\n", "⏎") for cell in row.cells) + " |"
        elif isinstance(block, Paragraph) and block.text.strip():
            style = block.style.name if block.style is not None else ""
            level = f"{style}: " if style and style != "Normal" else ""
            yield f"{level}{block.text}"


def xlsx_lines(content: bytes) -> list[str]:
    """The rows of every sheet, each value with its type where it is no text."""
    book = load_workbook(io.BytesIO(content))
    lines = []
    for sheet in book.worksheets:
        lines.append(
            f"## {sheet.title} {sheet.dimensions} {sheet.freeze_panes} {sheet.auto_filter.ref}"
        )
        lines += [" | ".join(map(_value, row)) for row in sheet.iter_rows(values_only=True)]
    return lines


def _value(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() | date():
            return f"date:{value:%Y-%m-%d}"
        case int() | float():
            return f"number:{value}"
        case _:
            return str(value).replace("\n", "⏎")


def letters(words: str) -> list[str]:
    """The characters that carry words, sorted: how lines were broken does not matter."""
    return sorted(char for char in words if char.isalnum())


def pdf_words(content: bytes) -> str:
    """The text of a PDF without its page numbers."""
    with pypdfium2.PdfDocument(content) as document:
        lines = [
            line
            for at in range(len(document))
            for line in document[at].get_textpage().get_text_bounded().splitlines()
        ]
    return "\n".join(line for line in lines if not line.strip().startswith(_PAGE_NUMBER_DASH))
