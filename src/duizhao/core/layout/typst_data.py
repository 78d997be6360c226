"""Turns a paper into the JSON that the typst template sets."""

import json
from dataclasses import asdict
from typing import Any

from duizhao.core.layout.paper import (
    Block,
    Body,
    Centred,
    Heading,
    PageBreak,
    Paper,
    QrSheet,
    Table,
    chinese_date,
)
from duizhao.core.layout.pictures import CODE_ABOVE, CODE_SIDE, qr_svg


def typst_data(paper: Paper, *, pages: int = 0, more_fonts: tuple[str, ...] = ()) -> str:
    """The paper as the template reads it; `more_fonts` are asked after those that ship.

    `pages` is how many there are, once that is known: then each gets the code that it bears.
    """
    return json.dumps(_paper(paper, pages, more_fonts), ensure_ascii=False)


def _paper(paper: Paper, pages: int, more_fonts: tuple[str, ...]) -> dict[str, Any]:
    code = paper.code
    signature, imprint = paper.signature, paper.imprint
    return {
        "name": "".join(paper.title),
        "more": more_fonts,
        "profile": asdict(paper.profile),
        "codes": [qr_svg(code.on(at, pages)) for at in range(1, pages + 1)] if code else [],
        "side": CODE_SIDE,
        "above": CODE_ABOVE,
        "head": asdict(paper.head) if paper.head else None,
        "title": paper.title,
        "below_title": paper.below_title,
        "receivers": paper.receivers.rstrip("："),
        "blocks": [_block(one) for one in paper.blocks],
        "attachments": paper.attachments,
        "signature": signature and {"organs": signature.organs, "day": chinese_date(signature.day)},
        "note": paper.note,
        "imprint": imprint
        and {
            "printed_by": imprint.printed_by,
            "day": f"{chinese_date(imprint.day)}印发",
            "copies": imprint.copies,
        },
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", **asdict(block)}
        case Body():
            return {"kind": "body", **asdict(block)}
        case Centred():
            return {"kind": "centred", **asdict(block)}
        case Table():
            return {"kind": "table", **asdict(block)}
        case QrSheet(slips, across):
            drawn = [{"svg": qr_svg(slip.content), "lines": slip.lines} for slip in slips]
            return {"kind": "slips", "across": across, "slips": drawn}
        case PageBreak():
            return {"kind": "break"}
