"""Makes .xlsx files as offices write them, for the tests of the import of people."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

HEAD = ("工号", "姓名", "职务", "所在部门", "班子排序", "分管部门", "中共党员", "到任日期")


def make_sheet(
    rows: Iterable[Sequence[object]], merges: Iterable[str] = (), name: str = "人员"
) -> bytes:
    """A workbook with one sheet of these rows and these merged ranges."""
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.title = name
    for row in rows:
        page.append(list(row))
    for merged in merges:
        page.merge_cells(merged)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()
