"""The database itself refuses to change a version, whoever asks.

Written by hand and kept when 0001_initial is made anew. On SQLite a later change of the table
drops the trigger: a migration that alters Version must run `forbid` again.
"""

from typing import Any

from django.db import migrations

_SQLITE = """
CREATE TRIGGER statements_version_never_changes BEFORE UPDATE ON statements_version
BEGIN SELECT RAISE(ABORT, 'a version never changes'); END
"""
_POSTGRESQL = """
CREATE FUNCTION statements_version_never_changes() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a version never changes' USING ERRCODE = '23514'; END $$;
CREATE TRIGGER statements_version_never_changes BEFORE UPDATE ON statements_version
FOR EACH ROW EXECUTE FUNCTION statements_version_never_changes()
"""


def forbid(_apps: Any, schema_editor: Any) -> None:  # noqa: ANN401  Django's own
    """Put the trigger on the table."""
    schema_editor.execute(_SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL)


def allow(_apps: Any, schema_editor: Any) -> None:  # noqa: ANN401  Django's own
    """Take the trigger off the table."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER statements_version_never_changes")
    else:
        schema_editor.execute("DROP TRIGGER statements_version_never_changes ON statements_version")
        schema_editor.execute("DROP FUNCTION statements_version_never_changes()")


class Migration(migrations.Migration):
    dependencies = [("statements", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow, elidable=False)]
