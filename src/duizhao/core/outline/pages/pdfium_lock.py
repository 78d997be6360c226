"""The one lock for PDFium, which only one thread of a process may use at a time, even for different files."""

from threading import RLock

PDFIUM = RLock()
