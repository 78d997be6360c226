"""Makes the pieces of a package one by one, keeps them, and puts them together."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage as storage
from django.http import Http404

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.evidence import EvidenceKind
from duizhao.core.cycle.machine import Refused
from duizhao.core.dossier.build import Built, Offered, TooMuch, build
from duizhao.core.dossier.container import CHUNK, Altered, Held
from duizhao.core.dossier.contents import with_contents
from duizhao.core.dossier.digests import Digests, digests_of
from duizhao.core.layout.to_pdf import Unprintable
from duizhao.core.papers.kind import AnyKind, digest_of, file_of
from duizhao.web.dossier.models import Build, Piece
from duizhao.web.dossier.plan import Plan, data_of
from duizhao.web.papers.selectors.shelves import draft_for

Sink = SpooledTemporaryFile[bytes]
_CHANGED = (
    "“{}”和开始做的时候不一样了（材料改过，或者接着做的人看到的范围不同）。"
    "一份卷宗只装同一个时候的材料，请重新做"
)


@dataclass(frozen=True, slots=True)
class Stored:
    """The bytes of a file that lies in the storage, read piece by piece."""

    name: str

    def chunks(self) -> Iterator[bytes]:
        """The bytes from the beginning."""
        with storage.open(self.name, "rb") as opened:
            while chunk := opened.read(CHUNK):
                yield chunk


class Maker:
    """Makes pieces of one build, for as long as it may."""

    def __init__(self, build: Build, *, by: Actor) -> None:
        self._build, self._by = build, by
        self._paper: tuple[str, int | None] | None = None
        self._facts: tuple[AnyKind, object] | None = None

    def make(self, pieces: Sequence[Piece], *, seconds: float) -> list[Piece]:
        """The pieces that were made, at least one. Raises Refused when one is no longer what was planned."""
        until = time.monotonic() + seconds
        made = []
        for piece in pieces:
            self._make(piece)
            made.append(piece)
            if time.monotonic() >= until:
                break
        return made

    def _make(self, piece: Piece) -> None:
        if piece.evidence_id is not None or piece.copy_id is not None:
            digests = digests_of(content_of(piece).chunks())
        else:
            content = self._file(piece)
            if content is None:
                piece.made, piece.left_out = True, True
                return
            digests = digests_of([content])
            piece.file = storage.save(f"{self._build.folder}/{piece.number}", ContentFile(content))
        piece.made = True
        piece.size, piece.checksum = digests.size, digests.check
        piece.sha256, piece.sm3 = digests.sha256, digests.sm3 or ""

    def _file(self, piece: Piece) -> bytes | None:
        """The file of a paper; None where no font has one of its characters."""
        kind, facts = self._facts_of(piece)
        if digest_of(facts) != piece.facts:
            raise Refused(_CHANGED.format(piece.title))
        try:
            return file_of(kind, facts, piece.ending)
        except Unprintable:
            return None

    def _facts_of(self, piece: Piece) -> tuple[AnyKind, object]:
        """The facts of a paper, read once for its files."""
        wanted = (piece.kind, piece.paper)
        if self._facts is None or self._paper != wanted:
            build = self._build
            try:
                kind, draft = draft_for(
                    self._by, build.meeting, piece.kind, piece.paper or 0, today=build.today
                )
            except Http404:
                raise Refused(_CHANGED.format(piece.title)) from None
            self._paper, self._facts = wanted, (kind, draft.facts())
        return self._facts


def content_of(piece: Piece) -> Held | Stored:
    """The bytes of a piece. Raises Refused where they are gone."""
    if piece.copy is not None:
        name = piece.copy.file.name or ""
    elif piece.evidence is None:
        name = piece.file
    elif piece.evidence.kind == EvidenceKind.NOTE.value:
        return Held(piece.evidence.words.encode("utf-8-sig"))
    else:
        name = piece.evidence.file.name or ""
    if not storage.exists(name):
        raise Refused(f"“{piece.title}”的文件不在了，请重新做")
    return Stored(name)


def put_together(plan: Plan, pieces: Sequence[Piece], sink: Sink) -> Built:
    """Write the package. Raises Refused when it is too large, or a file is no longer what it was."""
    inside = [_offered(piece) for piece in pieces if not piece.left_out]
    files = with_contents(plan.head, [*inside, data_of(plan)])
    try:
        return build(plan.head, files, sink, private_key=settings.DOSSIER_KEY)
    except TooMuch as fault:
        raise Refused("卷宗超过 4 GB，装不下，请把大的佐证另外存放") from fault
    except Altered as fault:
        raise Refused(f"“{fault}”在做的时候变了，请重新做") from fault


def forget(folder: str) -> None:
    """Delete what was made of a build, also what nobody noted any more."""
    try:
        _folders, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        storage.delete(f"{folder}/{name}")
    storage.delete(folder)


def _offered(piece: Piece) -> Offered:
    known = Digests(piece.size, piece.checksum, piece.sha256, piece.sm3 or None)
    day = piece.dated_on or None
    return Offered(piece.path, piece.title, piece.kind, day, content_of(piece), known)
