"""单位名称与单位名单差一个字

## 看什么
全文里与名单所列单位名称（全称和认可的简称）只差一个字、多一个字、少一个字或者颠倒了两个字的写法。
## 为什么
单位名称要用规范的全称或者简称，机构改革以后尤其容易写混。
## 会提示
> （名单：青石县住房和城乡建设局、县住建局）青石县住房与城乡建设局牵头负责。
## 不提示
> 由县住建局牵头负责。
## 看不出什么
名单里没有的单位不看；不足六个字（参数 long）的简称不看，因为差一个字往往是另一个单位；差两个字以上的看不出来。
"""

from collections.abc import Iterator

from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each near miss of a unit's name."""
    if not reading.office.units:
        return
    long = ask.count("long")
    for paragraph in reading.text.paragraphs:
        words = paragraph.plain.text
        for miss in reading.office.unit_misses.find(words):
            if len(miss.phrase) >= long:
                message = f"“{words[miss.start : miss.end]}”与名单里的“{miss.phrase}”不一致"
                yield Hint(paragraph.at(miss.start, miss.end), message)


RULE = Rule(
    code="DZ702",
    name="unit-name",
    level=Level.ADVICE,
    basis=Basis("单位名单"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
    params={"long": 6},
)
