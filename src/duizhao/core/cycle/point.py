"""The life of a point: raised, then answered by a problem, merged into another, or declined."""

from enum import StrEnum


class PointState(StrEnum):
    """Where a point stands."""

    OPEN = "open"
    ANSWERED = "answered"
    MERGED = "merged"
    DECLINED = "declined"


POINT_STATE_LABELS = {
    PointState.OPEN: "待回应",
    PointState.ANSWERED: "已列入问题",
    PointState.MERGED: "已合并",
    PointState.DECLINED: "不列入",
}


class PointChannel(StrEnum):
    """Which way a point came."""

    MASSES = "masses"
    SELF = "self"
    COLLEAGUE = "colleague"
    TEAM = "team"
    SUPERIOR = "superior"
    INSPECTION = "inspection"
    EARLIER = "earlier"


POINT_CHANNEL_LABELS = {
    PointChannel.MASSES: "群众提",
    PointChannel.SELF: "自己找",
    PointChannel.COLLEAGUE: "互相帮",
    PointChannel.TEAM: "集体议",
    PointChannel.SUPERIOR: "上级点",
    PointChannel.INSPECTION: "巡视反馈",
    PointChannel.EARLIER: "上次遗留",
}
