"""The names that may stand in a framework's file, each with its Chinese name and a right example."""

from duizhao.core.frameworks.fields import Field

_ASPECT = """aspects:
  - key: loyalty
    name: 强化政治忠诚、提高政治能力
    label: 政治忠诚
    words: [强化政治忠诚, 提高政治能力]"""
_ALSO = """also:
  - key: follow_up
    label: 上年度整改措施落实情况
    words: [整改落实情况, 整改措施落实情况]"""
_SOURCE = """sources:
  - document: 关于开好2025年度民主生活会的通知
    verified: false"""
_ENTRY = """entries:
  - code: TZ-01
    kind: mention_each
    of: [安全生产, 基层减负]
    where: 存在的问题"""

FRAMEWORK = {
    "key": Field("代号", "key: my-notice"),
    "name": Field("名称", "name: 本市2025年度民主生活会"),
    "theme": Field("主题", "theme: 会议主题"),
    "years": Field("年度", "years: [2025]"),
    "kinds": Field("适用的材料", "kinds: [personal, team]"),
    "aspects": Field("要对照检查的方面", _ASPECT),
    "aspects_confirmed": Field("各方面是否已核实", "aspects_confirmed: true"),
    "also": Field("还要说明的内容", _ALSO),
    "titles": Field("专题名称，写在“专题民主生活会”前面的词", "titles: [三严三实]"),
    "markers": Field("这次会议以前的材料里不会有的词", "markers: [党的二十届四中全会]"),
    "shares": Field("最小篇幅比例", "shares:\n  problems+causes: 0.5"),
    "lengths": Field("字数", "lengths:\n  personal: [2500, 3000]"),
    "sources": Field("出处", _SOURCE),
    "verified": Field("是否已核对正式文本", "verified: false"),
    "entries": Field("检查条目", _ENTRY),
    "tune": Field("对检查项的调整", "tune:\n  DZ103:\n    enabled: false"),
}

ASPECT = {
    "key": Field("代号", "key: loyalty"),
    "name": Field("通知里的全称", "name: 强化政治忠诚、提高政治能力"),
    "label": Field("简称", "label: 政治忠诚"),
    "words": Field("标题或正文里说明写到了这一方面的词", "words: [强化政治忠诚, 提高政治能力]"),
    "heading_words": Field("只在标题里才算写到的词", "heading_words: [政治能力]"),
}

ALSO = {
    "key": Field("代号", "key: follow_up"),
    "label": Field("名称", "label: 上年度整改措施落实情况"),
    "words": Field("说明写到了的词", "words: [整改落实情况, 整改措施落实情况]"),
    "kinds": Field("适用的材料", "kinds: [personal]"),
}

SOURCE = {
    "document": Field("文件名称", "document: 关于开好2025年度民主生活会的通知"),
    "article": Field("条款", "article: 第二部分"),
    "verified": Field("是否已核对正式文本", "verified: false"),
}

ENTRY = {
    "code": Field("编号", "code: TZ-01"),
    "kind": Field("种类", "kind: mention_each"),
    "message": Field("提示语", "message: 没有写到“{missing}”，通知第二部分有要求"),
    "level": Field("轻重", "level: advice"),
    "kinds": Field("适用的材料", "kinds: [team]"),
}
