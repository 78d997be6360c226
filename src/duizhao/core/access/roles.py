"""The roles that a person can hold in a unit, with their names on the screen."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in a unit; one person may hold several."""

    SECRETARY = "secretary"
    MEMBER = "member"
    LEADER = "leader"
    CADRE = "cadre"
    SUPERVISOR = "supervisor"
    SUPERIOR = "superior"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"


ROLE_LABELS = {
    Role.SECRETARY: "会务",
    Role.MEMBER: "成员",
    Role.LEADER: "主要负责人",
    Role.CADRE: "干部",
    Role.SUPERVISOR: "督导组",
    Role.SUPERIOR: "上级",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.SECURITY_ADMIN: "安全保密管理员",
    Role.AUDIT_ADMIN: "安全审计员",
}

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
"""Three roles that three different persons must hold (三员分立)."""
