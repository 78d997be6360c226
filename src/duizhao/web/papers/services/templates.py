"""What is done with a unit's own templates: taken in, replaced, withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.papers.kind import AnyKind
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.kit.uploads import File
from duizhao.web.papers.models import OwnTemplate, TemplateVersion
from duizhao.web.units.models import Unit
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True)
class Looked:
    """A template that was looked at and is sound: its file, and how many fields it has."""

    file: File
    fields: int


@transaction.atomic
def upload_template(
    unit: Unit, kind: AnyKind, looked: Looked, *, seen: int | None, by: Actor, at: datetime
) -> TemplateVersion:
    """Take in a sound template as the version in use; earlier ones are kept.

    `seen` is the revision that the page showed. Raises Stale where somebody else was faster, and
    Refused where the file is the one that is in use.
    """
    require(by, Act.TEMPLATE_KEEP, place_of(unit))
    template, _ = OwnTemplate.objects.get_or_create(unit=unit, kind=kind.key)
    claim(template, revision=seen)
    last = template.versions.first()
    digest = sha256(looked.file.data).hexdigest()
    if last is not None and template.withdrawn_at is None and last.sha256 == digest:
        raise Refused("上传的文件和现在用的一样，没有另存一版")
    version = TemplateVersion.objects.create(
        template=template,
        number=last.number + 1 if last else 1,
        original=looked.file.data,
        file_name=looked.file.shown_name,
        sha256=digest,
        size=len(looked.file.data),
        fields=looked.fields,
        by_id=by.person_id,
        by_name=by.name,
        at=at,
    )
    template.withdrawn_at = None
    template.save(update_fields=["withdrawn_at"])
    note = f"{version}：{version.file_name}，SHA-256 {digest[:16]}"
    record(Event.TEMPLATE_UPLOADED, subject=unit, unit_id=unit.pk, by=by, at=at, note=note)
    return version


@transaction.atomic
def withdraw_template(template: OwnTemplate, *, seen: int | None, by: Actor, at: datetime) -> None:
    """Stop offering a template; its versions are kept. Raises Stale where it has changed or is withdrawn."""
    unit = template.unit
    require(by, Act.TEMPLATE_KEEP, place_of(unit))
    claim(template, revision=seen)
    if template.withdrawn_at is not None:
        raise Refused("模板已经撤下")
    template.withdrawn_at = at
    template.save(update_fields=["withdrawn_at"])
    note = str(template)
    record(Event.TEMPLATE_WITHDRAWN, subject=unit, unit_id=unit.pk, by=by, at=at, note=note)
