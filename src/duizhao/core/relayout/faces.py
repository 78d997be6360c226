"""Which face and size each kind of line takes, and under which other names offices have the same face."""

from duizhao.core.layout.profile import BODY, HEI, KAI, NO_2, NO_3, NUMERAL, TITLE
from duizhao.core.layout.xml import Face
from duizhao.core.relayout.roles import Role

_SAME = {
    TITLE.east_asian: (
        "方正小标宋_GBK", "方正小标宋", "方正小标宋简", "小标宋体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05",
    ),
    BODY.east_asian: (
        "仿宋", "FangSong", "FangSong_GB2312", "华文仿宋", "STFangsong", "方正仿宋_GBK", "方正仿宋简体", "方正仿宋_GB2312",
    ),
    KAI.east_asian: (
        "楷体", "KaiTi", "KaiTi_GB2312", "华文楷体", "STKaiti", "方正楷体_GBK", "方正楷体简体", "方正楷体_GB2312",
    ),
    HEI.east_asian: ("SimHei", "华文黑体", "STHeiti", "方正黑体_GBK", "方正黑体简体"),
    NUMERAL.east_asian: ("SimSun", "NSimSun", "新宋体", "华文宋体", "方正书宋_GBK", "方正书宋简体"),
}  # fmt: skip
_FACES = {Role.TITLE: TITLE, Role.BELOW_TITLE: KAI, Role.FIRST: HEI, Role.SECOND: KAI}
_LABELS = {
    TITLE.east_asian: "小标宋（方正小标宋简体）",
    BODY.east_asian: "仿宋（仿宋_GB2312）",
    KAI.east_asian: "楷体（楷体_GB2312）",
    HEI.east_asian: "黑体",
    NUMERAL.east_asian: "宋体",
}
SIZE_NAMES = {
    84: "初号", 72: "小初", 52: "一号", 48: "小一", 44: "二号", 36: "小二", 32: "三号", 30: "小三",
    28: "四号", 24: "小四", 21: "五号", 18: "小五",
}  # fmt: skip


def face_of(role: Role) -> Face:
    """The face of a kind of line."""
    return _FACES.get(role, BODY)


def half_points_of(role: Role) -> int:
    """The size of a kind of line in half-points."""
    return round(2 * (NO_2 if role is Role.TITLE else NO_3))


def is_face(name: str, face: Face) -> bool:
    """Whether a font of that name is the face, under whatever name."""
    return name == face.east_asian or name in _SAME[face.east_asian]


def is_chinese(name: str) -> bool:
    """Whether the name is one of the Chinese faces that papers take."""
    return any(name == face or name in same for face, same in _SAME.items())


def face_words(face: Face) -> str:
    """A face as people call it."""
    return _LABELS[face.east_asian]


def size_words(half_points: int) -> str:
    """A size as people call it: 三号（16 磅）."""
    points = f"{half_points / 2:g} 磅"
    name = SIZE_NAMES.get(half_points)
    return f"{name}（{points}）" if name else points
