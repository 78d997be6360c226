"""A meeting prepared before screens: from the notice to the problems that answer every point."""

import re
from dataclasses import dataclass

from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Person
from screen import Screen
from seven import Seven

ABOUT_TEAM = "取水许可窗口午间没人值班，群众要跑两趟。"
ABOUT_MEMBER = (
    "分管科室报上去的请示，有的压了半个月没有回音。",
    "对灌区站的同志关心少，一年没有坐下来谈过。",
    "汛前检查到了现场只看台账，没有上坝。",
    "会上答应的水费公示，到年底还没有贴出来。",
    "讨论项目时听不进不同意见。",
)
TALKED_OF = {
    "周明远": "文件批得细，到一线去得少。",
    "沈若兰": "对分管科室的难事拍板慢，怕担责任。",
    "马驰": "技术方案改得多，定得晚，县里等着开工。",
}


@dataclass(frozen=True)
class Found:
    """A problem as its owner writes it."""

    title: str
    manifestation: str
    instance: str
    cause: str
    measure: str


FOUND = {
    "周明远": Found(
        "调查研究不够深入",
        "到县区听汇报多，看现场少。",
        "全年到灌区站两次，都没有到渠首。",
        "坐机关久了，习惯看材料。",
        "每季度到一个灌区站住两天。",
    ),
    "沈若兰": Found(
        "对分管领域的难事办得慢、听得少",
        "请示批得慢，听不进不同意见，对基层同志关心不够。",
        "去年灌区站报来的维修请示，压了十六天才批。",
        "怕担责任，总想等别的同志先表态。",
        "分管科室的请示三个工作日内答复，答复不了的当面说清。",
    ),
    "马驰": Found(
        "服务基层不够及时",
        "技术方案反复修改，定稿晚。",
        "青石镇渠系改造方案改了五稿，开工晚了四十天。",
        "求稳怕错，不愿意先定下来。",
        "方案两稿定稿，改第三稿的当面同县里说明。",
    ),
    "班子": Found(
        "便民服务不够周到",
        "窗口午间没有人，群众要跑两趟。",
        "五月有四位群众中午到取水许可窗口没有办成。",
        "只想着机关作息，没有站在群众一边想。",
        "取水许可窗口三月起午间轮流值班。",
    ),
}


def open_the_meeting(secretary: Screen) -> Meeting:
    secretary.open("/meetings/open/")
    secretary.choose("类型", "年度民主生活会")
    secretary.fill(年度="2025", 名称="2025年度民主生活会", 通知文号="清组通〔2025〕31号")
    secretary.fill(召开时间自="2026-01-20", 召开时间至="2026-02-28")
    secretary.choose("框架", "2025年度民主生活会")
    secretary.press("立项")
    meeting = Meeting.objects.get()
    secretary.says("方案的日期是推出来的")
    secretary.press("保存方案")
    secretary.follow("开始会前准备")
    secretary.press("开始会前准备")
    secretary.says("会前准备")
    return meeting


def study(all_of: Seven, meeting: Meeting) -> None:
    secretary = all_of.secretary
    secretary.open(f"/meetings/{meeting.pk}/study/")
    secretary.follow("加学习内容")
    secretary.fill(学习内容="中央八项规定及其实施细则", 学完期限="2026-01-16")
    secretary.press("加入")
    for one in all_of.team:
        one.open("/")
        one.follow("中央八项规定及其实施细则")
        one.fill(体会="调研轻车简从，先从自己下基层做起。")
        one.press("记下已学")
    secretary.open(f"/meetings/{meeting.pk}/study/")
    secretary.says("3 / 3")


def print_slips(secretary: Screen, meeting: Meeting, *, number: int) -> list[str]:
    secretary.open(f"/meetings/{meeting.pk}/opinions/")
    secretary.follow("开一轮")
    secretary.fill(名称="面向机关干部的书面征求意见", 截止日期="2026-01-16")
    secretary.press("拟定")
    secretary.open(f"/meetings/{meeting.pk}/opinions/")
    secretary.page.locator("table").get_by_role("link", name="开始").click()
    secretary.fill(印几张=str(number))
    secretary.press("生成并打印意见码")
    secretary.sound()
    codes = secretary.page.locator("p.code").all_inner_texts()
    assert len(set(codes)) == number
    secretary.follow("打印好了")
    secretary.says("正在征求")
    secretary.sound()
    return codes


def find_the_form(somebody: Screen, code: str) -> None:
    """Who only looks uses no code up."""
    somebody.open("/yj/")
    somebody.sound()
    somebody.open(f"/yj/{code.replace('-', '')}/")
    somebody.says("给", "提意见", "没有意见的空着")
    somebody.sound()


def give_opinion(somebody: Screen, code: str, person: Person, words: str, of_team: str) -> None:
    somebody.open("/yj/")
    somebody.fill(意见码=code)
    somebody.press("下一步")
    somebody.says("谁能看到", "不够就谁也看不到")
    somebody.page.locator("form textarea").first.fill(of_team)
    somebody.page.locator("summary", has_text=person.name).click()
    somebody.page.get_by_label(f"{person.name}（{person.post}）").fill(words)
    somebody.press("提交")
    somebody.says("已提交", "没有编号和回执")
    assert somebody.page.context.cookies() == []


def hand_on(secretary: Screen, meeting: Meeting) -> None:
    secretary.open(f"/meetings/{meeting.pk}/opinions/")
    secretary.follow("查看")
    secretary.press("截止")
    secretary.press("开封")
    secretary.says(ABOUT_TEAM)
    secretary.press("全部原话反馈")
    secretary.says("已原汁原味反馈给本人和班子")


def receive(all_of: Seven, meeting: Meeting) -> None:
    address = f"/meetings/{meeting.pk}/opinions/received/"
    all_of.member.open(address)
    all_of.member.says(*ABOUT_MEMBER)
    all_of.member.press("关于我的，收到了")
    all_of.leader.open(address)
    all_of.leader.says(ABOUT_TEAM)
    all_of.leader.press("代表班子签收")


def talk(all_of: Seven, meeting: Meeting) -> None:
    """The leader with both, and the two with one another; each is criticised once."""
    all_of.secretary.open(f"/meetings/{meeting.pk}/talks/")
    all_of.secretary.press("生成")
    _record(all_of.leader, meeting, "沈若兰")
    _record(all_of.leader, meeting, "马驰")
    _record(all_of.member, meeting, "马驰", about="沈若兰")
    for one, with_whom in (
        (all_of.member, "周明远"),
        (all_of.deputy, "周明远"),
        (all_of.deputy, "沈若兰"),
    ):
        one.open("/")
        one.follow(f"确认谈话记录：{with_whom}")
        one.says("对方写了这份记录")
        one.press("确认这份记录")
        one.says("已确认，双方的问题已列为各自的意见点")


def _record(one: Screen, meeting: Meeting, other: str, about: str = "") -> None:
    one.open(f"/meetings/{meeting.pk}/talks/")
    row = one.page.locator("tr", has_text=other).filter(has_text="写记录")
    row.get_by_role("link", name="写记录").first.click()
    one.fill(谈话日期="2026-01-12", 地点="局机关谈心室")
    about = about or other
    one.page.get_by_label(re.compile(f"{about}的问题")).fill(TALKED_OF[about])
    one.press("保存记录")


def answer_everything(one: Screen, board: str, whose: str, points: int) -> None:
    """Every point is answered by one problem, and the list let out of the owner's hands."""
    found = FOUND[whose]
    one.open(board)
    if points:
        one.says(f"待回应 {points} 条")
        one.press("交出清单")
        one.says("待回应")
    one.follow("写一个问题")
    one.fill(
        问题=found.title,
        表现=found.manifestation,
        事例=found.instance,
        原因=found.cause,
        措施=found.measure,
    )
    one.press("保存")
    one.says("已加入问题清单")
    for _ in range(points):
        one.open(board)
        one.page.locator("article.point select").first.select_option(label=found.title)
        one.press("列入")
    one.open(board)
    if points:
        one.says("意见点都有了回应")
    one.press("交出清单")
    one.says("已交出")


def look_on(all_of: Seven, meeting: Meeting) -> None:
    """Who only looks on finds what he may, and nothing of what he may not."""
    all_of.cadre.open(f"/meetings/{meeting.pk}/opinions/")
    all_of.cadre.follow("看后来怎样了")
    all_of.cadre.says(ABOUT_TEAM)
    assert ABOUT_MEMBER[0] not in all_of.cadre.page.inner_text("main")
    all_of.supervisor.open(f"/meetings/{meeting.pk}/talks/")
    all_of.supervisor.says("双方确认")
    all_of.supervisor.open(f"/meetings/{meeting.pk}/problems/")
    all_of.supervisor.follow("沈若兰")
    all_of.supervisor.says(FOUND["沈若兰"].title)
    all_of.superior.open(f"/meetings/{meeting.pk}/study/")
    all_of.superior.says("3 / 3")
    assert "沈若兰" not in all_of.superior.page.inner_text("main")
