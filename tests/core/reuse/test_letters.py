"""Letters map back to the characters that they were made of, exactly."""

from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.reuse.letters import letters_of, marked, words_of


def test_punctuation_and_blanks_are_gone_and_places_stay() -> None:
    letters = letters_of("坚持，以人民 为\n中心。ＡＢ１２")
    assert words_of(letters.codes) == "坚持以人民为中心ab12"
    assert letters.original(2, 5) == (3, 6)


def test_traditional_writing_is_the_same_as_simplified() -> None:
    assert words_of(letters_of("黨員學習").codes) == words_of(letters_of("党员学习").codes)


@given(st.text(max_size=80))
def test_every_letter_stands_where_its_place_says(content: str) -> None:
    letters = letters_of(content)
    assert len(letters.codes) == len(letters.places)
    assert list(letters.places) == sorted(set(letters.places.tolist()))
    assert all(0 <= place < len(content) for place in letters.places.tolist())


@given(st.text(alphabet="坚持人民，。 中心ａＢ１\n𠀀", min_size=1, max_size=60))
def test_a_range_of_letters_maps_back_to_a_passage_with_the_same_letters(content: str) -> None:
    letters = letters_of(content)
    if len(letters.codes):
        start, end = letters.original(0, len(letters.codes))
        assert letters_of(content[start:end]).codes.tolist() == letters.codes.tolist()


def test_a_rare_character_beyond_the_plane_is_a_letter() -> None:
    letters = letters_of("𠀀好")
    assert letters.places.tolist() == [0, 1]


@given(st.text(alphabet="坚持人民，。 中心ａＢ１\n𠀀", max_size=60))
def test_letters_come_back_from_codes_and_marks(content: str) -> None:
    letters = letters_of(content)
    again = marked(letters.codes, letters.marks)
    assert again.places.tolist() == letters.places.tolist()
