"""Tells what a text is: a person's, a team's or a branch statement, a report on 整改, or something else."""

import re
from collections.abc import Sequence

from duizhao.core.outline.model import Outline, Span
from duizhao.core.trail.model import Guess, Kind, Part, Stretch
from duizhao.core.trail.voice import weight
from duizhao.core.trail.words import theme_labels

_REPORT_TITLE = re.compile(
    "整改(?:落实|工作|任务|措施|方案|进展|完成)*(?:情况|进展|工作)*(?:的)?(?:报告|汇报|通报|总结|方案|台账|清单|公告|情况$)"
)
_STATEMENT_TITLE = re.compile(
    "对照检查|检视剖析|党性分析|自我剖析|个人剖析|剖析材料|自我检查|自查(?:材料|发言)|检查材料|发言提纲|对照检视|自我批评|检视材料|个人发言|查摆|剖析发言"
    "|(?:民主生活会|组织生活会|mzshh).{0,8}(?:发言|材料)"
)
_NEVER_TITLE = re.compile(
    "如何|怎样|怎么|写作|撰写|技巧|注意事项|主持词|点评|致辞|通知$|实施方案|工作方案|会议记录|会议纪要|召开|举行|流程|问答|解读|心得|"
    "(?:情况|研判|分析|调研|工作|评估|考察)的?(?:报告|综述|汇报)|报道|述评|在.{4,30}上的.{0,6}讲话|制度$|规定$|办法$|"
    "(?:材料|检查|剖析|生活会|批评)(?:要|须|应|莫|勿|不能|不可|切忌|贵在|重在|岂能)|谨防|为何|不妨|之我见"
)
_OTHER_TITLE = re.compile(
    "通知|规定|办法|条例|细则|讲话|体会|感悟|浅谈|浅析|思考|开好|开展|参加|指导|纪实|评论|观察|工作总结|工作报告|述职|计划|要点|范围|综述|"
    "学习笔记|研讨|制度"
)
_NEWS = re.compile(
    "(?:会议|会上|大家)(?:强调|指出|要求|认为|听取|通报)|出席(?:会议|并)|主持(?:会议|召开)|到会指导|近日|日前|记者|通讯员|供稿|\\d+月\\d+日(?:上午|下午)?，.{0,40}(?:召开|举行)|班子成员(?:逐一|依次|分别)"
)
_ARTICLES = re.compile("第[一二三四五六七八九十百]+条")
_GUIDE = re.compile(
    "(?:撰写|写作|材料)(?:时|中)?(?:应|要|需|必须|应当)|要(?:写|讲)(?:清|透|实|明)|写作|模板|范文"
)
_SINGLE = re.compile("本人|自己|我(?![们国党市县局院校省区镇乡司军部委所街村处站行厂社州旗中])")
_PLURAL = re.compile("班子|我们|党组|党委|党支部|支部委员会|成员")
_SPEAKER = re.compile(
    "代表.{0,8}督导组|(?:谈|讲|提)(?:几|三|两|四)点(?:意见|要求|希望|建议)|点评如下"
)
_COMMENT = re.compile(
    "研究表明|分析显示|不妨|笔者|优化建议|各级党组织|广大党员干部|有的(?:领导|党员)?干部|某[市县区镇乡局]|部分(?:领导|党员)干部|一些(?:地方|单位|党员)"
)
_EXAMINES = re.compile(
    "对照检查|检视|剖析|查摆|民主生活会|组织生活会|自我批评|mzshh|对照.{0,20}(?:查找|自查)"
)
_BRANCH = re.compile("组织生活会|民主评议党员")
_HEAD = 500


def kind_of(outline: Outline, stretches: Sequence[Stretch]) -> Guess[Kind]:
    """The kind of a text with the reason; `other` is a confident answer, not a fallback."""
    text = outline.text
    title = text.plain(outline.title) if outline.title else ""
    body = text.plain(Span(0, len(text.content)))
    if _REPORT_TITLE.search(title):
        return Guess(Kind.RECTIFICATION, "标题写明是整改情况或整改方案一类的材料")
    if _NEVER_TITLE.search(title):
        return Guess(Kind.OTHER, "标题是通知、讲话、报道、制度一类的写法")
    if _STATEMENT_TITLE.search(title):
        if _looks_like_news(body[:_HEAD]) and not _SINGLE.search(body[:_HEAD]):
            return Guess(Kind.OTHER, "标题像对照检查材料，正文是会议报道的写法")
        if len(_GUIDE.findall(body)) >= 3 and len(_SINGLE.findall(body)) < 5:
            return Guess(Kind.OTHER, "标题像对照检查材料，正文讲的是材料怎么写")
        return _whose(title, body, "标题写明是对照检查一类的材料")
    if _OTHER_TITLE.search(title):
        return Guess(Kind.OTHER, "标题是通知、讲话、报道、制度一类的写法")
    return _from_body(title, body, {stretch.part for stretch in stretches})


def _from_body(title: str, body: str, parts: set[Part]) -> Guess[Kind]:
    if len(_ARTICLES.findall(body)) >= 3:
        return Guess(Kind.OTHER, "正文是逐条的制度条文")
    if _looks_like_news(body):
        return Guess(Kind.OTHER, "正文是会议报道的写法")
    if len(_GUIDE.findall(body)) >= 3:
        return Guess(Kind.OTHER, "正文讲的是材料怎么写")
    if _SPEAKER.search(body):
        return Guess(Kind.OTHER, "正文是督导或主持讲话的口气")
    singles = len(_SINGLE.findall(body))
    if len(_COMMENT.findall(body)) >= 3 and singles < 3:
        return Guess(Kind.OTHER, "正文是评论文章的口气")
    themes = len(theme_labels(body))
    middle = parts >= {Part.CAUSES, Part.MEASURES} and themes >= _LEAST_THEMES - 1
    plain_spoken = singles >= 5 and _EXAMINES.search(body)
    few = weight(Part.PROBLEMS, body) < _LEAST_SHORTCOMINGS and not plain_spoken
    if not middle and (Part.PROBLEMS not in parts or few):
        return Guess(Kind.OTHER, "没有检查自己问题的部分")
    if not (parts >= {Part.CAUSES, Part.MEASURES} or _EXAMINES.search(body)):
        return Guess(Kind.OTHER, "有问题，没有写明是对照检查，原因和措施也不全")
    speaks = singles >= 3 or re.search(
        "班子|党支部|党组|党委|批评指正", body[:_HEAD] + body[-_HEAD:]
    )
    if not speaks and themes < _LEAST_THEMES:
        return Guess(Kind.OTHER, "通篇没有以本人或班子的口气检查")
    return _whose(title, body, "正文有存在的问题、原因或措施")


def _looks_like_news(body: str) -> bool:
    return len(_NEWS.findall(body)) * 400 >= max(len(body), 800)


def _whose(title: str, body: str, reason: str) -> Guess[Kind]:
    """Whose statement it is: by the title, else by who speaks."""
    own = re.search(
        "个人|本人|书记(?!处)|局长|主任|校长|院长|处长|科长|党员(?!领导)|同志|委员(?!会)", title
    )
    team = re.search(
        "班子|党组(?!书记|成员|副)|党委(?!书记|委员[^会]|副)|支部(?!书记|委员(?!会)|副)|支委会",
        title,
    )
    singles, plurals = len(_SINGLE.findall(body)), len(_PLURAL.findall(body))
    if team and not own:
        return Guess(Kind.TEAM, f"{reason}，标题写的是班子")
    if not own and plurals > 2 * singles and plurals * 250 > len(body):
        return Guess(Kind.TEAM, f"{reason}，通篇说的是班子")
    if (
        not own
        and _BRANCH.search(body[:_HEAD])
        and re.search("支委会|支部委员会|支部班子", body[:_HEAD])
    ):
        return Guess(Kind.TEAM, f"{reason}，说的是支部委员会")
    whose = "标题写的是个人" if own else "通篇说的是本人"
    if _BRANCH.search(title) or (
        not re.search("民主生活会|mzshh", title + body[:_HEAD]) and _BRANCH.search(body[:_HEAD])
    ):
        return Guess(Kind.BRANCH_PERSONAL, f"{reason}，{whose}，写明是组织生活会")
    return Guess(Kind.PERSONAL, f"{reason}，{whose}")


_LEAST_SHORTCOMINGS = 0.35
_LEAST_THEMES = 4
