"""Two people at one template at the same moment, on PostgreSQL."""

from datetime import UTC, datetime

from cast import Cast
from databases import on_postgresql
from duizhao.core.cycle.machine import Stale
from duizhao.core.papers.registry import kind_of
from duizhao.web.kit.uploads import File
from duizhao.web.papers.models import OwnTemplate, TemplateVersion
from duizhao.web.papers.services.templates import Looked, upload_template, withdraw_template
from make import actor_for, make_template
from make_docx import docx, paragraph
from races import overtaken, seen
from template_papers import LEDGER_TEMPLATE

pytestmark = on_postgresql

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
LOOKED = Looked(File("甲.docx", LEDGER_TEMPLATE), 7)
OTHER = Looked(File("乙.docx", docx(paragraph("{单位}"))), 1)


def test_of_two_who_upload_the_first_version_the_slower_is_told(cast_for_all: Cast) -> None:
    unit, kind, by = cast_for_all.unit, kind_of("ledger"), actor_for(cast_for_all.secretary)
    one, two = overtaken(
        lambda: upload_template(unit, kind, LOOKED, seen=0, by=by, at=NOW),
        lambda: upload_template(unit, kind, OTHER, seen=0, by=by, at=NOW),
    )
    assert one.done
    assert isinstance(two.raised, Stale)
    assert [version.file_name for version in TemplateVersion.objects.all()] == ["甲.docx"]


def test_who_withdraws_what_is_just_being_replaced_is_told(cast_for_all: Cast) -> None:
    template = make_template(cast_for_all.unit, "ledger", LEDGER_TEMPLATE).template
    unit, kind, by = cast_for_all.unit, kind_of("ledger"), actor_for(cast_for_all.secretary)
    one, two = overtaken(
        lambda: upload_template(unit, kind, OTHER, seen=0, by=by, at=NOW),
        lambda: withdraw_template(seen(template), seen=0, by=by, at=NOW),
    )
    assert one.done
    assert isinstance(two.raised, Stale)
    assert OwnTemplate.objects.get().withdrawn_at is None
