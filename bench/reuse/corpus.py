"""Makes a collection of statements with planted copies, and keeps beside it what was planted where.

The same seed gives the same collection. Every text is put together from sentence patterns whose
gaps are filled at random, from slogans that all share, from quotations out of notices, and from
passages that a whole unit uses; some people have a text of the year before. Into these, passages
of other texts are planted, as they are or edited.
"""

import random
import re
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

HERE = Path(__file__).parent
EXACT, SHORT, MARKS, WORDS, ORDER, HEAVY = "exact", "short", "marks", "words", "order", "heavy"
FORMS = (EXACT, SHORT, MARKS, WORDS, ORDER, HEAVY)
_SHARE_OF_FORMS = (25, 20, 15, 20, 15, 5)
_LENGTHS = {SHORT: (60, 100)}
_LONG = (100, 600)
_PLACE = "地"
_SLOT = re.compile(r"\{(.)\}")
_CLAUSE = re.compile(r"[^，。；]+[，。；]?")
_HEADINGS = (
    "一、上年度整改措施落实情况",
    "二、存在的主要问题",
    "（一）带头学习方面",
    "（二）带头担当方面",
    "（三）带头廉洁方面",
    "三、原因剖析",
    "四、下一步整改措施",
)


@dataclass
class Piece:
    """Some sentences of a text; `plant` is the number of the planting they belong to."""

    words: str
    plant: int | None = None
    own: bool = True


@dataclass
class Made:
    """A text being made: whose, of which year, and its paragraphs."""

    name: str
    unit: int
    person: int
    year: int
    paragraphs: list[list[Piece]] = field(default_factory=list)


@dataclass(frozen=True)
class Copy:
    """Two places of which one repeats the other, in characters of the finished texts."""

    form: str
    own: bool
    a: int
    a_start: int
    a_end: int
    b: int
    b_start: int
    b_end: int


@dataclass(frozen=True)
class Corpus:
    """The finished collection: file names, texts, the notices that may be quoted, the copies."""

    names: list[str]
    texts: list[str]
    units: list[str]
    people: list[str]
    years: list[int]
    notices: list[str]
    copies: list[Copy]


class Maker:
    """Makes one collection."""

    def __init__(self, texts: int, seed: int) -> None:
        self._texts = texts
        self._random = random.Random(f"{texts}/{seed}")  # noqa: S311  a seeded collection, no secret
        self._words = _words(HERE / "words.txt")
        self._patterns = _lines(HERE / "patterns.txt")
        self._slogans = _lines(HERE / "slogans.txt")
        self._two = _pairs_of("".join(self._slogans + self._patterns))
        self._places: list[str] = []
        self._forms: dict[int, tuple[str, bool]] = {}

    def make(self) -> Corpus:
        """The collection."""
        notices = self._notices()
        made = self._plan()
        stock: dict[int, list[str]] = {}
        for one in made:
            if one.unit not in stock:
                self._settle()
                stock[one.unit] = [self._passage(self._random.randint(80, 250)) for _ in range(4)]
            one.paragraphs = self._paragraphs(notices, stock[one.unit])
        self._plant_all(made)
        return self._finished(made, notices)

    def _plan(self) -> list[Made]:
        """Who is in the collection: units of a dozen and more, some people with two years."""
        made: list[Made] = []
        unit = 0
        while len(made) < self._texts:
            unit += 1
            for person in range(self._random.randint(14, 40)):
                years = (2024, 2025) if self._random.random() < 0.3 else (2025,)
                for year in years:
                    name = f"单位{unit:04}/成员{person:02}-{year}.txt"
                    made.append(Made(name, unit, person, year))
        return made[: self._texts]

    def _notices(self) -> list[list[str]]:
        patterns = _lines(HERE / "notices.txt")
        count = 30 + self._texts // 100
        return [
            [self._filled(self._random.choice(patterns)) for _ in range(30)] for _ in range(count)
        ]

    def _filled(self, pattern: str) -> str:
        return _SLOT.sub(lambda slot: self._word(slot.group(1)), pattern)

    def _word(self, kind: str) -> str:
        """A word for a gap; the places around a unit are its own."""
        if kind == _PLACE and self._places:
            return self._random.choice(self._places)
        return self._random.choice(self._words[kind])

    def _settle(self) -> None:
        """Give the unit that comes next its places."""
        self._places = [self._word("甲") + self._word("乙") for _ in range(15)]

    def _sentence(self) -> str:
        if self._random.random() < 0.2:
            rank = int(len(self._slogans) * self._random.random() ** 1.6)
            return self._slogans[rank] + "。"
        return self._filled(self._random.choice(self._patterns))

    def _passage(self, length: int) -> str:
        words = ""
        while len(words) < length:
            words += self._sentence()
        return words

    def _quotation(self, notices: list[list[str]]) -> str:
        notice = notices[int(len(notices) * self._random.random() ** 2)]
        start = self._random.randrange(len(notice) - 5)
        words = "；".join(notice[start : start + self._random.randint(2, 5)])
        return (
            f"通知指出：“{words}。”" if self._random.random() < 0.5 else f"按照通知要求，{words}。"
        )

    def _paragraphs(self, notices: list[list[str]], stock: list[str]) -> list[list[Piece]]:
        length = self._random.gauss(3_800, 800)
        done, paragraphs = 0.0, []
        while done < max(length, 1_800):
            paragraph = [Piece(self._sentence()) for _ in range(self._random.randint(3, 12))]
            done += sum(len(piece.words) for piece in paragraph)
            paragraphs.append(paragraph)
        for _ in range(self._random.randint(1, 3)):
            self._insert(paragraphs, Piece(self._quotation(notices), own=False))
        for words in stock:
            if self._random.random() < 0.85:
                self._insert(paragraphs, Piece(words, own=False))
        return paragraphs

    def _insert(self, paragraphs: list[list[Piece]], piece: Piece) -> None:
        """Put a piece between others, not inside a planted passage."""
        for _ in range(20):
            paragraph = self._random.choice(paragraphs)
            at = self._random.randint(0, len(paragraph))
            inside = 0 < at < len(paragraph) and (
                paragraph[at - 1].plant is not None
                and paragraph[at - 1].plant == paragraph[at].plant
            )
            if not inside:
                paragraph.insert(at, piece)
                return

    def _plant_all(self, made: list[Made]) -> None:
        last_year = {(m.unit, m.person): n for n, m in enumerate(made) if m.year == 2024}
        for number, one in enumerate(made):
            if one.year == 2025 and (one.unit, one.person) in last_year and self._chance(0.6):
                for _ in range(self._random.randint(1, 2)):
                    self._plant(made, last_year[one.unit, one.person], [number], own=True)
        for _ in range(round(1.7 * len(made))):
            donor, taker = self._random.sample(range(len(made)), 2)
            if self._same_person(made[donor], made[taker]):
                continue
            self._plant(made, donor, [taker], own=False)
        for _ in range(round(0.09 * len(made))):  # one writer for several people
            group = self._random.sample(range(len(made)), self._random.randint(3, 8))
            self._plant(made, group[0], group[1:], own=False)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    @staticmethod
    def _same_person(one: Made, other: Made) -> bool:
        return (one.unit, one.person) == (other.unit, other.person)

    def _plant(self, made: list[Made], donor: int, takers: list[int], *, own: bool) -> None:
        form = self._random.choices(FORMS, _SHARE_OF_FORMS)[0]
        if len(takers) > 1 and form in {WORDS, ORDER, HEAVY}:
            form = EXACT  # copies of edited copies would be edited twice
        found = self._own_passage(made[donor], *_LENGTHS.get(form, _LONG))
        if found is None:
            return
        number = len(self._forms)
        self._forms[number] = form, own
        for piece in found:
            piece.plant = number
        words = "".join(piece.words for piece in found)
        for taker in takers:
            self._insert(made[taker].paragraphs, Piece(self._edited(words, form), number))

    def _own_passage(self, made: Made, least: int, most: int) -> list[Piece] | None:
        """Some sentences of a text's own in a row, about as long as wished."""
        wished = least + (most - least) * self._random.random() ** 2
        for _ in range(30):
            paragraph = self._random.choice(made.paragraphs)
            first = self._random.randrange(len(paragraph))
            found: list[Piece] = []
            for piece in paragraph[first:]:
                if piece.plant is not None or not piece.own:
                    break
                found.append(piece)
                length = sum(len(one.words) for one in found)
                if length > most:
                    break
                if length >= wished:
                    return found
        return None

    def _edited(self, words: str, form: str) -> str:
        match form:
            case "marks":
                return "".join(
                    self._random.choice("，；、。") if c in "，；" and self._chance(0.6) else c
                    for c in words
                )
            case "words":
                return self._replaced(words, 8)
            case "order":
                return self._reordered(words)
            case "heavy":
                return self._reordered(self._replaced(words, 3))
        return words

    def _replaced(self, words: str, one_in: int) -> str:
        """One in so many words of two characters replaced by another one."""
        pieces = re.findall(r"\w{2}|\w|\W", words)
        return "".join(
            self._random.choice(self._two) if len(p) > 1 and self._chance(1 / one_in) else p
            for p in pieces
        )

    def _reordered(self, words: str) -> str:
        """The sentences, or half of the time all clauses, in another order."""
        if self._chance(0.5):
            pieces = re.findall(r"[^。]+。", words)
            if len(pieces) > 1:
                self._random.shuffle(pieces)
                return "".join(pieces)
        pieces = [piece.rstrip("，。；") for piece in _CLAUSE.findall(words)]
        self._random.shuffle(pieces)
        return "，".join(pieces) + "。"

    def _finished(self, made: list[Made], notices: list[list[str]]) -> Corpus:
        texts: list[str] = []
        places: dict[int, list[tuple[int, int, int]]] = {}
        for number, one in enumerate(made):
            words = f"{one.year}年度民主生活会对照检查材料\n"
            step = max(1, len(one.paragraphs) // len(_HEADINGS))
            for index, paragraph in enumerate(one.paragraphs):
                if index % step == 0 and index // step < len(_HEADINGS):
                    words += _HEADINGS[index // step] + "\n"
                for piece in paragraph:
                    if piece.plant is not None:
                        _note(places, piece.plant, number, len(words), len(piece.words))
                    words += piece.words
                words += "\n"
            texts.append(words)
        copies = [
            Copy(*self._forms[plant], *one, *other)
            for plant, found in places.items()
            for one, other in combinations(found, 2)
            if one[0] != other[0]
        ]
        return Corpus(
            [one.name for one in made],
            texts,
            [f"单位{one.unit}" for one in made],
            [f"{one.unit}/{one.person}" for one in made],
            [one.year for one in made],
            ["。\n".join(notice) for notice in notices],
            copies,
        )


def _note(
    places: dict[int, list[tuple[int, int, int]]], plant: int, text: int, at: int, size: int
) -> None:
    """Write down where a piece of a planting came to stand; pieces side by side are one place."""
    found = places.setdefault(plant, [])
    if found and found[-1][0] == text and found[-1][2] == at:
        found[-1] = text, found[-1][1], at + size
    else:
        found.append((text, at, at + size))


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]


def _words(file: Path) -> dict[str, list[str]]:
    return {line[0]: line[2:].split() for line in _lines(file)}


def _pairs_of(words: str) -> list[str]:
    return sorted(set(re.findall("[\u4e00-\u9fff]{2}", words)))
