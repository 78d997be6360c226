"""`duizhao dossier verify`: checks a package anywhere, without the server, and writes the certificate."""

import json
from contextlib import ExitStack
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duizhao.cli.wording import Choice, Command, Group

if TYPE_CHECKING:
    from duizhao.core.dossier.verify import Verdict

_SOUND, _UNSOUND = 0, 1
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SCHEMA_VERSION = 1


@click.group(cls=Group)
def command() -> None:
    """核验会议的卷宗。卷宗在网页的“档案”里做，见 docs/guides/dossier.md。"""


@command.command(cls=Command)
@click.argument("file", metavar="卷宗.zip", type=_FILE)
@click.option("--digest", metavar="SHA-256", help="另外得到的校验值，整个文件要同它一样。")
@click.option("--public-key", metavar="公钥", help="签发单位公布的公钥，签名要是它的。")
@click.option(
    "--certificate",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="文件",
    help="核验书写到这里：.docx 或者 .txt。",
)
@click.option(
    "--format", "form", type=Choice(["text", "json"]), default="text", help="text 或 json。"
)
@click.option("--force", is_flag=True, help="核验书的文件已经存在，不是对照写的，也替换。")
def verify(
    file: Path,
    digest: str | None,
    public_key: str | None,
    certificate: Path | None,
    form: str,
    *,
    force: bool,
) -> int:
    """核验一份卷宗：哪些文件被改动、缺少、多出、改了名，压缩包本身有没有变。

    不用服务器，不用联网，不解压。哪怕只变了一个比特，也核验不过。

    退出状态：0 完整；1 不完整；2 用法有误，或者文件打不开。
    """
    from duizhao.core.dossier import verify as core  # noqa: PLC0415  start-up time

    if certificate and certificate.suffix.lower() not in {".docx", ".txt"}:
        raise click.UsageError("核验书的文件名请以 .docx 或者 .txt 结尾。")
    with ExitStack() as stack:
        try:
            source = stack.enter_context(file.open("rb"))
        except OSError as fault:
            raise click.ClickException(f"{file} 打不开。") from fault
        verdict = core.verify(source, known_digest=digest, public_key=public_key)
    _say(verdict, file.name, form)
    if certificate:
        _write(verdict, file, certificate, force=force)
    return _SOUND if verdict.whole else _UNSOUND


def _say(verdict: "Verdict", name: str, form: str) -> None:
    from duizhao.core.dossier.certificate import certificate_text  # noqa: PLC0415  start-up time

    if form == "text":
        click.echo(certificate_text(verdict, name, on=_today()), nl=False)
        return
    told = {
        "schema_version": _SCHEMA_VERSION,
        "file": name,
        "whole": verdict.whole,
        "sha256": verdict.sha256,
        "size": verdict.size,
        "seal": verdict.manifest.seal if verdict.manifest else None,
        "public_key": verdict.signature.public_key if verdict.signature else None,
        "sm3_checked": verdict.sm3_checked,
        "faults": [asdict(fault) for fault in verdict.faults],
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _write(verdict: "Verdict", file: Path, certificate: Path, *, force: bool) -> None:
    from duizhao.core.dossier.certificate import (  # noqa: PLC0415  start-up time
        certificate_paper,
        certificate_text,
    )
    from duizhao.core.layout.to_docx import to_docx  # noqa: PLC0415  start-up time
    from duizhao.runs.targets import (  # noqa: PLC0415  start-up time
        CannotWrite,
        require_free,
        signed,
        write_whole,
    )

    if certificate.suffix.lower() == ".docx":
        content = signed(to_docx(certificate_paper(verdict, file.name, on=_today())))
    else:
        content = certificate_text(verdict, file.name, on=_today()).encode()
    try:
        require_free(certificate, [file], force=force)
        write_whole(certificate, content)
    except CannotWrite as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"核验书写在 {certificate}", err=True)


def _today() -> date:
    return date.today()  # noqa: DTZ011  the day on the certificate is the reader's own
