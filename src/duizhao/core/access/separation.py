"""The separation of three administrators (三员分立): three persons, none with a part in the content; what stands against a role."""

from collections.abc import Iterable

from duizhao.core.access.roles import ADMINISTRATORS, ROLE_LABELS, Role


def objections(
    role: Role, *, held: Iterable[Role], keeps_records_for: Iterable[str] = ()
) -> tuple[str, ...]:
    """Every reason why a person with these roles can't have one more.

    `held` are his roles in any unit, now or later; `keeps_records_for` names the people for whom
    he keeps the record, which gives him a part in the content as well.
    """
    roles = set(held)
    reasons = []
    if role in roles:
        reasons.append(f"他已经是{ROLE_LABELS[role]}")
    other = sorted(roles & ADMINISTRATORS - {role})
    content = sorted(roles - ADMINISTRATORS)
    if role in ADMINISTRATORS:
        reasons += [
            f"他已经是{ROLE_LABELS[held_role]}；三个管理员必须是三个人" for held_role in other
        ]
        reasons += [
            f"他是{ROLE_LABELS[held_role]}，能看到会议内容；管理员不能兼任" for held_role in content
        ]
        reasons += [f"他为{name}代录，能看到会议内容；管理员不能兼任" for name in keeps_records_for]
    else:
        reasons += [f"他是{ROLE_LABELS[held_role]}，管理员不能接触会议内容" for held_role in other]
    return tuple(reasons)


def objections_to_acting(*, held: Iterable[Role], held_by_other: Iterable[Role]) -> tuple[str, ...]:
    """Every reason why a person with the roles `held` can't keep the record for one with the others."""
    reasons = [
        f"他是{ROLE_LABELS[role]}，管理员不能接触会议内容"
        for role in sorted(set(held) & ADMINISTRATORS)
    ]
    if not {Role.LEADER, Role.MEMBER} & set(held_by_other):
        reasons.append("只能为班子成员代录，请先授予对方“成员”或“主要负责人”")
    return tuple(reasons)


def objections_to_ending(role: Role, *, others_with_it: int) -> tuple[str, ...]:
    """Why a role can't be taken away: nobody would be left who could give it again."""
    if role is Role.SECURITY_ADMIN and not others_with_it:
        return ("这是唯一的安全保密管理员。请先授予接替的人，再收回这一个",)
    return ()
