"""Who gets in where: the audit log."""

from door import Door

DOORS = {
    "audit:list": Door(statuses={"audit_admin": 200}),
    "audit:file": Door(statuses={"audit_admin": 200}),
}
