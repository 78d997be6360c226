"""Writes what was said about layouts into JSON, for other programs to read."""

import json
from collections.abc import Iterable, Mapping

from duizhao.core.outline.unreadable import Unread
from duizhao.core.relayout.examine import Diagnosed

SCHEMA_VERSION = 1


def to_json(
    diagnosed: Iterable[Diagnosed], unread: Iterable[Unread], copies: Mapping[str, str]
) -> str:
    """The results of a run as a JSON document; docs/json.md describes it. `copies` are the copies by file."""
    files = [
        {
            "file": one.file,
            "profile": one.profile,
            "paragraphs": one.paragraphs,
            "copy": copies.get(one.file),
            "findings": [
                {
                    "code": remark.code,
                    "name": remark.name,
                    "title": remark.title,
                    "level": remark.level.value,
                    "paragraph": remark.paragraph - 1 if remark.paragraph else None,
                    "quote": remark.quote,
                    "found": remark.found,
                    "wanted": remark.wanted,
                    "repair": remark.repair.value,
                    "why": remark.why,
                    "basis": remark.basis,
                }
                for remark in one.remarks
            ],
        }
        for one in diagnosed
    ]
    refused = [{"file": one.file, "reason": one.reason, "cure": one.cure} for one in unread]
    content = {"schema_version": SCHEMA_VERSION, "files": files, "unread": refused}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
