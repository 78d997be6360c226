"""The plan of rectification (整改方案): by aspect, each problem with its goal, its tasks, who and until when."""

from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Block, Body, Heading, Level, Paper, chinese_date
from duizhao.core.ledger.line import Line, TaskLine
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import FieldList
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.ledger_sample import SAMPLE_LINES
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.zh.numerals import to_han

_OTHER = "其他方面"


@dataclass(frozen=True, slots=True)
class Facts:
    """The lines of the ledger, each with the name of its aspect."""

    occasion: Occasion
    lines: tuple[Line, ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:
    of = facts.occasion
    return Paper(
        title=(f"{of.title}整改方案",),
        blocks=tuple(_blocks(facts, blanks)),
        below_title=(of.team,),
    )


def _blocks(facts: Facts, blanks: Blanks) -> Iterator[Block]:
    yield Body(f"会后列入整改台账{len(facts.lines)}项，逐项落实如下。")
    yield Heading("一、整改任务", Level.FIRST)
    aspects = list(dict.fromkeys(one.aspect or _OTHER for one in facts.lines))
    for number, aspect in enumerate(aspects, 1):
        yield Heading(f"（{to_han(number)}）{aspect}", Level.SECOND)
        for line in facts.lines:
            if (line.aspect or _OTHER) == aspect:
                yield from _item(line, blanks)
    yield Heading("二、组织保障", Level.FIRST)
    yield Body(f"负责统筹：{blanks.open('谁统筹整改')}。调度：{blanks.open('多久调度一次')}。")


def _item(line: Line, blanks: Blanks) -> Iterator[Block]:
    name = f"第{line.number}项"
    yield Heading(f"{line.number}.{line.problem}", Level.THIRD)
    yield Body(f"责任主体：{line.whose}。")
    goal = blanks.words(line.goal, f"{name}的整改目标")
    judged = f"，以“{line.judged_by}”衡量" if line.judged_by else ""
    yield Body(f"整改目标：{goal}{judged}。")
    for number, task in enumerate(line.tasks, 1):
        yield Body(f"（{number}）{task.words}{_who(task)}。")
    if not line.tasks:
        yield Body(f"整改措施：{blanks.open(f'{name}的措施')}。")
    owner = blanks.words(line.owner, f"{name}的责任领导")
    department = f"，责任部门{line.department}" if line.department else ""
    until = (
        f"长期坚持，{chinese_date(line.review_on)}复查" if line.standing and line.review_on else ""
    )
    due = until or f"{blanks.day(line.due, f'{name}的完成期限')}前完成"
    yield Body(f"责任领导{owner}{department}，{due}。")


def _who(task: TaskLine) -> str:
    words = [word for word in (task.owner, task.department) if word]
    if task.due:
        words.append(f"{chinese_date(task.due)}前")
    return f"（{'，'.join(words)}）" if words else ""


KIND = Kind(
    key="rectification-plan",
    name="整改方案",
    rank=180,
    stage=Stage.RECTIFICATION,
    facts=Facts,
    build=_build,
    lists=(
        FieldList(
            "整改事项",
            "列入台账的每一项",
            (
                "序号",
                "谁的问题",
                "方面",
                "问题",
                "整改目标",
                "怎样算改好",
                "整改任务",
                "责任领导",
                "责任部门",
                "时限",
                "完成期限",
            ),
            lambda facts: [
                (
                    one.number,
                    one.whose,
                    one.aspect,
                    one.problem,
                    one.goal,
                    one.judged_by,
                    "\n".join(map(str, one.tasks)),
                    one.owner,
                    one.department,
                    one.pace_words,
                    one.due,
                )
                for one in facts.lines
            ],
        ),
    ),
    sample=Facts(SAMPLE, SAMPLE_LINES),
)
