"""What the pictures of a ledger count: closed, due, left over time, how long open."""

from datetime import date

from duizhao.core.ledger.pictures import Flow, OfAspect, OpenSince, burning, by_aspect, open_ages

LISTED, TODAY = date(2026, 1, 12), date(2026, 4, 20)


def left_on(flow: Flow, label: str, today: date = TODAY) -> tuple[object, ...]:
    burn = burning(flow, today=today)
    assert burn is not None
    return next(row for row in burn.numbers.rows if row[0] == label)


def test_what_is_left_goes_down_when_an_item_is_closed_and_up_when_it_relapses() -> None:
    flow = Flow(
        {LISTED: 2},
        {date(2026, 2, 28): 1, date(2026, 3, 31): 1},
        {date(2026, 2, 20): -1, date(2026, 3, 10): 1},
    )
    assert left_on(flow, "02-22") == ("02-22", 2, 1)
    assert left_on(flow, "03-15") == ("03-15", 1, 2)
    assert left_on(flow, "今天") == ("今天", 0, 2)


def test_days_to_come_have_a_plan_and_nothing_left_yet() -> None:
    flow = Flow({LISTED: 1}, {date(2026, 12, 31): 1}, {})
    assert left_on(flow, "26-11") == ("26-11", 1, None)


def test_an_item_listed_later_counts_from_then_on() -> None:
    flow = Flow({LISTED: 1, date(2026, 3, 1): 1}, {}, {})
    assert left_on(flow, "01-18")[1:] == (1, 1)
    assert left_on(flow, "今天")[1:] == (2, 2)


def test_an_empty_ledger_has_no_burn_down() -> None:
    assert burning(Flow({}, {}, {}), today=TODAY) is None


def test_the_bars_of_the_aspects_say_closed_due_and_all() -> None:
    found = [
        OfAspect(aspect="", done=0, due=0, number=1),
        OfAspect(aspect="politics", done=1, due=2, number=2),
    ]
    bars = by_aspect(found, {"politics": "对党忠诚", "people": "服务人民"})
    assert [bar.numbers.rows[0] for bar in bars] == [
        ("对党忠诚", 1, 2, 2), ("没有写方面", 0, 0, 1)
    ]  # fmt: skip
    assert [bar.behind for bar in bars] == [True, False]


def test_open_items_are_counted_by_age_and_those_past_their_day_among_them() -> None:
    still = [
        OpenSince(listed=LISTED, number=2, late=1),
        OpenSince(listed=date(2026, 4, 1), number=1),
    ]
    assert open_ages(still, today=TODAY).numbers.rows == (
        ("30 天以内", 1, ""), ("31—90 天", 0, ""), ("91—180 天", 2, ""), ("其中超期", 1, "超期"),
        ("180 天以上", 0, ""),
    )  # fmt: skip
