"""留有没有填写的占位内容

## 看什么
全文里像是待填的地方：××、xx、XXX、某某、20**年、【】、____、待补等。
## 为什么
定稿里留着占位内容，说明材料没有写完，或者是从别的稿子套来的。
## 会提示
> 今年以来，我带队到××调研 X 次，形成报告 xx 篇。
## 不提示
> 今年以来，我带队到青石镇调研 4 次，形成报告 2 篇。
## 看不出什么
分不清有意隐去和忘了填写。典型案例剖析里的“某”“某某”是通报的写法，不提示；问题和原因里单用的“某企业”“某村”“张某某”，多半是有意不写出来的，只作提醒。材料若是有意隐去名称的，请把参数 anonymised 设为 true，这一项就不再提示。
占位处超过参数 many 的数目时，每一段只提示一次。
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.model import Part

_TOLD_OF_OTHERS = frozenset({Part.CASE})
_TOLD_OF_WORK = frozenset({Part.PROBLEMS, Part.CAUSES})
_ONE = "某"
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范石廖贾夏韦付邹孟熊秦邱江尹薛闫"
)


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each placeholder; or, when there are many, one hint for each paragraph that holds some."""
    places = [
        place for place in reading.statement.placeholders if not _is_case_name(reading, place)
    ]
    if ask.flag("anonymised"):
        return
    unnamed = dict.fromkeys(place for place in places if _is_unnamed(reading, place))
    for place in unnamed:
        message = "这里写的是“某”，没有写明是哪一个；有意不写出来的不用改"
        yield Hint(place, message, level=Level.INFO)
    places = [place for place in places if place not in unnamed]
    if len(places) <= ask.count("many"):
        for place in places:
            yield Hint(place, f"“{reading.text.quote(place)}”像是还没有填写")
        return
    for group in _by_paragraph(reading.text, places):
        yield Hint(group[0], _message(reading.text, group), _why(len(places)))


def _is_case_name(reading: Reading, place: Span) -> bool:
    """Whether a masked name stands where published cases have it: 杨某某, 某县水利局原局长."""
    masked = set(reading.text.quote(place)) == {"某"}
    return masked and reading.statement.part_at(place.start) in _TOLD_OF_OTHERS


def _is_unnamed(reading: Reading, place: Span) -> bool:
    """Whether 某 stands where people tell of their work without a name: 某企业, 站长张某某."""
    if reading.statement.part_at(place.start) not in _TOLD_OF_WORK:
        return False
    words, before = reading.text.quote(place), reading.text.content[place.start - 1 : place.start]
    return words == _ONE or (set(words) == {_ONE} and before in _SURNAMES)


def _by_paragraph(text: Text, places: Sequence[Span]) -> list[list[Span]]:
    groups: dict[int, list[Span]] = defaultdict(list)
    for place in places:
        groups[text.paragraph_at(place.start).index].append(place)
    return list(groups.values())


def _message(text: Text, group: Sequence[Span]) -> str:
    words = "、".join(f"“{word}”" for word in dict.fromkeys(map(text.quote, group)))
    return f"这一段有 {len(group)} 处像是还没有填写：{words}"


def _why(total: int) -> str:
    return f"全文共有 {total} 处占位内容。若是有意隐去名称，请把这一项的参数 anonymised 设为 true。"


RULE = Rule(
    code="DZ601",
    name="placeholder-left",
    level=Level.MUST,
    basis=Basis("公文写作通行要求"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
    params={"anonymised": False, "many": 20},
)
