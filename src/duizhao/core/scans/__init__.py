"""Printed sheets that come back signed and scanned: the mark they bear, how it is read, how a batch is split."""
