"""One statement that many tests look at: three problems, two causes, two measures, loose ends."""

from duizhao.core.checks.checked import TwoYears
from duizhao.core.checks.rule import Finding, Level
from duizhao.core.outline.model import Span
from duizhao.core.trail.model import Statement
from duizhao.core.trail.years import PromiseKept, Returning, Years
from make_statement import make_statement

SAMPLE = """
# title
个人对照检查材料
# opening
按照通知要求，会前我参加集中学习4次，同12名同志谈心谈话，征求到意见21条，现作对照检查。
# follow_up 一、上年度整改措施落实情况
- （一）关于调研不够的问题。全年到联系点蹲点{fact:6次}，解决供水等{fact:3件事}。
- （二）关于制度执行不严的问题。正在持续推进。
# problems 二、存在的问题
- （一）理论学习不够深入。学得零散，{point:一是满足于参加集中学习，会后很少再看}；{point:二是联系实际少，讲的多是面上的话}。{instance:比如今年三季度的两次专题研讨，我的发言稿都由他人代拟}。
- （二）会议开得多、落实得慢。{opinion_round:征求意见时有基层同志提出}，{instance:今年5月同一周里开了4个内容相近的会}。对{placeholder:××}镇反映的问题，拖了两个月才答复。
- （三）管理队伍失之于宽。对干部提醒多、较真少。
# causes 三、原因分析
- （一）理论武装抓得不紧。把学习当成软任务，忙起来就放一放。
- （二）宗旨意识有所淡化。习惯于坐在办公室听汇报，同群众直接打交道少了。
# personal_matters 四、个人有关事项
# measures 五、今后的努力方向和整改措施
- （一）把学习抓在经常。{due:12月底前}通读规定书目，{amount:每季度作1次}发言，由{owner:机关党委}登记备查。
- （二）加强品德修养。不断提高自身素质。
# closing
以上检查如有不当，请同志们批评指正。
"""

CAUSED_BY = {"P1": {"C1": "都谈到“学习”"}, "P2": {"C2": "都谈到“群众”“办公室”"}}
ANSWERED_BY = {"P1": {"M1": "都谈到“学习”“研讨发言”"}}


def sample_statement(name: str = "材料.txt") -> Statement:
    """The sample as the parser would read it."""
    return make_statement(SAMPLE, name=name, caused_by=CAUSED_BY, answered_by=ANSWERED_BY)


def make_finding(statement: Statement, words: str, /, **facts: object) -> Finding:
    """A finding at the first place where the words stand in the text."""
    start = statement.text.content.index(words)
    span = Span(start, start + len(words))
    given: dict[str, object] = {
        "code": "DZ105",
        "name": "empty-measure",
        "title": "措施空泛",
        "level": Level.ADVICE,
        "part": statement.part_at(start).value,
        "paragraph": statement.text.paragraph_at(start).index,
        "span": span,
        "quote": words,
        "message": "这条措施没有写做什么、做到什么程度",
        "why": "没有对象、数量、时限的措施，年底无从核对。",
        "basis": "年度民主生活会通知",
        "fingerprint": f"{start:016x}",
    }
    return Finding(**{**given, **facts})  # type: ignore[arg-type]


LAST_YEAR = """
# title
2023年度个人对照检查材料
# problems 一、存在的问题
- （一）会议多、发文多。
- （二）到基层少。
# measures 二、整改措施
- （一）改进调查研究。每季度到联系点蹲点不少于3天。
- （二）精简会议文件。
"""


def sample_two_years(this: Statement) -> TwoYears:
    """Last year's text beside the sample: one promise told with facts, one passed over."""
    last = make_statement(LAST_YEAR, name="2023年材料.txt", year=2023)
    promises = (
        PromiseKept(last.measures[0], this.follow_up[0], "都说到“调研”"),
        PromiseKept(last.measures[1], None, "没有找到相近的说法"),
    )
    returning = Returning(
        last.problems[0],
        this.problems[1],
        last.problems[0].heading,
        this.problems[1].heading,
        "两年都说到“会议”",
    )
    return TwoYears(last, Years(promises, (returning,)))
