"""Explains in plain Chinese why a file isn't YAML, from the slips that office staff really make."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ruamel.yaml.error import MarkedYAMLError, StringMark

from duizhao.core.frameworks.mistakes import Mistake
from duizhao.core.frameworks.model import Place

SPECIAL_SIGN = "内容以特殊符号开头时，要用半角引号括起来。"
_KEY = r"\s*(?:-\s+)?[\w+-]+"


@dataclass(frozen=True, slots=True)
class Slip:
    """A way of writing that is nearly YAML: what it looks like, what is wrong, the repair."""

    looks: re.Pattern[str]
    what: str
    wrong: str = ""
    right: str | Callable[[re.Match[str]], str] = ""

    def repaired(self, line: str) -> str:
        """The line as it should be; empty where no sure repair is known."""
        return re.sub(self.wrong, self.right, line, count=1) if self.wrong else ""


def _half_width_indent(blanks: re.Match[str]) -> str:
    return re.sub("[\t　]", "  ", blanks.group()).replace("\xa0", " ")


_SLIPS = (
    Slip(
        re.compile(r"^ *(?P<at>\t)"),
        "行首用了制表符（Tab 键），缩进只能用空格，每一层两个。",
        r"^\s+",
        _half_width_indent,
    ),
    Slip(
        re.compile(r"^[ \t]*(?P<at>[　\xa0])"),
        "行首用了全角空格，缩进只能用半角空格，每一层两个。",
        r"^\s+",
        _half_width_indent,
    ),
    Slip(
        re.compile(rf"^{_KEY}(?P<at>\s*：)"),
        "名称后面用了全角冒号“：”，应当用半角冒号，冒号后再空一格。",
        r"\s*：\s*",
        ": ",
    ),
    Slip(
        re.compile(rf"^{_KEY}:(?P<at>[　\xa0])"),
        "冒号后面是全角空格，应当是一个半角空格。",
        r":\s+",
        ": ",
    ),
    Slip(
        re.compile(rf"^{_KEY}(?P<at>:)(?=[^\s:/])"),
        "半角冒号后面要空一格。",
        r":(?=\S)",
        ": ",
    ),
    Slip(
        re.compile(r"^\s*(?P<at>[－—–•·])"),
        "列表每一项的开头要用半角横线“-”，横线后空一格。",
        r"[－—–•·]+\s*",
        "- ",
    ),
    Slip(
        re.compile(r"^\s*(?P<at>-)(?=[^\s-])"),
        "列表开头的横线“-”后面要空一格。",
        r"-(?=\S)",
        "- ",
    ),
    Slip(
        re.compile(rf"^{_KEY}:\s+(?P<at>[［【〔])"),
        "写成一行的列表要用半角方括号 [ ]，各项之间用半角逗号隔开。",
        r":.*$",
        ": [甲, 乙]",
    ),
    Slip(
        re.compile(r"^(?:[^\"#]|#)*?(?:[:\[,]|^\s*-)\s*(?P<at>\")(?:[^\"\\]|\\.)*$"),
        '半角引号没有成对：前面有 "，后面没有。（前面用了半角引号，后面也要用半角的，不能用 ”。）',
        r"\"([^\"”]*)[”]?\s*$",
        r'"\1"',
    ),
    Slip(
        re.compile(r"^(?:[^'#]|#)*?(?:[:\[,]|^\s*-)\s+(?P<at>')[^']*$"),
        "半角单引号没有成对。",
        r"'([^'’]*)[’]?\s*$",
        r"'\1'",
    ),
    Slip(
        re.compile(rf"^(?:{_KEY}:|\s*-)\s+(?P<at>[*&@%`!])"),
        SPECIAL_SIGN,
        r"((?::|-)\s+)(\S.*?)\s*$",
        r'\1"\2"',
    ),
    Slip(
        re.compile(rf"^{_KEY}:\s+(?P<at>\{{)[^}}]*\}}\s*[^\s#]"),
        SPECIAL_SIGN,
        r"(:\s+)(\S.*?)\s*$",
        r'\1"\2"',
    ),
    Slip(
        re.compile(rf"^{_KEY}:\s+(?P<at>\[)[^\]]*$"),
        "方括号没有成对：前面有 [，后面没有 ]。",
        r"\s*$",
        "]",
    ),
    Slip(
        re.compile(rf"^{_KEY}:\s+[^\"'\[{{|>\s][^\"'#]*?(?P<at>:\s)"),
        "内容里又出现了半角冒号加空格，整段内容要用半角引号括起来。",
        r"(:\s+)(\S.*?)\s*$",
        r'\1"\2"',
    ),
)

_PROBLEMS = (
    (
        "mapping values are not allowed",
        "这一行多了一个冒号，或者它的缩进比应有的深，被当成了上一行的后半截。",
    ),
    ("expected <block end>", "这一行的缩进和前面各行对不齐：同一层的各行，开头的空格数要一样。"),
    ("could not find expected ':'", "这一行缺少半角冒号和空格。"),
    ("another document", "一个文件只写一个框架，请去掉单独成行的 ---。"),
    ("flow", "方括号或花括号没有成对，或者各项之间没有用半角逗号隔开。"),
)
_EXAMPLE = "theme: 会议主题\naspects:\n  - key: loyalty\n    name: 强化政治忠诚、提高政治能力"


def suspicions(file: str, lines: list[str]) -> list[Mistake]:
    """The lines that look like a known slip, each with its repair."""
    return list(_suspicions(file, lines))


def explain(file: str, lines: list[str], error: MarkedYAMLError) -> list[Mistake]:
    """What is wrong in a file that isn't YAML: all known slips, or the place where reading broke off."""
    found = suspicions(file, lines)
    return found or [_broken_off(file, lines, error)]


def _suspicions(file: str, lines: list[str]) -> Iterator[Mistake]:
    for index, line in enumerate(lines):
        if line.lstrip().startswith("#"):
            continue
        for slip in _SLIPS:
            if match := slip.looks.search(line):
                place = Place(file, index + 1, match.start("at") + 1, line)
                yield Mistake(place, slip.what, slip.repaired(line))
                break


def _broken_off(file: str, lines: list[str], error: MarkedYAMLError) -> Mistake:
    problem = str(error.problem)
    mark = error.problem_mark
    if "could not find" in problem and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line, mark.column) if isinstance(mark, StringMark) else (0, 0)
    if line >= len(lines):
        line, column = max(len(lines) - 1, 0), 0
    told = f"{error.context or ''} {problem}"
    what = next((text for words, text in _PROBLEMS if words in told), "这里的写法读不懂。")
    place = Place(file, line + 1, column + 1, lines[line] if lines else "")
    return Mistake(place, what, _EXAMPLE)
