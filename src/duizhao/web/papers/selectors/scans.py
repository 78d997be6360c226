"""What the pages of scans show: how a batch was split, what is to be placed by hand, the copies of a paper."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from duizhao.core.cycle.machine import Refused
from duizhao.core.papers.kind import AnyKind
from duizhao.core.scans.mark import NO_CODE, Mark
from duizhao.core.scans.read_scan import Batch as OpenBatch
from duizhao.core.scans.read_scan import opened
from duizhao.core.scans.split import Goal, Leaf, Loose, ScannedPaper, Split, split
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.destinations import Destination, changes
from duizhao.web.papers.drafts import Draft
from duizhao.web.papers.models import Batch, BatchPage, SignedCopy

Goals = Mapping[Goal, Destination]


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A paper in a batch: where it goes, and what is to be said of its pages."""

    where: Destination
    paper: ScannedPaper
    changed: str

    @property
    def faults(self) -> str:
        """What pages are missing or there twice, in words."""
        return faults_of(self.paper)


@dataclass(frozen=True, slots=True)
class LoosePage:
    """A page to be placed by hand: what is wrong with it, and of which page it may be the back."""

    page: BatchPage
    after: int | None


@dataclass(frozen=True, slots=True)
class Sorted:
    """A batch as its page shows it."""

    found: tuple[FoundPaper, ...]
    loose: tuple[LoosePage, ...]
    aside: tuple[int, ...]

    @property
    def backs(self) -> tuple[LoosePage, ...]:
        """The pages that bear no code and follow one that is placed."""
        return tuple(one for one in self.loose if one.after is not None)


@dataclass(frozen=True, slots=True)
class ShownCopy:
    """A signed copy, and how what was printed differs from the paper now."""

    copy: SignedCopy
    changed: str


def sorted_batch(batch: Batch, goals: Goals) -> Sorted:
    """What was found in a batch. A page whose paper the actor can't know of any more has to be placed anew."""
    pages = {page.number: page for page in batch.leaves.all()}
    parts = split_of(pages.values(), goals)
    found = (
        FoundPaper(goals[one.goal], one, goals[one.goal].changed_since(one.mark))
        for one in parts.papers
    )
    loose = (LoosePage(pages[one.number], _back_of(one, pages)) for one in parts.loose)
    return Sorted(tuple(found), tuple(loose), parts.aside)


def split_of(pages: Iterable[BatchPage], goals: Goals) -> Split:
    """The pages of a batch split into papers."""
    return split([_leaf(page, goals) for page in pages])


def goal_of_page(page: BatchPage, goals: Goals) -> Destination | None:
    """Where a page goes as things stand; None while it has to be placed, or is not to be kept."""
    leaf = _leaf(page, goals)
    if leaf.goal is not None:
        return goals[leaf.goal]
    return goals.get(Goal(page.kind, page.record)) if leaf.mark else None


def is_closed(page: BatchPage, goals: Goals) -> bool:
    """Whether its mark says that a page belongs to a record which the reader may not read, wherever it was put since."""
    where = goals.get(Goal(page.kind, page.record))
    return where is not None and where.draft is None


def is_hidden(page: BatchPage, goals: Goals) -> bool:
    """Whether a page belongs to a record which the reader may not read, by its mark or by where it was put."""
    where = goal_of_page(page, goals)
    return is_closed(page, goals) or (where is not None and where.draft is None)


def faults_of(paper: ScannedPaper) -> str:
    """What pages are missing, there twice, or were put in by a person."""
    words = []
    if paper.missing:
        words.append(f"缺第 {_list(paper.missing)} 页")
    if paper.doubled:
        words.append(f"第 {_list(paper.doubled)} 页不止一张")
    if paper.by_hand:
        words.append(f"{paper.by_hand} 页没有读到码，是人工放进来的")
    return "；".join(words)


def copies_of_papers(meeting: Meeting) -> dict[tuple[str, int], int]:
    """How many signed copies each paper of a meeting has; for papers that the reader can make."""
    rows = SignedCopy.objects.filter(meeting=meeting, withdrawn_at=None)
    counts: dict[tuple[str, int], int] = {}
    for key in rows.values_list("kind", "number"):
        counts[key] = counts.get(key, 0) + 1
    return counts


def copies_of_paper(meeting: Meeting, kind: AnyKind, draft: Draft) -> list[ShownCopy]:
    """The signed copies of a paper that the reader can make, the latest first."""
    rows = SignedCopy.objects.filter(meeting=meeting, kind=kind.key, number=draft.number)
    return [
        ShownCopy(row, changes(kind, draft, version=row.version, content=row.content))
        for row in rows.order_by("-pk")
    ]


def came_before(batch: Batch) -> Batch | None:
    """An earlier batch that was filed and in which one of the same files came."""
    digests = {one["sha256"] for one in batch.sources}
    earlier = Batch.objects.filter(meeting=batch.meeting, number__lt=batch.number, state="filed")
    same = (one for one in earlier if digests & {source["sha256"] for source in one.sources})
    return next(same, None)


@contextmanager
def open_batch(batch: Batch) -> Iterator[OpenBatch]:
    """The scans of a batch that is not filed yet, page by page. Raises Refused when its file is gone."""
    if not batch.file or not batch.file.storage.exists(batch.file.name or ""):
        raise Refused("这一批的文件已经不在，请放弃这一批，重新上传")
    with batch.file.open("rb") as kept:
        assert kept.file is not None  # noqa: S101  it was opened on the line above
        with opened(kept.file) as scan:
            yield scan


def _leaf(page: BatchPage, goals: Goals) -> Leaf:
    if page.placed == "aside":
        return Leaf(page.number, aside=True)
    mark = _mark(page) if page.kind and Goal(page.kind, page.record) in goals else None
    goal = Goal(page.placed_kind, page.placed_record) if page.placed == "paper" else None
    return Leaf(page.number, mark=mark, goal=goal if goal in goals else None)


def _mark(page: BatchPage) -> Mark:
    """The mark that was read; of marks none but this meeting's are kept, so it isn't named again."""
    return Mark(
        kind=page.kind, meeting=0, record=page.record, version=page.version,
        content=page.content, page=page.page, pages=page.pages,
    )  # fmt: skip


def _back_of(one: Loose, pages: Mapping[int, BatchPage]) -> int | None:
    return one.after if pages[one.number].fault == NO_CODE else None


def _list(numbers: Iterable[int]) -> str:
    return "、".join(map(str, numbers))
