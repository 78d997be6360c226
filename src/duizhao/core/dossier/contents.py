"""What every package begins with: the list of its papers (卷内目录) for people, and a word on how to check it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.resources import files

from duizhao.core.dossier.build import Offered
from duizhao.core.dossier.container import Held
from duizhao.core.dossier.manifest import Head
from duizhao.core.dossier.paths import free
from duizhao.core.dossier.reach import REACH_LABELS, Reach
from duizhao.core.layout.paper import Block, Body, Heading, Level, Paper, Table, TableColumn
from duizhao.core.layout.to_docx import to_docx

INDEX, READ_ME, SCHEMA = "卷内目录.docx", "说明.txt", "数据格式.schema.json"
_COLUMNS = (
    TableColumn("序号", 1, centred=True),
    TableColumn("名称", 6),
    TableColumn("日期", 2.2, centred=True),
    TableColumn("位置", 5),
)
_READ_ME = """\
这是“{unit}”“{meeting}”的卷宗，范围：{reach}。

看什么
　　先看“卷内目录.docx”。清单.json 里是每个文件的校验值（SHA-256、SM3），一件接一件连成链。

怎样核验
　　在任何一台装有对照（duizhao）的机器上运行：
　　    duizhao dossier verify 卷宗.zip
　　不用服务器，不用联网。改动、缺少、多出、改名的文件都会指出来。
　　不要解压以后重新打包：重新打包的卷宗核验不过。

能证明什么，不能证明什么
　　核验通过，说明卷宗从做成到现在一个字节也没有变。卷宗是谁做的，要靠签名的公钥，
　　或者另外得到的校验值（登记在做卷宗的单位）来证明。材料写得对不对，核验不管。
"""


def with_contents(head: Head, papers: Iterable[Offered]) -> list[Offered]:
    """The files of a package: no two of like names, before them what every package begins with."""
    listed = list(papers)
    paths = apart(one.path for one in listed)
    inside = [replace(one, path=path) for one, path in zip(listed, paths, strict=True)]
    return [
        _own(INDEX, "卷内目录", to_docx(index_paper(head, inside))),
        _own(READ_ME, "说明", _read_me(head).encode("utf-8-sig")),
        _own(SCHEMA, "数据的格式", schema()),
        *inside,
    ]


def schema() -> bytes:
    """The JSON Schema of the list and of the data in a package."""
    return files("duizhao.core.dossier").joinpath("dossier.schema.json").read_bytes()


def index_paper(head: Head, inside: Sequence[Offered]) -> Paper:
    """The 卷内目录: what is in the package, what is missing, what was withheld and why."""
    rows = tuple(
        (str(number), one.title, one.dated_on or "", one.path)
        for number, one in enumerate(inside, 1)
    )
    blocks: list[Block] = [Table(_COLUMNS, rows)]
    for number, (heading, left) in enumerate(
        (("缺少的材料", head.missing), ("没有放进来的材料", head.withheld))
    ):
        blocks.append(Heading(f"{'一二'[number]}、{heading}", Level.FIRST))
        blocks += [Body(f"{one.title}：{one.reason}。") for one in left] or [Body("没有。")]
    day = f"，材料截至{head.as_of}" if head.as_of else ""
    below = f"（{REACH_LABELS[Reach(head.reach)]}，共{len(rows)}件{day}）"
    return Paper((f"{head.unit}{head.meeting}", "卷内目录"), blocks, below_title=(below,))


def _read_me(head: Head) -> str:
    reach = REACH_LABELS[Reach(head.reach)]
    return _READ_ME.format(unit=head.unit, meeting=head.meeting, reach=reach)


def _own(path: str, title: str, content: bytes) -> Offered:
    return Offered(path, title, "contents", None, Held(content))


def apart(paths: Iterable[str]) -> list[str]:
    """The paths of a package's files, one changed that is alike to another before it."""
    taken = [INDEX, READ_ME, SCHEMA]
    begun = len(taken)
    for path in paths:
        taken.append(free(path, taken))
    return taken[begun:]
