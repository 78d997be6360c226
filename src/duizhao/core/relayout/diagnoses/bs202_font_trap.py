"""选好的字体没有起作用

## 看什么
写明了仿宋、黑体这些字体，显示的却是另一种：主题字体（“+中文正文”）把它压住了，或者只设了西文字体、中文字体没有设。还看西文和数字是不是用着主题字体。
## 为什么
在自己电脑上看着是对的，换一台电脑、换成 WPS，主题一变字体就变；只设西文字体的，汉字其实一直是宋体。这两种都很难凭眼睛找到原因。
## 会提示
> 字体栏里写着“仿宋_GB2312”，主题字体却是等线，显示的是等线。
## 不提示
> 中文、西文都写明了名称的段落；公文的数字用 Times New Roman 或仿宋都可以。
## 看不出什么
没有选过字体、一直用默认字体的，归“字体不是这一级的”一项。
"""

from collections.abc import Iterator
from functools import partial

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.relayout.diagnosis import Diagnosis, Flaw
from duizhao.core.relayout.faces import face_words
from duizhao.core.relayout.fonts import give_face, is_trapped, shows_latin
from duizhao.core.relayout.properties import of_run, put, without
from duizhao.core.relayout.roles import SET
from duizhao.core.relayout.sheet import Run, Sheet


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """The first trapped run of each line, then lines whose digits take a theme's font."""
    for line in sheet.lines:
        if line.role not in SET:
            continue
        trapped = [run for run in line.runs if is_trapped(run)]
        themed = [run for run in line.runs if shows_latin(run) and run.look.latin.theme]
        if trapped:
            first = trapped[0]
            yield Flaw(
                line,
                _told(first),
                f"中文字体写明{face_words(first.face)}",
                mend=partial(_mend, trapped),
                quote=first.words,
            )
        if themed:
            name = themed[0].look.latin.name
            yield Flaw(
                line,
                f"西文和数字用的是主题字体{f'（{name}）' if name else ''}",
                "写明名称，例如 Times New Roman",
                mend=partial(_mend_latin, themed),
                quote=themed[0].words,
                level=Level.INFO,
            )


def _told(run: Run) -> str:
    east, latin = run.look.east_asian, run.look.latin
    shown = east.name or "默认字体"
    if east.theme and east.beside:
        return f"写着{east.beside}，被主题字体压住，显示的是{shown}"
    return f"只把西文字体设成了{latin.name}，汉字显示的是{shown}"


def _mend(runs: list[Run]) -> None:
    for run in runs:
        give_face(of_run(run.element), run.face, run.look)


def _mend_latin(runs: list[Run]) -> None:
    for run in runs:
        latin = run.face.latin
        fonts = put(of_run(run.element), "rFonts", ascii=latin, hAnsi=latin, cs=latin)
        without(fonts, "asciiTheme", "hAnsiTheme", "cstheme")


DIAGNOSIS = Diagnosis(
    code="BS202",
    name="font-trap",
    level=Level.ADVICE,
    basis=Basis("文字处理软件的字体规则"),
    since="0.1",
    manual=__doc__,
    look=look,
)
