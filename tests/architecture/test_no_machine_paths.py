"""Nothing in the project names one machine's folders or a package registry."""

import re

from project import tracked_files

MACHINE = re.compile(r"(?<![\w.*)}-])/(?:work|farm|root|mnt|tmp)/")
# The brackets keep this file from naming what it forbids.
REGISTRY = re.compile(r"pypi[.]org|python[h]osted|npm[j]s|registry[.]npm|index[-]url=")
BINARY = {".docx", ".pdf", ".jpg", ".ofd", ".png"}


def test_no_file_names_a_folder_of_one_machine_or_a_package_registry() -> None:
    texts = {path: path.read_text("utf-8") for path in tracked_files() if path.suffix not in BINARY}
    assert not [path for path, content in texts.items() if MACHINE.search(content)]
    assert not [path for path, content in texts.items() if REGISTRY.search(content)]
