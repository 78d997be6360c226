"""The texts of a meeting before screens: written or uploaded, reviewed in two rounds, final, screened together."""

from pathlib import Path

from playwright.sync_api import FilePayload

from duizhao.web.meetings.models import Meeting
from make import STATEMENT_WORDS
from make_docx import docx, paragraph, run, text
from project import SOURCE
from screen import Screen
from seven import Seven

TEAM_TEXT = SOURCE / "examples" / "2025-team.txt"
VAGUE = "担当精神有所减弱。灌区产权确权碰到老账就绕开走，两次专题会没有拿出办法。"
PLAIN = "担当精神有所减弱。灌区产权确权碰到青石镇的老账就绕开走，6月、9月两次专题会没有拿出办法。"
ASKED = "写清是哪个镇、哪几次会。"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(member: Screen, meeting: Meeting) -> None:
    """The browser keeps what was typed by itself; a version and the review are the author's own acts."""
    member.open(f"/meetings/{meeting.pk}/statements/mine/")
    member.page.fill("#id_words", STATEMENT_WORDS)
    member.page.locator("[data-status]", has_text="已自动保存").wait_for()
    member.sound()
    member.press("存为新版本")
    member.press("提交审核")
    member.says("个人有关事项、谈话函询还没有说明")
    _say_there_is_nothing(member, meeting)
    member.press("提交审核")
    member.says("已提交，现在由会务审核")


def upload(one: Screen, meeting: Meeting, file: FilePayload | Path, whose: str = "mine") -> None:
    """A text that was written elsewhere becomes a version, and is handed in."""
    one.open(f"/meetings/{meeting.pk}/statements/{whose}/")
    if whose == "team":
        one.follow("开始写")
    one.follow("上传文件")
    one.sound()
    one.page.set_input_files("[name=file]", file)
    one.press("上传")
    one.says("第1版")
    if whose == "mine":
        _say_there_is_nothing(one, meeting)
        one.press("提交审核")
        one.says("已提交，现在由会务审核")


def as_word(name: str) -> FilePayload:
    """A statement as the member's own Word file."""
    lines = (
        paragraph(run(text(line))) for line in STATEMENT_WORDS.replace("老账", "旧账").splitlines()
    )
    return FilePayload(name=f"{name}.docx", mimeType=_WORD, buffer=docx(*lines))


def as_plain_text(name: str) -> FilePayload:
    """A statement as a text file."""
    words = STATEMENT_WORDS.replace("灌区产权确权", "渠系改造方案").encode("gb18030")
    return FilePayload(name=f"{name}.txt", mimeType="text/plain", buffer=words)


def _say_there_is_nothing(one: Screen, meeting: Meeting) -> None:
    one.open(f"/meetings/{meeting.pk}/statements/mine/")
    one.follow("去写")
    one.fill(个人有关事项="没有需要说明的。", 谈话函询="没有。")
    one.sound()
    one.press("保存")
    one.open(f"/meetings/{meeting.pk}/statements/mine/")


def write_the_teams(all_of: Seven, meeting: Meeting) -> None:
    """The office brings the team's text in, the leader hands it to the supervisors."""
    upload(all_of.secretary, meeting, TEAM_TEXT, "team")
    all_of.leader.open(f"/meetings/{meeting.pk}/statements/team/")
    all_of.leader.follow("接着写")
    all_of.leader.press("提交审核")
    all_of.leader.says("已提交，现在由督导组或上级审核")


def return_with_a_comment(secretary: Screen) -> None:
    _review(secretary, "沈若兰")
    secretary.page.fill("[data-comment] [name=words]", VAGUE)
    secretary.page.fill("[data-comment] [name=text]", ASKED)
    secretary.press("加上批注")
    secretary.says("批注已加上", ASKED)
    secretary.press("通过")
    secretary.says("还有 1 条批注没有回应")
    secretary.fill(理由="有一处还不具体。")
    secretary.press("退回")
    secretary.says("退回修改")
    secretary.sound()


def answer_the_comment(member: Screen) -> None:
    member.open("/")
    member.follow("您的对照检查材料退回修改")
    member.says(ASKED, "有一处还不具体。")
    member.follow("接着写")
    member.page.fill("#id_words", STATEMENT_WORDS.replace(VAGUE, PLAIN))
    member.press("存为新版本")
    member.open("/")
    member.follow("您的对照检查材料退回修改")
    member.says("原文已改")
    member.page.get_by_label("改了什么，或者为什么不改").fill("写明了镇和两次会的月份。")
    member.press("已改")
    member.sound()
    member.follow("接着写")
    member.press("提交审核")
    member.says("已提交，现在由会务审核")


def pass_everything(all_of: Seven) -> None:
    """Secretary, leader, supervisors; the leader's own text skips his step, the team's has only the last."""
    for name in ("沈若兰", "周明远", "马驰"):
        _pass(all_of.secretary, name)
    for name in ("沈若兰", "马驰"):
        _pass(all_of.leader, name)
    for name in ("沈若兰", "周明远", "马驰", "党组"):
        _pass(all_of.supervisor, name)
    for _ in range(4):
        all_of.secretary.open("/")
        all_of.secretary.follow("等待定稿")
        all_of.secretary.press("定稿")
        all_of.secretary.says("已定稿")


def _pass(reviewer: Screen, name: str) -> None:
    _review(reviewer, name)
    reviewer.press("通过")


def _review(reviewer: Screen, name: str) -> None:
    reviewer.open("/")
    reviewer.page.get_by_role("link", name=f"审核{name}").or_(
        reviewer.page.locator("main a", has_text="审核").filter(has_text=name)
    ).first.click()
    reviewer.look()
    reviewer.says("写批注")


def look_at_the_review(all_of: Seven, meeting: Meeting) -> None:
    """What became of the comments, for those who may know; the superior reads what came before him."""
    all_of.supervisor.open(f"/meetings/{meeting.pk}/statements/")
    all_of.supervisor.follow("沈若兰")
    all_of.supervisor.says("第2轮", PLAIN)
    all_of.supervisor.sound()
    all_of.supervisor.follow("意见采纳情况表")
    all_of.supervisor.says(ASKED, "写明了镇和两次会的月份。")
    all_of.supervisor.sound()
    all_of.superior.open(f"/meetings/{meeting.pk}/statements/")
    all_of.superior.sound()


def screen_all(secretary: Screen, meeting: Meeting) -> None:
    """All rules over all texts; the page goes on by itself until every text is examined."""
    secretary.open(f"/meetings/{meeting.pk}/screening/")
    secretary.press("开始筛查")
    secretary.page.wait_for_selector("h2 >> text=材料之间", timeout=60_000)
    secretary.says("句话在几份材料里一字不差或者大致相同")
    secretary.sound()
    secretary.follow("并排看")
    secretary.says("坐机关久了，习惯听汇报、看材料")
    secretary.sound()
