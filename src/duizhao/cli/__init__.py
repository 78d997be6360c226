"""The command line: reads files, calls the core, prints; one module for each command."""

from duizhao.cli.program import main

__all__ = ["main"]
