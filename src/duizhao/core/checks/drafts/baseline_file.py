"""Writes a baseline as JSON that people can read and edit, and reads it back."""

import json
from collections.abc import Mapping
from datetime import date

from duizhao.core.checks.drafts.baseline import Baseline, Known, tidy

SCHEMA_VERSION = 1
_NOTE = (
    "reason 写了理由的提示，表示有人看过、不算问题，以后不再计入结果；"
    "reason 为空的只用来比较两稿之间新出现和已消除的提示。"
)
_WORDS = ("file", "code", "fingerprint", "quote")


class WrongBaseline(ValueError):  # noqa: N818  named for what the user gave
    """A baseline file that can't be used; the message says where and what to do."""


def write_baseline(baseline: Baseline) -> str:
    """The JSON text of a baseline; the same findings always give the same text."""
    content = {
        "schema_version": SCHEMA_VERSION,
        "note": _NOTE,
        "findings": [_to_object(known) for known in baseline.known],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def read_baseline(content: str, name: str) -> Baseline:
    """The baseline in a JSON text; `name` is the file's, for messages. Raises WrongBaseline."""
    try:
        data = json.loads(content)
    except json.JSONDecodeError as wrong:
        raise WrongBaseline(
            f"{name} 第 {wrong.lineno} 行第 {wrong.colno} 列不合 JSON 的写法，"
            "请检查这一行附近的引号和逗号，或者重新生成一份。"
        ) from wrong
    match data:
        case {"schema_version": int(version), "findings": list(entries)}:
            pass
        case _:
            raise WrongBaseline(f"{name} 不是基线文件：缺少 schema_version 或 findings。")
    if version > SCHEMA_VERSION:
        raise WrongBaseline(f"{name} 是较新版本的程序写的（格式 {version}），请升级对照后再用。")
    return Baseline(
        tuple(_from_object(entry, f"{name} 第 {n} 条") for n, entry in enumerate(entries, 1))
    )


def _to_object(known: Known) -> dict[str, object]:
    return {
        "file": known.file,
        "code": known.code,
        "quote": known.quote,
        "message": known.message,
        "reason": known.reason,
        "accepted_on": known.accepted_on.isoformat() if known.accepted_on else None,
        "fingerprint": known.fingerprint,
        "around": known.around,
    }


def _from_object(entry: object, where: str) -> Known:
    if not isinstance(entry, Mapping):
        raise WrongBaseline(f'{where}应当是一组字段，例如 {{"file": …, "code": …}}。')
    missing = [word for word in _WORDS if not isinstance(entry.get(word), str)]
    if missing:
        raise WrongBaseline(f"{where}缺少字段 {'、'.join(missing)}，请补上或删去这一条。")
    return Known(
        file=tidy(entry["file"]),
        code=entry["code"],
        fingerprint=entry["fingerprint"],
        quote=entry["quote"],
        message=str(entry.get("message") or ""),
        around=str(entry.get("around") or entry["quote"]),
        reason=str(entry.get("reason") or "").strip(),
        accepted_on=_date(entry.get("accepted_on"), where),
    )


def _date(value: object, where: str) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as wrong:
        raise WrongBaseline(
            f"{where}的 accepted_on 是“{value}”，应当写成 2026-11-24 的样子。"
        ) from wrong
