"""The help page says of every right what the table says."""

from duizhao.core.access.acts import Act
from duizhao.core.access.in_words import ACT_LABELS, rights_in_words


def test_every_act_has_its_words_and_its_people() -> None:
    assert set(ACT_LABELS) == set(Act)
    rights = rights_in_words()
    assert len(rights) == len(Act)
    assert all(right.act and all(right.who) and right.who for right in rights)


def test_conditions_stand_beside_the_people() -> None:
    words = {right.act: right.who for right in rights_in_words()}
    assert words["推进会议的各个环节"] == ("会务", "主要负责人（须亲自办理，不能代录）")
    assert words["看意见点"][:3] == ("本人", "会务（班子的）", "主要负责人（班子的）")
    assert "会务（交出以后）" in words["看意见点"]
    assert words["看审计记录"] == ("安全审计员",)
