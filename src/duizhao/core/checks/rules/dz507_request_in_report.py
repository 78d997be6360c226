"""报告里夹带请示

## 看什么
整改情况报告一类的材料里，有没有“请批示”“妥否，请批复”“恳请拨付经费”这样请上级批准、拨款、给编制的话。
## 为什么
报告不得夹带请示事项：报告不要求答复，夹在里面的请求容易落空，应当另行请示，一事一请。
## 会提示
> 为巩固整改成果，恳请县财政局追加维修经费30万元。以上报告妥否，请批示。
## 不提示
> 该制度经报请县委批准后已经印发。特此报告。
## 看不出什么
“建议上级统筹研究”一类的建议不算请求。转述过去已经请示、已经批准的，不提示；转述得不明显的，可能会误报。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.questions.passages import plain_words
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import Paragraph
from duizhao.core.trail.model import Kind, Part, Statement
from duizhao.core.zh.led import led_by

_REQUEST = led_by(
    "可妥当恳敬是望特现申请",
    "(?:妥否|当否|可否|是否妥当)，?[^，。；]{0,4}请[^，。；]{0,6}(?:批示|批复|审批|批准|指示|审示|示|答复)"
    "|请(?:予)?(?:以)?(?:批示|批复|审批|批准|审示)|现?(?:特此)?请示如下|(?:特此)请示"
    "|(?:恳请|请求|申请|敬请|望请)[^，。；]{0,24}(?:批准|批复|同意|拨付|拨款|追加|增拨|划拨|安排[^，。；]{0,6}(?:资金|经费)|增加[^，。；]{0,6}编制|解决[^，。；]{0,8}(?:经费|资金|编制|用地))",
)
_TOLD = led_by(
    "“《不事先及呈已应报提曾未没申经送需须",
    "[报呈提送申经已曾须应需]$|(?:报请|提请|呈请|申请|未经|先行|事先|及时|没有|不)$|“[^”]*$|《[^》]*$",
)
_ALREADY = re.compile("^[^，。；]{0,6}(?:后|的|，(?:已|现已))|^[^“”]{0,8}”")
_REACH = 60
_REPORT = re.compile("报告$|报告[）（]")


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each request in a report, those that are only told of left out."""
    if not _is_report(reading.statement):
        return
    for paragraph in reading.text.paragraphs:
        yield from _requests_in(paragraph)


def _is_report(statement: Statement) -> bool:
    """A report on 整改 always is one; any other text by its title."""
    if statement.kind.value is Kind.RECTIFICATION:
        return True
    titles = [plain_words(statement.text, span) for span in statement.spans_of(Part.TITLE)]
    return any(_REPORT.search(title) for title in titles)


def _requests_in(paragraph: Paragraph) -> Iterator[Hint]:
    words = paragraph.plain.text
    for match in _REQUEST.finditer(words):
        before = words[max(0, match.start() - _REACH) : match.start()]
        after = words[match.end() : match.end() + _REACH]
        told = _TOLD.search(before) or _ALREADY.search(after)
        if not told:
            place = paragraph.at(match.start(), match.end())
            yield Hint(place, f"报告里写了“{match.group()}”，请求的事项应当另行请示")


RULE = Rule(
    code="DZ507",
    name="request-in-report",
    level=Level.MUST,
    basis=Basis("中国共产党重大事项请示报告条例"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=frozenset({Kind.RECTIFICATION, Kind.OTHER}),
)
