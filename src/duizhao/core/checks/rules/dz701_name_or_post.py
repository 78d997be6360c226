"""姓名或者职务与单位名单不一致

## 看什么
单位名单里的人，姓名前后写着职务时，职务是不是名单里的；与职务、“同志”连在一起的三个字以上的姓名，是不是同名单里某个姓名同姓而只差一个字。
## 为什么
把班子成员的姓名、职务写错，是会议材料里最不应当有的差错。
## 会提示
> （名单：王建国、党组书记、局长）会前与王建囯同志谈心，听取了副局长王建国的意见。
## 不提示
> 会前与党组书记、局长王建国同志谈心谈话。
## 看不出什么
名单里没有的人不看。职务有变动的，请先改名单。“王局长”这样的称呼不看；写了书记而没有写哪一级书记的，按名单里有书记算。
"""

from collections.abc import Iterator
from functools import lru_cache

from duizhao.core.checks.offices.roster import Roster, fits
from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Posts that the list doesn't give a person, and names that are almost a listed one."""
    people = {entry.words[0]: entry for entry in reading.office.people}
    if not people:
        return
    roster = _roster(tuple(people))
    for paragraph in reading.text.paragraphs:
        words = paragraph.plain.text
        for posted in roster.posted(words):
            entry = people[posted.name]
            posts = entry.words[1:]
            if posts and not any(fits(posted.post, listed) for listed in posts):
                message = f"“{posted.name}”写成了“{posted.post}”，名单里是“{'、'.join(posts)}”"
                yield Hint(paragraph.at(posted.start, posted.end), message)
        for near in roster.near(words):
            found = words[near.start : near.end]
            message = f"“{found}”与名单里的“{near.name}”差一个字"
            yield Hint(paragraph.at(near.start, near.end), message)


@lru_cache(maxsize=4)
def _roster(names: tuple[str, ...]) -> Roster:
    return Roster(names)


RULE = Rule(
    code="DZ701",
    name="name-or-post",
    level=Level.ADVICE,
    basis=Basis("单位名单"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
)
