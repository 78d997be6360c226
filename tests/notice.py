"""A notice as a framework file in which everything stands that can stand there, for tests."""

NOTICE = """\
key: 2025-city
name: 本市2025年度民主生活会
theme: 锲而不舍落实中央八项规定精神
years: [2025]
kinds: [personal, 班子对照检查材料]
aspects:
  - key: loyalty
    name: 强化政治忠诚、提高政治能力
    label: 政治忠诚
    words: [强化政治忠诚, 提高政治能力]
    heading_words: 政治能力
  - key: safety
    name: 守牢安全底线
    words:
      - 安全底线
      - 安 全 生 产
also:
  - key: case
    label: 反面典型案例剖析
    words: [反面典型, 案例剖析]
    kinds: [personal]
titles: [(市级)以案促改]
markers: [党的二十届四中全会]
shares:
  存在的问题+causes: 0.5
lengths:
  personal: [2500, 3000]
  team: [null, 5000]
sources:
  - document: 市委组织部关于开好2025年度民主生活会的通知
    article: 第二部分
    verified: true
verified: true
entries:
  - code: TZ-01
    kind: mention_each
    of: [loyalty, 安全生产, [基层减负, 为基层减负]]
    where: 存在的问题
    level: must
    kinds: [team]
tune:
  DZ103:
    enabled: false
  DZ301:
    least: 0.4
    words: [不够, 不足]
"""
