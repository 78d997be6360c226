"""Recognises what only shares the vocabulary of a statement: news, rules, guides, comments, talks."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from duizhao.core.trail.model import Part
from duizhao.core.trail.voice import weight
from duizhao.core.trail.words import theme_labels
from duizhao.core.zh.led import led_by

_STATEMENT_TITLE = re.compile(
    "对照检查|检视剖析|党性分析|自我剖析|个人剖析|剖析材料|自我检查|自查(?:材料|发言)|检查材料|发言提纲|对照检视|自我批评|检视材料|个人发言|查摆|剖析发言"
    "|(?:民主生活会|组织生活会|mzshh).{0,8}(?:发言|材料)"
)
_NEVER_TITLE = re.compile(
    "如何|怎样|怎么|写作|撰写|技巧|注意事项|主持词|点评|致辞|通知$|实施方案|工作方案|会议记录|会议纪要|召开|举行|流程|问答|解读|心得|"
    "(?:(?<!检查)(?<!剖析)(?<!检视)情况|研判|(?<!党性)分析|调研|工作|评估|考察)的?(?:报告|综述|汇报)|报道|述评|(?:评价|评估|督导)意见|书面检查|小结|培训班|辅导|反馈意见(?!.{0,6}整改)|汇总|检讨|思想汇报|党课|讲稿|申请书|谈话记录|述职|述廉|鉴定|在.{4,30}上的.{0,6}讲话|制度$|规定$|办法$|"
    "(?:材料|检查|剖析|生活会|批评)(?:要|须|应|莫|勿|不能|不可|切忌|贵在|重在|岂能)|谨防|为何|为什么|不妨|之我见|浅谈|漫谈|指南|评论】|互评|相互批评|批评(?:他人|意见)|他人的|表态|？$",
    re.MULTILINE,
)
_OTHER_TITLE = re.compile(
    "通知|规定|办法|条例|细则|讲话|体会|感悟|浅谈|浅析|思考|开好|开展|参加|指导|纪实|评论|观察|工作总结|工作报告|述职|计划|要点|范围|综述|"
    "学习笔记|研讨|制度|症结|意义|启示|素材|须知"
)
_NEWS = led_by(
    "\\d主会供出到大日班记近通",
    "(?:会议|会上|大家)(?:强调|指出|要求|认为|听取|通报)|出席(?:会议|并)|主持(?:会议|召开)|到会指导|近日|日前|记者|通讯员|供稿|\\d+月\\d+日(?:上午|下午)?，.{0,40}(?:召开|举行)|班子成员(?:逐一|依次|分别)",
)
_ARTICLES = re.compile("第[一二三四五六七八九十百]+条")
_GUIDE = led_by(
    "写怎撰材模要",
    "(?:撰写|写作|材料)(?:时|中)?(?:应|要|需|必须|应当)|要(?:写|讲)(?:清|透|实|明)|怎么写|写作|模板",
)
_SINGLE = led_by(
    "我本自", "本人|自己|(?<!自)我(?![们国党市县局院校省区镇乡司军部委所街村处站行厂社州旗中])"
)
_PLURAL = re.compile("班子|我们|党组|党委|党支部|支部委员会|成员")
_SPEAKER = led_by(
    "代我提点现讲谈",
    "代表.{0,8}督导组|(?:谈|讲|提)(?:几|三|两|四)点(?:意见|要求|希望|建议)|(?:点评|讲评)如下|(?:我|现在?)[^。]{0,12}报告(?:[^，。]{0,6}年)?工作[。，]",
)
_COMMENT = re.compile(
    "研究表明|分析显示|不妨|笔者|优化建议|各级党组织|广大党员干部|有的(?:领导|党员)?干部|某[市县区镇乡局]|部分(?:领导|党员)干部|一些(?:地方|单位|党员)"
)
_ORDERS = led_by(
    "党单召干开成支班部领",
    "(?:干部|成员|班子|支部|单位|领导|党员|党组织|部门)(?:都|也|均)?(?:要|应当?|必须|须)|(?:召开|开好)[^，。]{0,16}生活会",
)
_AUTHOR = re.compile("本文(?![档件由来章转])|笔者|文友")
_OTHERS = led_by(
    "一与个党全各大少广有每部",
    "有些|有的|一些|部分|少数|个别|广大|各级|与会|(?:每|各)(?:个|位|名)?(?:党员|支部|同志|单位)|全体党员|大家|党员(?:们|干部)",
)
_EXAMINES = re.compile(
    "作(?:如下|以下)[^，。]{0,6}检查|对照检查|检视|剖析|查摆|民主生活会|组织生活会|自我批评|mzshh|对照.{0,20}(?:查找|自查)"
)
_HEAD = 500
_NEWS_EVERY, _NEWS_LENGTH = 400, 800
_FEW_SINGLES, _SOME_SINGLES = 3, 5
_SEVERAL, _NEARLY_ALL = 3, 4
_STATED = frozenset(
    {
        Part.FOLLOW_UP,
        Part.PERSONAL_MATTERS,
        Part.PROBLEMS,
        Part.CASE,
        Part.CAUSES,
        Part.MEASURES,
    }
)
_LEAST_SHORTCOMINGS, _FEW_SHORTCOMINGS = 0.35, 0.8
_LEAST_THEMES = 4


@dataclass(frozen=True)
class Evidence:
    """What the kind of a text is judged by: title lines and body in plain form, the parts found."""

    title: str
    body: str
    parts: frozenset[Part]

    @cached_property
    def head(self) -> str:
        """Where a text says what it is."""
        return self.body[:_HEAD]

    @cached_property
    def singles(self) -> int:
        """How often the text speaks of the writer."""
        return len(_SINGLE.findall(self.body))

    @cached_property
    def plurals(self) -> int:
        """How often the text speaks of a team."""
        return len(_PLURAL.findall(self.body))

    @property
    def own(self) -> int:
        """How often the text speaks of those who examine themselves."""
        return self.singles + self.plurals

    @cached_property
    def others(self) -> int:
        """How often the text speaks of people other than the writer and the team."""
        return len(_OTHERS.findall(self.body))

    @cached_property
    def themes(self) -> int:
        """How many of the genre's themes the text touches."""
        return len(theme_labels(self.body))

    @property
    def titled(self) -> bool:
        """Whether the title is that of a statement."""
        return bool(_STATEMENT_TITLE.search(self.title.replace("\n", "")))


def near_miss(evidence: Evidence) -> str | None:
    """Why a text is no statement though it shares the vocabulary; None when it is one."""
    table = _DESPITE_TITLE if evidence.titled else _WITHOUT_TITLE
    if _NEVER_TITLE.search(evidence.title):
        return _TITLE_REASON
    return next((reason for holds, reason in table if holds(evidence)), None)


def _is_news(body: str) -> bool:
    return len(_NEWS.findall(body)) * _NEWS_EVERY >= max(len(body), _NEWS_LENGTH)


def _is_guide(evidence: Evidence) -> bool:
    return len(_GUIDE.findall(evidence.body)) >= _SEVERAL


def _gives_orders(evidence: Evidence) -> bool:
    """Whether the text says how others are to hold their meeting and what they are to examine."""
    if evidence.parts >= {Part.PROBLEMS, Part.CAUSES, Part.MEASURES}:
        return False
    many = len(_ORDERS.findall(evidence.body)) >= _SEVERAL
    return many and weight(Part.PROBLEMS, evidence.body) < _FEW_SHORTCOMINGS


def _is_authors(evidence: Evidence) -> bool:
    return bool(_AUTHOR.search(evidence.body))


def _is_comment(evidence: Evidence) -> bool:
    return len(_COMMENT.findall(evidence.body)) >= _SEVERAL and evidence.singles < _FEW_SINGLES


def _is_about_others(evidence: Evidence) -> bool:
    return evidence.others >= _SEVERAL and evidence.others > evidence.own


def _examines_nothing(evidence: Evidence) -> bool:
    """No problems, unless the text begins in the middle: causes and measures of the genre."""
    if evidence.parts >= {Part.CAUSES, Part.MEASURES} and evidence.themes >= _LEAST_THEMES - 1:
        return False
    if Part.PROBLEMS not in evidence.parts:
        return True
    outspoken = evidence.singles >= _SOME_SINGLES and _EXAMINES.search(evidence.body)
    return weight(Part.PROBLEMS, evidence.body) < _LEAST_SHORTCOMINGS and not outspoken


def _is_half(evidence: Evidence) -> bool:
    whole = evidence.parts >= {Part.CAUSES, Part.MEASURES}
    return not whole and not _EXAMINES.search(evidence.body)


def _speaks_of_nobody(evidence: Evidence) -> bool:
    ends = evidence.head + evidence.body[-_HEAD:]
    examines = _EXAMINES.search(evidence.body)
    speaks = evidence.singles >= _FEW_SINGLES or (
        (examines or evidence.plurals >= _SEVERAL)
        and re.search("班子|党支部|党组|党委|批评指正", ends)
    )
    whole = len(evidence.parts & _STATED) >= (_SEVERAL if examines else _NEARLY_ALL)
    return not (speaks or whole) and evidence.themes < _LEAST_THEMES


_Table = tuple[tuple[Callable[[Evidence], bool], str], ...]
_TITLE_REASON = "标题是通知、讲话、报道、制度一类的写法"
_DESPITE_TITLE: _Table = (
    (
        lambda e: _is_news(e.head) and not _SINGLE.search(e.head),
        "标题像对照检查材料，正文是会议报道的写法",
    ),
    (
        lambda e: _is_guide(e) and e.singles < _SOME_SINGLES,
        "标题像对照检查材料，正文讲的是材料怎么写",
    ),
    (_is_authors, "标题像对照检查材料，正文是作者谈这类材料"),
    (
        lambda e: not (_SINGLE.search(e.head) or _PLURAL.search(e.head)) and _is_about_others(e),
        "标题像对照检查材料，正文说的都是别人",
    ),
)
_WITHOUT_TITLE: _Table = (
    (lambda e: bool(_OTHER_TITLE.search(e.title)), _TITLE_REASON),
    (lambda e: len(_ARTICLES.findall(e.body)) >= _SEVERAL, "正文是逐条的制度条文"),
    (lambda e: _is_news(e.body), "正文是会议报道的写法"),
    (_is_guide, "正文讲的是材料怎么写"),
    (lambda e: bool(_SPEAKER.search(e.body)), "正文是督导或主持讲话的口气"),
    (_gives_orders, "正文是布置工作的口气"),
    (_is_authors, "正文是作者写文章的口气"),
    (_is_comment, "正文是评论文章的口气"),
    (_is_about_others, "正文说的都是别人，没有检查自己"),
    (_examines_nothing, "没有检查自己问题的部分"),
    (_is_half, "有问题，没有写明是对照检查，原因和措施也不全"),
    (_speaks_of_nobody, "通篇没有以本人或班子的口气检查"),
)
