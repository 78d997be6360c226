"""The words a framework may use for kinds of text, parts, levels and what can be counted.

They repeat values of trail and checks, which a framework must not import; a test holds them equal.
Authors may write the English value or the Chinese name.
"""

from collections.abc import Mapping

TEXT_KINDS = {
    "personal": "个人对照检查材料",
    "team": "班子对照检查材料",
    "branch_personal": "组织生活会个人材料",
    "rectification": "整改情况材料",
}

PARTS = {
    "title": "标题",
    "opening": "开头",
    "problems": "存在的问题",
    "causes": "原因分析",
    "follow_up": "上次整改落实情况",
    "personal_matters": "个人有关事项",
    "case": "典型案例剖析",
    "measures": "整改措施",
    "closing": "结尾",
}

LEVELS = {"must": "必改", "advice": "建议", "info": "提醒"}

COUNTED = {"problems": "问题", "causes": "原因", "measures": "措施", "follow_up": "上次整改事项"}


def value_named(word: str, choices: Mapping[str, str]) -> str | None:
    """The value that a word stands for, be it the value itself or its Chinese name."""
    if word in choices:
        return word
    return next((value for value, name in choices.items() if name == word), None)


def told(choices: Mapping[str, str]) -> str:
    """All choices as a list for a message."""
    return "、".join(f"{value}（{name}）" for value, name in choices.items())
