"""Statements: written, kept in versions, reviewed in rounds, final; with what only few may read kept apart."""
