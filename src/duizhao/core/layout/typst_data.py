"""Turns a paper into the JSON that the typst template sets."""

import json
from dataclasses import asdict
from typing import Any

from duizhao.core.layout.columns import head_of, widths_of
from duizhao.core.layout.faces import Faces
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
from duizhao.core.layout.profile import THICK_RULE, THIN_RULE, Profile
from duizhao.core.layout.title import margin_of


def typst_data(paper: Paper, faces: Faces, *, pages: int = 0) -> str:
    """The paper as the template reads it, to be set in these faces.

    `pages` is how many there are, once that is known: then each gets the code that it bears.
    """
    return json.dumps(_paper(paper, faces, pages), ensure_ascii=False)


def _paper(paper: Paper, faces: Faces, pages: int) -> dict[str, Any]:
    code = paper.code
    signature, imprint = paper.signature, paper.imprint
    return {
        "name": "".join(paper.title),
        "faces": asdict(faces),
        "profile": asdict(paper.profile),
        "codes": [qr_svg(code.on(at, pages)) for at in range(1, pages + 1)] if code else [],
        "side": CODE_SIDE,
        "above": CODE_ABOVE,
        "head": asdict(paper.head) if paper.head else None,
        "title": [{"words": one, "margin": margin_of(one, paper.profile)} for one in paper.title],
        "below_title": paper.below_title,
        "receivers": paper.receivers.rstrip("："),
        "blocks": [_block(one, paper.profile) for one in paper.blocks],
        "attachments": paper.attachments,
        "signature": signature and {"organs": signature.organs, "day": chinese_date(signature.day)},
        "note": paper.note,
        "imprint": imprint
        and {
            "printed_by": imprint.printed_by,
            "day": f"{chinese_date(imprint.day)}印发",
            "copies": imprint.copies.rstrip("。"),
            "thick": THICK_RULE,
            "thin": THIN_RULE,
        },
    }


def _block(block: Block, profile: Profile) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", **asdict(block)}
        case Body():
            return {"kind": "body", **asdict(block)}
        case Centred():
            return {"kind": "centred", **asdict(block)}
        case Table():
            return {"kind": "table", **asdict(block), "columns": _columns(block, profile)}
        case QrSheet(slips, across):
            drawn = [{"svg": qr_svg(slip.content), "lines": slip.lines} for slip in slips]
            return {"kind": "slips", "across": across, "slips": drawn}
        case PageBreak():
            return {"kind": "break"}


def _columns(table: Table, profile: Profile) -> list[dict[str, Any]]:
    widths = widths_of(table, profile.text_width)
    return [
        {"head": head_of(one, width), "width": width, "centred": one.centred}
        for one, width in zip(table.columns, widths, strict=True)
    ]
