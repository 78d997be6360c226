"""The statement of the team or branch (班子对照检查材料), in the words of its version."""

from duizhao.core.cycle.stages import Stage
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE
from duizhao.core.papers.statement_text import STATEMENT_FIELDS, StatementText, paper_of_statement

_TEXT = """清河市水务局党组2025年度民主生活会对照检查材料
按照要求，党组认真准备，现将对照检查情况报告如下。
一、上次民主生活会整改落实情况
2024年度查摆的24个问题，销号19个，正在整改5个。
二、存在的突出问题
（一）固本培元、增强党性方面
会议多而时效差。2025年9月防汛调度会开了三次才定下泵站的事。
三、原因分析
会前不碰头，材料当场才看。
四、整改措施
议题会前三天送到，没有材料的不上会，2026年3月起执行，由周明远负责。"""

KIND = Kind(
    key="team-statement",
    name="班子对照检查材料",
    rank=90,
    letters="BZ",
    stage=Stage.STATEMENTS,
    facts=StatementText,
    build=paper_of_statement,
    singles=STATEMENT_FIELDS,
    sample=StatementText(SAMPLE, "班子", 3, _TEXT),
)
