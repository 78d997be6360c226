"""The speech notes of a member (个人对照检查发言提纲), in the words of his version."""

from duizhao.core.cycle.stages import Stage
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE
from duizhao.core.papers.statement_text import STATEMENT_FIELDS, StatementText, paper_of_statement

_TEXT = """个人对照检查发言提纲
沈若兰
一、存在的问题
（一）干事创业、担当作为方面
灌区确权的难点没有早说，等到督办才汇报。2025年6月、8月两次碰头会都没有提。
二、原因分析
怕担责任，总想先有了眉目再说。
三、整改措施
每半个月当面汇报一次确权进度，难点先说，2026年2月起。"""

KIND = Kind(
    key="personal-outline",
    name="个人对照检查发言提纲",
    rank=100,
    letters="GR",
    stage=Stage.STATEMENTS,
    facts=StatementText,
    build=paper_of_statement,
    singles=STATEMENT_FIELDS,
    sample=StatementText(SAMPLE, "沈若兰", 2, _TEXT),
)
