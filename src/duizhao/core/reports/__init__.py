"""Findings and outlines on their way out: JSON, SARIF, HTML, spreadsheets, Word comments."""
