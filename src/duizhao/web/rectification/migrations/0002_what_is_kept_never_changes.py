"""The database itself refuses to change a piece of evidence or a kept change, whoever asks.

Written by hand and kept when 0001_initial is made anew. On SQLite a later change of a table drops
its trigger: a migration that alters Evidence or Change must run `forbid` again.
"""

from typing import Any

from django.db import migrations

TABLES = ("rectification_evidence", "rectification_change")
_SQLITE = """
CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'what is kept never changes'); END
"""
_POSTGRESQL = """
CREATE FUNCTION {table}_never_changes() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what is kept never changes' USING ERRCODE = '23514'; END $$;
CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_never_changes()
"""


def forbid(_apps: Any, schema_editor: Any) -> None:  # noqa: ANN401  Django's own
    """Put the triggers on the tables."""
    words = _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL
    for table in TABLES:
        schema_editor.execute(words.format(table=table))


def allow(_apps: Any, schema_editor: Any) -> None:  # noqa: ANN401  Django's own
    """Take the triggers off the tables."""
    for table in TABLES:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {table}_never_changes")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_never_changes ON {table}")
            schema_editor.execute(f"DROP FUNCTION {table}_never_changes()")


class Migration(migrations.Migration):
    dependencies = [("rectification", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow, elidable=False)]
