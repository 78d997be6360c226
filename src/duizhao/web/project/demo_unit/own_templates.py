"""The invented bureau's own template for the notice of a meeting, as its office would make one in Word."""

from duizhao.core.access.actor import Actor
from duizhao.core.layout.paper import Body, Centred, Heading, Level, Paper
from duizhao.core.layout.to_docx import to_docx
from duizhao.core.papers.offered import fields_of
from duizhao.core.papers.registry import kind_of
from duizhao.core.papers.templates.check import examine
from duizhao.web.kit.uploads import File
from duizhao.web.papers.services.templates import Looked, upload_template
from duizhao.web.project.demo_unit.people import Bureau
from duizhao.web.project.demo_unit.plan import moment

_NAME = "会议通知（水务局）.docx"
_NOTICE = Paper(
    title=("{班子}", "关于召开{会议名称}的通知"),
    blocks=(
        Body("各位党组成员，机关各部门：", indent=False),
        Body("按照{通知文号}要求，定于{召开日期}在{会议地点}召开{会议名称}，请准时参加。"),
        Heading("一、会议主题", Level.FIRST),
        Body("{会议主题}。"),
        Heading("二、参加人员", Level.FIRST),
        Body("{参加人员}。会议由{主持人}主持。"),
        Heading("三、会前准备", Level.FIRST),
        Body("{逐项：会前准备}"),
        Body(
            "{会前准备：序号}.{会前准备：事项}，{会前准备：期限}前完成，负责人：{会前准备：负责人}。"
        ),
        Body("{逐项完}"),
        Centred("{班子}办公室　{出文日期}"),
    ),
)


def make_own_templates(bureau: Bureau, *, office: Actor) -> None:
    """The notice of the meeting goes by the bureau's own template."""
    kind, data = kind_of("notice"), to_docx(_NOTICE)
    fields = examine(_NAME, data, fields_of(kind)).fields
    looked = Looked(File(_NAME, data), fields)
    upload_template(bureau.unit, kind, looked, seen=0, by=office, at=moment(-20))
