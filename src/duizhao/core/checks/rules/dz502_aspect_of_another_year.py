"""用了别的年度的方面

## 看什么
“存在的问题”里的标题，是不是别的年度通知所列的方面，而不是所用框架的方面。
## 为什么
从往年的稿子改过来的，常常留着往年的方面。
## 会提示
> 2025年度的材料写着“（一）带头严守政治纪律和政治规矩，维护党的团结统一方面”“（二）带头增强党性、严守纪律、砥砺作风方面”（这是2024年度的提法）。
## 不提示
> 2025年度的材料写着“（五）坚决扛起管党治党责任方面”。
## 看不出什么
要有参数 least 规定的个数（提法很短的年度要三个）对上同一个别的年度才提示；只有一个标题相像的，多半是自己的写法。各方面没有核实的框架不作判断。
"""

from collections.abc import Iterator, Sequence

from duizhao.core.checks.questions.aspects import bare, bare_word, headings_of_problems
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.frameworks.model import Aspect, Framework
from duizhao.core.outline.model import Heading

_SHORT_NAME = 4
_LEAST_OF_SHORT_NAMES = 3


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each heading of the problems that is an aspect of the one other year that fits best."""
    framework = reading.framework
    if framework is None or not framework.aspects_confirmed:
        return
    foreign = [
        heading
        for heading in headings_of_problems(reading.statement)
        if not any(aspect.mentioned_in(heading.title) for aspect in framework.aspects)
    ]
    titles = [bare(heading.title) for heading in foreign]
    year = max(
        (other for other in reading.others if _differs(other, framework)),
        key=lambda other: len(_named_in_full(titles, other)),
        default=framework,
    )
    if len(_named_in_full(titles, year)) < _least(year, ask):
        return
    for heading in foreign:
        aspect = next((one for one in year.aspects if _announces(heading, one)), None)
        if aspect is not None:
            message = f"“{aspect.name}”是{year.name}的方面，不在{framework.name}的方面之内"
            yield Hint(heading.span, message)


def _differs(other: Framework, framework: Framework) -> bool:
    return other.key != framework.key and other.aspects_confirmed


def _named_in_full(titles: Sequence[str], framework: Framework) -> set[str]:
    """Keys of the aspects whose full name stands in a bare title."""
    return {
        aspect.key
        for aspect in framework.aspects
        if any(bare_word(aspect.name) in title for title in titles)
    }


def _announces(heading: Heading, aspect: Aspect) -> bool:
    title = bare(heading.title)
    return any(bare_word(word) in title for word in (aspect.name, *aspect.words))


def _least(framework: Framework, ask: Params) -> int:
    short = all(len(aspect.name) <= _SHORT_NAME for aspect in framework.aspects)
    return _LEAST_OF_SHORT_NAMES if short else ask.count("least")


RULE = Rule(
    code="DZ502",
    name="aspect-of-another-year",
    level=Level.ADVICE,
    basis=Basis("当年民主生活会通知（见所用框架）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
    params={"least": 2},
)
