import pytest

from duizhao.core.outline.model import make_text
from duizhao.core.trail.placeholders import placeholders_in


def found(passage: str) -> list[str]:
    text = make_text("材料", [passage])
    return [text.quote(span) for span in placeholders_in(text)]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("去年x月x日在xx镇召开会议", ["x", "x", "xx"]),
        ("**镇党委班子和*镇长", ["**", "*"]),
        ("某某局、某县水利局", ["某某", "某"]),
        ("20**年、20XX年、202X年", ["20**", "20XX", "202X"]),
        ("共征求意见____条，谈话【】人次", ["____", "【】"]),
        ("（此处填写具体事例）", ["（此处填写具体事例）"]),
        ("具体做法：待补充。", ["待补充"]),
        ("走访××村&nbsp;", ["××", "&nbsp;"]),
        ("<!-- 事例 -->", ["<!-- 事例 -->"]),
        ("学习xjp和xjpxx思想", ["xx"]),
        ("带着问题到（  ）个村调研", ["（  ）"]),
    ],
)
def test_what_a_template_left_is_found(passage: str, expected: list[str]) -> None:
    assert found(passage) == expected


@pytest.mark.parametrize(
    "passage",
    [
        "mzshh上，按照xjp总书记要求",
        "某些同志学得不够，某种程度上存在畏难情绪",
        "占地3×5米，ExcelとWord",
        "待办事项要及时落实，待遇问题已经解决",
        "根据实际情况调整了方案，自行组织学习2次",
        "请补充说明的同志会后联系",
        "【专题学习】二〇二五年一月",
        "说到这里……就不多说了",
    ],
)
def test_ordinary_words_are_no_placeholders(passage: str) -> None:
    assert found(passage) == []
