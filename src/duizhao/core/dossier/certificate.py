"""The page that says what a check of a package found: for the terminal, as a text and as a .docx."""

from collections.abc import Iterator
from datetime import date

from duizhao.core.dossier.reach import REACH_LABELS, Reach
from duizhao.core.dossier.verify import Verdict
from duizhao.core.layout.paper import Body, Paper, chinese_date

_SHOWN = 12
"""So many faults fit on the page."""


def certificate_lines(verdict: Verdict, name: str, *, on: date) -> Iterator[str]:
    """The page, line by line; `name` is the file's."""
    yield f"卷宗：{name}（{verdict.size} 字节）"
    if verdict.manifest:
        head = verdict.manifest.head
        reach = REACH_LABELS[Reach(head.reach)] if head.reach in set(Reach) else head.reach
        day = f"；材料截至 {head.as_of}" if head.as_of else ""
        yield f"内容：{head.unit}，{head.meeting}，{head.year} 年度；范围：{reach}{day}"
        yield f"清单：{len(verdict.manifest.entries)} 件；缺少 {len(head.missing)} 件，没有放进来 {len(head.withheld)} 项"
        yield f"链的末端：{_grouped(verdict.manifest.seal)}"
    yield f"整个文件的 SHA-256：{_grouped(verdict.sha256)}"
    yield f"核验日期：{chinese_date(on)}"
    yield ""
    yield from _found(verdict)
    yield ""
    yield from _worth(verdict)


def certificate_text(verdict: Verdict, name: str, *, on: date) -> str:
    """The page as a text."""
    lines = "\n".join(certificate_lines(verdict, name, on=on))
    return f"卷宗核验书\n{'=' * 10}\n\n{lines}\n"


def certificate_paper(verdict: Verdict, name: str, *, on: date) -> Paper:
    """The page as a paper."""
    lines = [line for line in certificate_lines(verdict, name, on=on) if line]
    return Paper(("卷宗核验书",), [Body(line) for line in lines])


def _found(verdict: Verdict) -> Iterator[str]:
    if verdict.whole:
        yield "结论：完整。每个文件、清单和压缩包本身都同做成时一样。"
        return
    yield f"结论：不完整，不能采用。共 {len(verdict.faults)} 处："
    for number, fault in enumerate(verdict.faults[:_SHOWN], 1):
        yield f"{number}. {fault}"
    if len(verdict.faults) > _SHOWN:
        yield f"还有 {len(verdict.faults) - _SHOWN} 处没有列出。"


def _worth(verdict: Verdict) -> Iterator[str]:
    if verdict.signature:
        yield f"签名：Ed25519，公钥 {_grouped(verdict.signature.public_key)}。请同签发单位公布的公钥核对，对得上才能证明是谁做的。"
    else:
        yield "签名：没有。要证明是谁做的，请把上面的 SHA-256 同做卷宗的单位登记的核对。"
    if not verdict.sm3_checked:
        yield "SM3：没有核对（清单里没有，或者这台机器的 OpenSSL 不支持）；以 SHA-256 为准。"
    yield "这份核验书只说卷宗有没有变，不说材料写得对不对。"


def _grouped(digest: str) -> str:
    """A digest in groups that a person can compare, two halves."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
