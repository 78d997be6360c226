"""问题没有具体事例

## 看什么
“存在的问题”里的每一个方面，有没有一件具体的事：举例、时间、次数、数量、点名的项目和地方、有人当面提出的意见。
## 为什么
没有事例的问题，谁都可以写，改没改也无从核对。
## 会提示
> 联系群众不够。深入基层少，听取意见不够广泛，组织活动形式单一，对群众所思所盼掌握不够。
## 不提示
> 联系群众不够。今年到联系村只去了 2 次，都是当天来回，没有住下来。
## 看不出什么
事例是否属实，同问题是否相干。“三个方面”“两个维护”这样的提法、隐去了数字的日期、开头讲成绩的数字不算事例；
“组织”“材料”“学习”一类的词也不算。缺事例的方面超过参数 many 时，只在第一处提示一次。
"""

import re
from collections.abc import Iterator, Sequence

from duizhao.core.checks.questions.passages import sentences_in
from duizhao.core.checks.questions.praise import opening_praise
from duizhao.core.checks.questions.shortcomings import names_shortcoming
from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Channel, Problem

_OCCASION = re.compile(
    r"(?<![\d二])\d(?!\d*[.、]|\d*年度)|"
    "曾(?:经)?(?!在.{0,8}(?:工作|任职))|当时|当场|那次|这件事|一事|一度|有段时间|前不久|前段时间|上个?月|上周|"
    "(?:去|今|前|上)年(?:年?[初底末]|[春夏秋冬]|汛期|春节|国庆|五一|[上下]半年|第?[一二三四]季度)|"
    "大半年|(?<!作为)一名(?!党员|共产党员|领导|干部|基层|合格)|[一两二三四五六七八九十半]个?多?(?:月|周|星期|天|小时)(?![来份])|拖了.{1,4}(?:年|月|天)|"
    "[两二三四五六七八九十]+(?:名|位|起|件|户|场(?!面)|篇|份|人次|家(?!人|庭)|本|遍|趟|回|盒|箱|瓶)|"
    "[x×X*＊]{1,4}(?:余|多)?(?:次|场|篇|项(?!目)|人次|名|户|家|份|件|万|亿|元|天|%|个百分点)|"
    "“[^”]{2,20}”(?:项目|工程|案件|事件|平台|系统)|[x×X*＊]{1,4}(?:楼盘|园区|水库|村|镇|乡|街道|小区|公司)"
)
_NAMED = 3
_GENERAL = "各|部分|一些|少数|个别|所属|全|下属|联系|挂点|帮扶|偏远|老旧|城|集|山|农|乡|基层|一线|到|去|在|有|的|了|多|几"
_PLACE = re.compile(
    f"(?:到|去|在|对|赴|如)(?:(?!{_GENERAL})[一-鿿]){{2,4}}(?:镇|乡|村|社区|小区|街道|水库|中学|小学|医院|公司)(?!级|民|干部|庄)"
)


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each problem aspect without an instance; or, when there are many, one hint for them all."""
    bare = [
        problem
        for problem in reading.statement.problems
        if names_shortcoming(reading.text.plain(problem.span))
        and not _has_instance(reading, problem)
    ]
    if len(bare) > ask.count("many"):
        yield Hint(bare[0].heading, _message_for_all(bare, len(reading.statement.problems)))
        return
    for problem in bare:
        yield Hint(
            problem.heading,
            f"{quoted(problem.aspect)}这一方面没有看到具体事例：没有举例，也没有时间、次数、数量或地点",
        )


def _has_instance(reading: Reading, problem: Problem) -> bool:
    if any(raised.channel is not Channel.SELF for raised in problem.raised_by):
        return True
    praise = opening_praise(reading.text, problem)
    if any(not any(run.contains(instance) for run in praise) for instance in problem.instances):
        return True
    words = "".join(
        sentence.words
        for sentence in sentences_in(reading.text, problem.body)
        if sentence.stripped().span not in praise
    )
    return _OCCASION.search(words) is not None or _PLACE.search(words) is not None


def _message_for_all(bare: Sequence[Problem], total: int) -> str:
    named = "、".join(quoted(problem.aspect) for problem in bare[:_NAMED])
    return f"{total} 条问题里有 {len(bare)} 条没有看到具体事例，例如{named}"


RULE = Rule(
    code="DZ103",
    name="problem-without-instance",
    level=Level.ADVICE,
    basis=Basis("年度民主生活会通知"),
    since="0.1",
    manual=__doc__,
    look=look,
    params={"many": 8},
)
