"""The stages of a meeting's preparation, in the order of time."""

from enum import StrEnum


class Stage(StrEnum):
    """One stretch of the work with its own people and its own deadline."""

    PLAN = "plan"
    STUDY = "study"
    OPINIONS = "opinions"
    TALKS = "talks"
    INSPECTIONS = "inspections"
    PROBLEMS = "problems"
    STATEMENTS = "statements"
    SITTING = "sitting"
    EVALUATION = "evaluation"
    RECTIFICATION = "rectification"
    REPORT = "report"


STAGE_LABELS = {
    Stage.PLAN: "方案",
    Stage.STUDY: "学习",
    Stage.OPINIONS: "征求意见",
    Stage.TALKS: "谈心谈话",
    Stage.INSPECTIONS: "巡视反馈和上次遗留",
    Stage.PROBLEMS: "查摆问题",
    Stage.STATEMENTS: "对照检查材料",
    Stage.SITTING: "召开会议",
    Stage.EVALUATION: "民主评议党员",
    Stage.RECTIFICATION: "整改",
    Stage.REPORT: "报告和通报",
}
