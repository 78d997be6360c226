"""What can be set: every key with its type (that of its default), its choices and its meaning."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

from duizhao.core.outline.limits import Limits

Value = bool | int | str | tuple[str, ...]

FORMATS: Final = ("text", "json", "sarif", "html", "xlsx", "docx")
LEVELS: Final = ("must", "advice", "info")
ENVIRONMENT_PREFIX = "DUIZHAO_"


@dataclass(frozen=True, slots=True)
class Key:
    """One setting. `path` says that its value names a file or folder."""

    name: str
    default: Value
    meaning: str
    choices: tuple[str, ...] = ()
    path: bool = False

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return ENVIRONMENT_PREFIX + self.name.upper().replace(".", "_")


_GENERAL = (
    Key("framework", "", "用哪个框架：代号，或自己写的 .yaml 文件；空着由程序按材料提出"),
    Key("select", (), "只用这些检查项：代码、代码开头、短名或 ALL；空着是全部"),
    Key("ignore", (), "不用这些检查项"),
    Key("fail_on", "advice", "有哪一级及以上的提示算没有通过", LEVELS),
    Key("exit_zero", default=False, meaning="有提示也以 0 退出"),
    Key("format", "text", "结果的形式", FORMATS),
    Key("baseline", "", "看过并接受的提示记在哪个文件里", path=True),
    Key("jobs", 0, "同时用几个进程；0 是处理器有几个核就用几个"),
    Key("anonymised", default=False, meaning="材料有意隐去了名称，不查占位内容"),
)
_OFFICE = (
    Key("office.people", "", "姓名和职务", path=True),
    Key("office.units", "", "单位全称和简称", path=True),
    Key("office.pairs", "", "错的写法和对的写法", path=True),
    Key("office.phrases", "", "必须一字不差的表述", path=True),
    Key("office.titles", "", "文件、会议等的规范名称", path=True),
    Key("office.sources", "", "引文出处的文件夹，一篇一个文件", path=True),
)
_LIMITS = {
    "file_bytes": "单个文件最大多少字节",
    "members": "压缩包里最多几个文件",
    "member_bytes": "压缩包里单个文件解开后最大多少字节",
    "unpacked_bytes": "压缩包全部解开后最大多少字节",
    "ratio": "解开后最多是压缩时的几倍",
    "ratio_from_bytes": "解开后不到这么多字节的不看倍数",
    "paragraphs": "最多几段",
    "characters": "最多几个字",
    "pdf_pages": "PDF 最多几页",
    "allow_secret": "这台机器可以处理带密级标志的材料",
}


def _limit_keys() -> tuple[Key, ...]:
    """A key for each limit of the readers, its default taken from there."""
    return tuple(
        Key(f"limits.{field.name}", getattr(Limits(), field.name), _LIMITS[field.name])
        for field in fields(Limits)
    )


KEYS: Mapping[str, Key] = {key.name: key for key in (*_GENERAL, *_OFFICE, *_limit_keys())}
RULES_TABLE = "rules"
