"""What the ledger can fill into somebody else's form, row by row, and what each figure means."""

import io
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from openpyxl import load_workbook
from openpyxl.styles import Alignment, Font

from duizhao.core.cycle.item import ItemState
from duizhao.core.ledger.line import Line, TaskLine, kind_words
from duizhao.core.sheets.fill_form import Value
from duizhao.core.sheets.list_kind import ListKind

NOTES = "填表口径"


class FormColumn(StrEnum):
    """One thing that a form asks of an item."""

    NUMBER = "number"
    WHOSE = "whose"
    ASPECT = "aspect"
    PROBLEM = "problem"
    GOAL = "goal"
    MEASURE = "measure"
    KIND = "kind"
    OWNER = "owner"
    DEPARTMENT = "department"
    HELPERS = "helpers"
    DUE = "due"
    PACE = "pace"
    JUDGED_BY = "judged_by"
    RESULT = "result"
    STATE = "state"
    CLOSED = "closed"
    CLOSED_ON = "closed_on"
    EFFECT = "effect"
    EXTENSIONS = "extensions"
    EVIDENCE = "evidence"
    VERIFIER = "verifier"


FORM_COLUMN_LABELS = {
    FormColumn.NUMBER: "序号", FormColumn.WHOSE: "谁的问题", FormColumn.ASPECT: "方面",
    FormColumn.PROBLEM: "问题", FormColumn.GOAL: "整改目标", FormColumn.MEASURE: "整改措施",
    FormColumn.KIND: "措施类型", FormColumn.OWNER: "责任领导", FormColumn.DEPARTMENT: "责任部门",
    FormColumn.HELPERS: "配合部门", FormColumn.DUE: "完成期限", FormColumn.PACE: "整改时限",
    FormColumn.JUDGED_BY: "怎样算改好", FormColumn.RESULT: "完成情况", FormColumn.STATE: "状态",
    FormColumn.CLOSED: "是否完成", FormColumn.CLOSED_ON: "销号日期", FormColumn.EFFECT: "整改成效",
    FormColumn.EXTENSIONS: "延期次数", FormColumn.EVIDENCE: "佐证件数", FormColumn.VERIFIER: "核验人",
}  # fmt: skip

_ALSO = {
    FormColumn.NUMBER: ("编号", "问题编号"),
    FormColumn.WHOSE: ("对象", "问题对象", "涉及人员", "班子或者个人", "姓名"),
    FormColumn.ASPECT: ("类别", "问题类别", "问题类型", "所属方面", "查摆方面"),
    FormColumn.PROBLEM: (
        "问题内容", "具体问题", "存在问题", "存在的问题", "查摆问题", "问题表述", "突出问题", "主要问题",
        "查摆出的问题", "反馈问题",
    ),
    FormColumn.GOAL: ("目标", "整改目标任务", "预期目标", "整改要求"),
    FormColumn.MEASURE: ("措施", "整改任务", "具体措施", "整改落实措施", "任务"),
    FormColumn.KIND: ("整改类型", "任务类型"),
    FormColumn.OWNER: ("责任人", "牵头领导", "分管领导", "牵头责任人", "包抓领导"),
    FormColumn.DEPARTMENT: ("责任单位", "责任科室", "牵头单位", "牵头部门", "牵头科室", "责任处室", "承办单位"),
    FormColumn.HELPERS: ("配合单位", "协办单位", "配合科室", "协同单位", "责任配合单位"),
    FormColumn.DUE: ("完成时限", "时限", "整改期限", "期限", "完成时间", "整改完成时限", "计划完成时间"),
    FormColumn.JUDGED_BY: ("销号标准", "完成标准", "验收标准", "整改标准"),
    FormColumn.RESULT: ("整改情况", "进展情况", "落实情况", "整改进展", "整改落实情况", "目前进展"),
    FormColumn.STATE: ("整改状态", "目前状态", "当前状态"),
    FormColumn.CLOSED: ("是否销号", "是否整改完成", "是否完成整改", "完成与否", "整改是否完成"),
    FormColumn.CLOSED_ON: ("销号时间", "实际完成时间", "整改完成时间", "完成日期"),
    FormColumn.EFFECT: ("成效", "整改结果", "取得成效", "整改效果"),
    FormColumn.EVIDENCE: ("佐证材料", "佐证材料数", "印证材料"),
}  # fmt: skip

FORM: ListKind[FormColumn] = ListKind("整改事项", FORM_COLUMN_LABELS, _ALSO, (FormColumn.PROBLEM,))

MEANINGS = {
    FormColumn.NUMBER: "台账里的序号，不是这张表的行号。",
    FormColumn.WHOSE: "班子，或者成员的姓名。",
    FormColumn.MEASURE: "台账里的整改任务，几项写在一格里，带序号。",
    FormColumn.DUE: "现在的期限：延期批准的，是延期以后的；长期坚持的写“长期坚持”。",
    FormColumn.PACE: "立行立改、限期整改，长期坚持的注明。",
    FormColumn.RESULT: "各项任务记下的完成情况；没有记完成的任务不写。",
    FormColumn.STATE: "待研究、整改中、申请销号、核验、已销号；括号里是又在整改的原因。",
    FormColumn.CLOSED: "“是”：已销号，就是佐证、成效、核验、主要负责人签字都齐了；任务都做完、还没有销号的写“否”。",
    FormColumn.CLOSED_ON: "最近一次销号的日期；回潮重开的，没有销号日期。",
    FormColumn.EFFECT: "申请销号时写的整改成效。",
    FormColumn.EXTENSIONS: "批准了几次延期；申请没有批的不算。",
    FormColumn.EVIDENCE: "交过几件佐证，含后来替换的。",
    FormColumn.VERIFIER: "最近一次申请销号的核验人。",
}


class Scope(StrEnum):
    """Which items go into a form."""

    ALL = "all"
    OPEN = "open"
    CLOSED = "closed"


SCOPE_LABELS = {Scope.ALL: "全部", Scope.OPEN: "没有销号的", Scope.CLOSED: "已销号的"}


def in_scope(line: Line, scope: Scope) -> bool:
    """Whether a line goes into the form; what was dropped never does."""
    if line.state == ItemState.DROPPED.value:
        return False
    closed = line.state == ItemState.CLOSED.value
    return scope is Scope.ALL or closed is (scope is Scope.CLOSED)


def form_row(line: Line, aspects: Mapping[str, str]) -> dict[FormColumn, Value]:
    """Everything that a line of the ledger can fill into a form."""
    return {
        FormColumn.NUMBER: line.number,
        FormColumn.WHOSE: line.whose,
        FormColumn.ASPECT: aspects.get(line.aspect, ""),
        FormColumn.PROBLEM: line.problem,
        FormColumn.GOAL: line.goal,
        FormColumn.MEASURE: _numbered([task.words for task in line.tasks]),
        FormColumn.KIND: _once(kind_words(task.kind) for task in line.tasks),
        FormColumn.OWNER: line.owner,
        FormColumn.DEPARTMENT: line.department,
        FormColumn.HELPERS: _once(task.helpers for task in line.tasks),
        FormColumn.DUE: "长期坚持" if line.standing else line.due,
        FormColumn.PACE: line.pace_words,
        FormColumn.JUDGED_BY: line.judged_by,
        FormColumn.RESULT: _numbered([_done(task) for task in line.tasks if task.done_on]),
        FormColumn.STATE: line.state_words,
        FormColumn.CLOSED: "是" if line.state == ItemState.CLOSED.value else "否",
        FormColumn.CLOSED_ON: line.closed_on,
        FormColumn.EFFECT: line.effect,
        FormColumn.EXTENSIONS: line.extensions,
        FormColumn.EVIDENCE: line.evidence,
        FormColumn.VERIFIER: line.verifier,
    }


def meanings_of(
    columns: Mapping[str, FormColumn], empty: Iterable[str], *, day: date, scope: Scope, number: int
) -> list[tuple[str, str]]:
    """What the figures of a filled form mean, heading by heading."""
    lines = [
        ("截至", f"{day:%Y-%m-%d} 结束时"),
        ("填了哪些", f"台账里{SCOPE_LABELS[scope]}，不再列入的不算；共 {number} 条，一条一行"),
    ]
    for heading, column in columns.items():
        meaning = MEANINGS.get(column, f"台账里的“{FORM_COLUMN_LABELS[column]}”。")
        lines.append((heading, meaning))
    blank = "、".join(empty)
    if blank:
        lines.append(("没有填的列", f"{blank}：台账里没有，或者选了不填"))
    return lines


def with_notes(content: bytes, lines: Iterable[tuple[str, str]]) -> bytes:
    """The filled form with a sheet at its end that says what the figures mean."""
    workbook = load_workbook(io.BytesIO(content))
    name = next(
        name for name in (NOTES, *(f"{NOTES}{n}" for n in range(2, 99))) if name not in workbook
    )
    page = workbook.create_sheet(name)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 22, 80
    for row, (term, meaning) in enumerate(lines, 1):
        for place, words in enumerate((term, meaning), 1):
            cell = page.cell(row, place, words)
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=place == 1)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _numbered(words: list[str]) -> str:
    if len(words) < 2:  # noqa: PLR2004  a single one needs no number
        return "".join(words)
    return "\n".join(f"{number}.{word}" for number, word in enumerate(words, 1))


def _once(words: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(word for word in words if word))


def _done(task: TaskLine) -> str:
    return f"{task.result}（{task.done_on:%Y-%m-%d}）" if task.done_on else task.result
