"""像是留有别人稿子的痕迹

## 看什么
同一份材料里作者的身份是否前后一致：自称的行当（“作为一名教师”而标题是某局局长），任职的单位（标题是水利局，正文说“作为林业局党组书记”），“我局”“我校”“我镇”混用，以及领导本单位的是哪个县（区）委。给出本单位人员名单的，还看自称的职务是不是名单里的职务。
## 为什么
从别处借来的稿子，最容易露出破绽的就是身份、单位和地名。
## 会提示
> （财政局局长的材料）作为一名人民教师，我的宗旨意识树得不够牢。
## 不提示
> （财政局局长的材料）我当过十二年教师，到局里工作以后，联系群众反而少了。
## 看不出什么
只凭字面判断，案例剖析里说的是别人，不看。身份确有两重的（如兼职、挂职），可能会误报。
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from duizhao.core.checks.offices.office import Entry
from duizhao.core.checks.questions.author import (
    Naming,
    callings,
    contradict,
    go_together,
    own_passages,
    own_places,
    title_of,
    trades_of_body,
    trades_of_title,
    units,
)
from duizhao.core.checks.questions.passages import Passage
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Statement

_COUNTY = re.compile("[\u4e00-\u9fff]{2,3}?(?:[县旗]|(?<![社园发景校小治])区)")
_LED_BY = re.compile(
    "在(?P<county>[\u4e00-\u9fff]{2,3}[县区旗])委(?:、[^，。；]{0,8})?的?(?:正确|坚强|统一)?领导下"
)
_POST = re.compile(
    "作为(?:我?局|本单位|党组)?(?P<post>副?(?:局长|镇长|乡长|院长|校长|总经理))(?=[，、；]|和|兼)"
)


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each place where the writer is somebody else than elsewhere in the text."""
    statement = reading.statement
    own = own_passages(statement)
    yield from _foreign_callings(statement, own)
    yield from _foreign_units(list(units(statement, own)))
    yield from _foreign_places(statement, own)
    yield from _foreign_counties(statement)
    yield from _foreign_posts(statement, reading.office.people)


def _foreign_callings(statement: Statement, own: Sequence[Passage]) -> Iterator[Hint]:
    found = list(callings(own))
    if not found:
        return
    of_title = trades_of_title(statement)
    trades, where = (of_title, "标题") if of_title else (trades_of_body(own), "别处")
    if trades:
        for naming in found:
            if not any(go_together(naming.what, trade) for trade in trades):
                yield Hint(naming.span, f"这里自称“{naming.words}”，与{where}说的身份对不上")
        return
    yield from _fewer(found, lambda one, other: not go_together(one, other))


def _foreign_places(statement: Statement, own: Sequence[Passage]) -> Iterator[Hint]:
    if "自治区" in statement.text.content:
        return
    yield from _fewer(list(own_places(own)), contradict)


def _fewer(found: Sequence[Naming], unlike: Callable[[str, str], bool]) -> Iterator[Hint]:
    """Each naming that contradicts the one that stands most often (the first of equals)."""
    counted = Counter(naming.what for naming in found).most_common(1)
    if not counted:
        return
    main = next(naming for naming in found if naming.what == counted[0][0])
    for naming in found:
        if unlike(naming.what, main.what):
            yield Hint(naming.span, f"这里说“{naming.words}”，别处说的是“{main.words}”")


def _foreign_units(found: Sequence[Naming]) -> Iterator[Hint]:
    for naming in found[1:]:
        first = found[0]
        same = first.what.endswith(naming.what) or naming.what.endswith(first.what)
        if not same and first.what[-1] == naming.what[-1]:
            yield Hint(naming.span, f"这里说“{naming.words}”，前面说的是“{first.words}”")


def _foreign_counties(statement: Statement) -> Iterator[Hint]:
    home = _COUNTY.search(title_of(statement))
    if home is None:
        return
    name = home.group()
    if "领导下" not in statement.text.content:
        return
    for paragraph in statement.text.paragraphs:
        for match in _LED_BY.finditer(paragraph.plain.text):
            led = match["county"]
            if led[-1] == name[-1] and not led.endswith(name[-3:]) and not name.endswith(led[-3:]):
                place = paragraph.at(*match.span("county"))
                yield Hint(place, f"这里说“{led}”，标题里是“{name}”")


def _foreign_posts(statement: Statement, people: Sequence[Entry]) -> Iterator[Hint]:
    """Posts the writer claims that the office's list doesn't give him; his name is in the title."""
    title = title_of(statement)
    writer = next((entry for entry in people if entry.words[0] in title), None)
    if writer is None or len(writer.words) == 1:
        return
    for paragraph in statement.text.paragraphs:
        for match in _POST.finditer(paragraph.plain.text):
            if not any(_is_post(match["post"], post) for post in writer.words[1:]):
                posts = "、".join(writer.words[1:])
                message = f"这里自称“{match['post']}”，名单里{writer.words[0]}的职务是“{posts}”"
                yield Hint(paragraph.at(*match.span("post")), message)


def _is_post(claimed: str, listed: str) -> bool:
    return listed.endswith(claimed) and not listed.endswith(f"副{claimed}")


RULE = Rule(
    code="DZ602",
    name="residue-of-another-author",
    level=Level.ADVICE,
    basis=Basis("对照检查材料审核的通行要求（自己动手写）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
