"""同一件事前后数字不一致

## 看什么
谈心谈话、征求意见、学习次数、制定的制度、查摆和反馈的问题、整改措施这些每份材料都要数的事，在两处写出的数字是不是一样；一句话里说“6个问题，已完成8个”，完成的是不是比总数还多。
## 为什么
同一件事两个数，核对的人一看便知，整份材料的可信度都要打折扣。
## 会提示
> 开头写“征求意见建议45条”，后面写“对征求到的54条意见逐条作了研究”。
## 不提示
> 与班子成员谈心谈话6人次，与分管科室负责人谈心谈话15人次。
## 看不出什么
对象、时间、年度写得不一样的，算两件事，不比较；“30余人次”这样的约数不比较；整改措施和案例里的数字不看。与台账、记录是否一致，要另外核对。
"""

from collections import defaultdict
from collections.abc import Iterator

from duizhao.core.checks.questions.figures import Figure, figures_in
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import Paragraph
from duizhao.core.trail.model import Kind
from duizhao.core.zh.led import led_by

_DONE_OF_ALL = led_by(
    "\\d",
    r"(?<!\d)(?P<all>\d+)(?P<unit>[个项条])(?:问题|措施|任务|事项)?，[^。；\d]{0,12}?(?:已|完成|整改)[^。；，\d]{0,8}(?P<done>\d+)(?P=unit)(?=[，。；、]|问题|措施|任务|事项)",
)


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each figure that differs from the first one given for the same thing elsewhere."""
    for paragraph in reading.text.paragraphs:
        yield from _more_than_all(paragraph)
    seen: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures_in(reading.statement):
        before = next((one for one in seen[figure.thing] if figure.same_thing(one)), None)
        seen[figure.thing].append(figure)
        if before is not None and before.number != figure.number:
            message = f"“{figure.words}”与前面的“{before.words}”数字不一致"
            yield Hint(figure.span, message)


def _more_than_all(paragraph: Paragraph) -> Iterator[Hint]:
    """What is said to be done where it is more than there was."""
    for match in _DONE_OF_ALL.finditer(paragraph.plain.text):
        if int(match["done"]) > int(match["all"]):
            place = paragraph.at(match.start("done"), match.end("done") + 1)
            message = (
                f"完成的有 {match['done']}{match['unit']}，比总数 {match['all']}{match['unit']}还多"
            )
            yield Hint(place, message)


RULE = Rule(
    code="DZ605",
    name="figures-disagree",
    level=Level.ADVICE,
    basis=Basis("公文写作通行要求"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS | {Kind.RECTIFICATION},
)
