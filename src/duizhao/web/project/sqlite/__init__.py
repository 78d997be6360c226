"""SQLite as an installation uses it: a database backend of Django whose writers wait in line."""
