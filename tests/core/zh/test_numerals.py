import pytest

from duizhao.core.zh.numerals import to_han, to_int


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("两千", 2000),
        ("二〇二一", 2021),
        ("38", 38),
        ("", None),
        ("几十", None),
    ],
)
def test_a_numeral_has_its_value(numeral: str, value: int | None) -> None:
    assert to_int(numeral) == value


def test_ordinals_are_written_and_read_alike() -> None:
    assert all(to_int(to_han(number)) == number for number in range(1, 100))
