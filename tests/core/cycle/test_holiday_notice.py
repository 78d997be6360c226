"""The yearly notice on holidays is read as it is published, and mistakes in it are told."""

from datetime import date

import pytest

from duizhao.core.cycle.holiday_notice import read_holidays, to_words
from duizhao.core.cycle.shipped_holidays import shipped_holidays
from duizhao.core.cycle.unfit import Unfit
from duizhao.core.cycle.workdays import Holiday, HolidayYear

AS_PUBLISHED = """某机关转发节假日安排
现将2027年元旦、春节放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周五）至3日（周日）放假，共3天。
　　二、春节：2月5日（农历除夕、周五）至12日（正月初七，周五）放假调休，共8天。1月31日（周日）、2月13日（周六）上班。鼓励各单位安排职工在小年（1月30日）休息。
　　三、清明节：4月5日放假，与周末连休。
2026年11月5日"""


def test_a_notice_is_read_as_it_is_published() -> None:
    assert read_holidays(AS_PUBLISHED, 2027) == (
        Holiday("元旦", date(2027, 1, 1), date(2027, 1, 3)),
        Holiday(
            "春节", date(2027, 2, 5), date(2027, 2, 12), (date(2027, 1, 31), date(2027, 2, 13))
        ),
        Holiday("清明节", date(2027, 4, 5), date(2027, 4, 5)),
    )


def test_an_office_may_type_dates_in_its_own_way() -> None:
    typed = "元旦 2026-12-31 到 2027-01-02 放假；2027-01-09、10日上班\n三月三：4.9至4.12放假"
    assert read_holidays(typed, 2027) == (
        Holiday(
            "元旦", date(2026, 12, 31), date(2027, 1, 2), (date(2027, 1, 9), date(2027, 1, 10))
        ),
        Holiday("三月三", date(2027, 4, 9), date(2027, 4, 12)),
    )


@pytest.mark.parametrize("year", shipped_holidays(), ids=lambda year: str(year.year))
def test_what_ships_can_be_written_out_and_read_again(year: HolidayYear) -> None:
    assert read_holidays(to_words(year.holidays), year.year) == year.holidays


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "没有读到放假的日期"),
        ("春节放假七天", "没有读到放假的日期"),
        ("元旦：1月1日（周四）至3日放假", "2027年1月1日是周五，写的是周四"),
        ("元旦：1月1日至3日放假，共2天", "是 3 天"),
        ("春节：2月12日至5日放假", "结束的日期早于开始"),
        ("春节：2月5日至3月5日放假", "是 29 天"),
        ("清明节：4月31日放假", "没有2027年4月31日"),
        ("清明节：5日放假", "没有写几月"),
        ("元旦：2025年1月1日放假", "2025年不是 2027 年的安排"),
        ("元旦：1月1日放假。1月4日上班", "2027年1月4日是周一，本来就上班"),
        ("1月9日上班", "要写在它调给的假期后面"),
        ("元旦：1月1日至3日放假。1月3日上班", "2027年1月3日又放假又上班"),
    ],
)
def test_a_mistake_is_told(typed: str, told: str) -> None:
    with pytest.raises(Unfit, match=told):
        read_holidays(typed, 2027)


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(Unfit) as caught:
        read_holidays("元旦：1月1日至3日放假，共2天。\n清明节：4月31日放假。", 2027)
    assert len(caught.value.reasons) == 2
