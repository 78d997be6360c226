"""Points out records whose words are the same, whoever wrote them."""

import re
from collections.abc import Mapping
from itertools import groupby

_NOISE = re.compile(r"[\W_]+")
_SHORTEST = 12


def same_words(records: Mapping[int, str]) -> list[tuple[int, ...]]:
    """Groups of keys whose records say the same but for punctuation; short ones are not looked at."""
    bare = {key: _NOISE.sub("", words) for key, words in records.items()}
    long = sorted((words, key) for key, words in bare.items() if len(words) >= _SHORTEST)
    groups = (tuple(key for _, key in group) for _, group in groupby(long, key=lambda row: row[0]))
    return [group for group in groups if len(group) > 1]
