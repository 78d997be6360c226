"""措施空泛

## 看什么
“整改措施”里的每一条，有没有一样看得见的东西：做哪件事、做到多少、什么时候、由谁负责、怎么检查，或者读哪本书、立哪项制度。
## 为什么
通篇“加强”“提高”“强化”的措施，年底无从对照，第二年还会原样出现在问题里。
## 会提示
> 加强学习，不断提高政治素质；进一步转变作风，切实增强服务意识，努力把各项工作做得更好。
## 不提示
> 增强服务意识。窗口实行一次性告知，每月抽查 10 件办结事项，向群众回访。
> 坚定理想信念，始终做政治上的明白人；每季度向支部汇报一次思想。
## 看不出什么
写了的事是否做得到、是否对路。一条措施里有一处落得下去，其余表态的话就不提示；“组织”“材料”“学习”“制度”单独出现不算落得下去。
去掉要求、套话、固定提法和抽象的词以后，剩下的字还超过参数 substance 的比例，也不提示。
"""

import re
from collections import Counter
from collections.abc import Iterator

from duizhao.core.checks.questions.blanks import says_something
from duizhao.core.checks.questions.lexicon import phrases
from duizhao.core.checks.questions.substance import substance
from duizhao.core.checks.questions.wording import listed, quoted
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Measure
from duizhao.core.zh.led import led_by

_SHOWN = 4
_NAMED = re.compile(
    "《[^》]+》|(?:建立|制定|完善|健全|落实|执行|推行|实行|设立|开设|开通|编制|印发)(?:并落实|完善|健全|和完善)?(?!健全|长效|工作机制|体制|各项|有关|相关|规章|科学|有效|良好|一整套|一系列)"
    "[^，。；、]{2,14}(?:制度|机制|办法|清单|台账|方案|专栏|平台|规程|流程|公约|窗口)(?!建设|执行|体系)"
)
_COUNTED = led_by("\\d*Xx×", r"\d(?!\d*[.、）])|[×xX*]{1,4}(?:次|场|篇|项(?!目)|天|小时|本|家|户)")
_VISIT = re.compile(
    "(?:到|赴|深入|走进|前往)(?!基层|一线|实际|群众|农村|企业|生产|现场|社会|工作|学习)[^，。；、]{2,10}(?:开展)?(?:调研|调查研究|走访|蹲点|座谈)"
)
_GENERAL_WAY = re.compile(
    "(?:长效|体制|工作|责任|各项|规章|相关|有关|管理|监督|约束|学习)(?:制度|机制)"
)


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each measure that demands much and promises nothing to see, count, date or check."""
    for measure in reading.statement.measures:
        words = reading.text.plain(measure.span)
        verbs = Counter(phrases("empty_verbs.txt").words_in(words))
        if not verbs or not says_something(reading, measure.span) or _promises(measure, words):
            continue
        if substance(words) <= ask.number("substance"):
            yield Hint(measure.heading, _message(measure.title, verbs))


def _promises(measure: Measure, words: str) -> bool:
    if measure.owner or measure.due or measure.amount or measure.proof:
        return True
    if phrases("acts.txt").words_in(words) or _COUNTED.search(words) or _VISIT.search(words):
        return True
    return any(not _GENERAL_WAY.search(found.group()) for found in _NAMED.finditer(words))


def _message(title: str, verbs: Counter[str]) -> str:
    named = listed(verb for verb, _ in verbs.most_common(_SHOWN))
    return f"{quoted(title)}这一条多是{named}一类的要求，没有写做哪件事、做到多少、什么时候、由谁负责或者怎么检查"


RULE = Rule(
    code="DZ301",
    name="empty-measure",
    level=Level.ADVICE,
    basis=Basis("对照检查材料审核的通行要求（措施具体、可检查）"),
    since="0.1",
    manual=__doc__,
    look=look,
    params={"substance": 0.36},
)
