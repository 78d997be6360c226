"""How the levels of findings look on a terminal."""

from duizhao.core.checks.rule import Level

LEVEL_STYLES = {Level.MUST: "bold", Level.ADVICE: "yellow", Level.INFO: "blue"}
