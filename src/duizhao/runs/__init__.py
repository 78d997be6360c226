"""Core work spread over files and processes, and the outside converters."""
