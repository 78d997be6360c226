"""Builds RTF files, which become .docx through LibreOffice, for tests."""


def rtf(*passages: str) -> bytes:
    """An RTF file with these paragraphs, the first in bold."""
    first, *others = ("".join(f"\\u{code}?" for code in map(ord, passage)) for passage in passages)
    return ("{\\rtf1\\ansi\\uc1 " + "\\par ".join([f"{{\\b {first}}}", *others]) + "}").encode(
        "ascii"
    )
