"""Inspection findings and open items of earlier meetings: entered, imported or read from a text; each is a point to be answered."""
