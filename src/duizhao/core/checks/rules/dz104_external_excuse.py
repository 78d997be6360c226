"""把原因说到外部

## 看什么
“存在的问题”和“原因分析”里的每一句，是否用客观原因、历史原因、时间紧、人手少、兼职、工作冲突一类的话解释问题。
## 为什么
对照检查要从主观上找原因。强调客观，问题就成了“不怪我”。
## 会提示
> 由于时间紧、任务重，对基层反映的事项答复不够及时。
> 白天跑项目，晚上写材料，没有时间静下心来读书。
## 不提示
> 总是拿工作忙当借口，静下心来读书的时间越来越少。
## 看不出什么
外部的困难是否真有其事，说得是否过分。说了外部原因、同一句里又转到自己身上的，在“存在的问题”里只作提醒，在“原因分析”里不提示。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.questions.lexicon import labelled, labelled_phrases
from duizhao.core.checks.questions.passages import Passage, passages_in
from duizhao.core.checks.questions.shortcomings import names_shortcoming
from duizhao.core.checks.questions.wording import clause, quoted
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import Span
from duizhao.core.trail.model import Part
from duizhao.core.zh.led import led_by

_PLAIN_EXCUSE = "直接"
_BLAMES_EXCUSES = led_by(
    "不习以借凡埋多常强归总感找抱推片而觉认讲责非",
    "(?:找|讲|强调|归咎|归结[为于到成]|归因|推给|推到|推脱|推托|抱怨|埋怨|责怪|借口|觉得|认为|以为|感到|总说|多从|总从|片面|习惯从|"
    "[不非]是|不能|不应|不该|而非|凡事|总以|常以).{0,14}$",
)
_AS_PRETEXT = re.compile(
    "^(?:找|讲|强调|说|想|考虑|分析)得?较?多|^.{0,6}(?:为由|为借口|为理由|的?借口|的?理由|的?托词|挡箭牌|推脱|推托|搪塞)|^多.{0,4}主观"
)
_BY = re.compile("(?:由于|因为|因|受|鉴于|限于|囿于|碍于|加之|加上|再加上|缘于).{0,16}$")
_LEADS_TO = re.compile(
    "^(?:的?(?:制约|限制|影响|所限))|^.{0,14}(?:导致|致使|造成|使得|以致|以至|从而|因此|因而|所以|，使|的因素|的原因|的影响|的制约|的限制|等原因|等因素|等影响)"
)
_OWN = led_by(
    "主关内怕思惰想我更本根私自责",
    "主观|自己|自身|本人|我(?![国党们市县区局])|责任|思想|根子|内因|私心|惰性|想得|(?<!恐)怕|(?:更|主要|关键|根本)(?:还)?(?:是|在)",
)


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """The first excuse of each sentence or point in the problems and the causes."""
    statement = reading.statement
    for part in (Part.PROBLEMS, Part.CAUSES):
        for span in statement.spans_of(part):
            for passage in passages_in(reading.text, span):
                yield from _excuses_in(passage, part)


def _excuses_in(passage: Passage, part: Part) -> Iterator[Hint]:
    done = 0
    for match in labelled_phrases("excuses.txt").find(passage.words):
        if match.start < done:
            continue
        point = passage.point_around(match.start)
        first = point.start - passage.start
        before = passage.words[first : match.start]
        after = passage.words[match.end : point.end - passage.start]
        if not _is_excuse(match.phrase, before, after):
            continue
        done = point.end - passage.start
        own = _owned(before, after + _sentence_rest(point))
        if not (own and part is Part.CAUSES):
            words = clause(passage.clause_around(match.start).words)
            place = passage.at(match.start, match.start + len(match.phrase.rstrip("，")))
            yield _hint(place, words, own=own)


def _is_excuse(phrase: str, before: str, after: str) -> bool:
    if _BLAMES_EXCUSES.search(before) or _AS_PRETEXT.search(after):
        return False
    if _PLAIN_EXCUSE in labelled("excuses.txt")[phrase]:
        return True
    return _BY.search(before) is not None or _LEADS_TO.search(after) is not None


def _owned(before: str, after: str) -> bool:
    """Whether the sentence speaks of the writer's own part: a fault before, or a turn after."""
    if _OWN.search(before) and names_shortcoming(before):
        return True
    return _OWN.search(after) is not None


def _sentence_rest(point: Passage) -> str:
    """What follows a point up to the end of its sentence: an excuse may turn after a semicolon."""
    words = point.paragraph.plain.text
    if words[point.end - 1 : point.end] != "；":
        return ""
    end = words.find("。", point.end)
    return words[point.end : end if end > 0 else len(words)]


def _hint(place: Span, words: str, *, own: bool) -> Hint:
    if own:
        message = f"{quoted(words)}先说了外部原因，后面才转到自己身上；前半句可以考虑不写"
        return Hint(place, message, level=Level.INFO)
    return Hint(place, f"{quoted(words)}把原因说到了外部，这一句没有接着说自己主观上的原因")


RULE = Rule(
    code="DZ104",
    name="external-excuse",
    level=Level.ADVICE,
    basis=Basis("对照检查材料审核的通行要求（从主观上找原因）"),
    since="0.1",
    manual=__doc__,
    look=look,
)
