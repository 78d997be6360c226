"""Proposes the text in which a unit makes public how findings were mended; its numbers are the ledger's."""

from collections.abc import Sequence
from datetime import date

from duizhao.core.cycle.publication import PublicationScope
from duizhao.core.ledger.finding_counts import Counts, GroupCounts

_TITLES = {
    PublicationScope.PARTY: "关于{feedback}整改进展情况的通报",
    PublicationScope.PUBLIC: "关于{feedback}整改进展情况的公告",
}


def proposed_text(
    scope: PublicationScope,
    *,
    feedback: str,
    team: str,
    received: date,
    on: date,
    counts: Counts,
    groups: Sequence[GroupCounts],
    withheld: int,
) -> str:
    """A first draft, to be completed by people: a paragraph a line."""
    lines = [
        _TITLES[scope].format(feedback=f"“{feedback}”"),
        f"{_day(received)}，{team}收到反馈。截至{_day(on)}，{counts.sentence()}。",
    ]
    if len(groups) > 1:
        lines += [f"{group.group}：{group.counts.sentence()}。" for group in groups]
    if withheld:
        lines.append(f"其中 {withheld} 项按照规定不予公开，整改情况已向上级报告。")
    return "\n".join(lines)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
