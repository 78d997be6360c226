"""Forms about signed scans: a batch is brought, its pages are placed, a copy is withdrawn."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.scans.read_scan import MOST_PAGES, is_scan, joined
from duizhao.core.scans.split import Goal
from duizhao.web.kit.several_files import FilesField
from duizhao.web.kit.uploads import MEGABYTE, File
from duizhao.web.papers.models import BatchPage
from duizhao.web.papers.selectors.scans import Goals
from duizhao.web.papers.services.scans import ASIDE, UNPLACED, Received

MOST_BYTES = 100 * MEGABYTE
_MOST_FILES = 60


class BatchForm(forms.Form):
    """A batch of scans: one PDF, or several PDFs and pictures."""

    scans = FilesField(
        label="扫描件", most=_MOST_FILES, more="请分成几批。", most_bytes=MOST_BYTES,
        accept=".pdf,.jpg,.jpeg",
        help_text=f"PDF 或 JPEG，可以选几个文件；合起来不超过 {MOST_PAGES} 页、100 MB。150 至 300 dpi，灰度就够。",
        error_messages={"required": "请选扫描件。"},
    )  # fmt: skip

    def clean_scans(self) -> Received:
        """All pages as one file. What is neither PDF nor JPEG, locked, broken or too much is refused."""
        files = [File(name, data) for name, data in self.cleaned_data["scans"]]
        if sum(len(file.data) for file in files) > MOST_BYTES:
            raise ValidationError("合起来超过 100 MB。请分成几批，或者用低一点的 dpi 扫描。")
        for file in files:
            if not is_scan(file.data):
                raise ValidationError(
                    f"“{file.shown_name}”不是 PDF，也不是 JPEG。请在扫描仪上选 PDF 或 JPEG。"
                )
        try:
            data, counts = joined([file.data for file in files])
        except Unreadable as fault:
            raise ValidationError(str(fault)) from fault
        sources = zip(files, counts, strict=True)
        return Received(
            data,
            tuple(
                {
                    "name": file.shown_name,
                    "sha256": hashlib.sha256(file.data).hexdigest(),
                    "pages": count,
                }
                for file, count in sources
            ),
        )


class PlacingForm(forms.Form):
    """Where pages go: one choice a page."""

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401  Django's own
        *,
        pages: Iterable[BatchPage],
        goals: Goals,
    ) -> None:
        super().__init__(data)
        choices = _choices(goals)
        self._pages = {f"page-{page.number}": page for page in pages}
        for name, page in self._pages.items():
            empty = "按归位码" if page.kind else "还没有放"
            self.fields[name] = forms.ChoiceField(
                label=f"第 {page.number} 页放到哪里", required=False, initial=_initial(page),
                choices=[(UNPLACED, empty), (ASIDE, "不归档"), *choices],
            )  # fmt: skip

    def found(self) -> dict[int, Goal | str]:
        """What was chosen for each page."""
        return {page.number: _choice(self.cleaned_data[name]) for name, page in self._pages.items()}


class WithdrawForm(forms.Form):
    """Why a copy is withdrawn."""

    why = forms.CharField(
        label="为什么撤回", max_length=200, help_text="如：放错了，是另一份的签字件。",
        error_messages={"required": "请写明为什么撤回。"},
    )  # fmt: skip


def _choices(goals: Goals) -> list[tuple[str, str | list[tuple[str, str]]]]:
    """Papers by kind; a kind of which there is one alone stands for itself."""
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for goal, one in goals.items():
        by_kind.setdefault(one.kind.name, []).append((f"{goal.kind}-{goal.record}", one.title))
    return [rows[0] if len(rows) == 1 else (name, rows) for name, rows in by_kind.items()]


def _initial(page: BatchPage) -> str:
    if page.placed == "paper":
        return f"{page.placed_kind}-{page.placed_record}"
    return page.placed


def _choice(value: str) -> Goal | str:
    kind, dash, number = value.partition("-")
    return Goal(kind, int(number)) if dash else value
