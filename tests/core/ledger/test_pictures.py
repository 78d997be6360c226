"""What the pictures of a ledger count: closed, due, left over time, how long open."""

from datetime import date

from duizhao.core.ledger.pictures import Course, burning, by_aspect, open_ages

LISTED, TODAY = date(2026, 1, 12), date(2026, 4, 20)


def course(planned: date | None, *turns: tuple[date, bool], **rest: object) -> Course:
    fields: dict[str, object] = {"listed": LISTED, "last": planned, **rest}
    return Course(planned=planned, turns=((LISTED, True), *turns), **fields)  # type: ignore[arg-type]


def left_on(courses: list[Course], label: str, today: date = TODAY) -> tuple[object, ...]:
    burn = burning(courses, today=today)
    assert burn is not None
    return next(row for row in burn.numbers.rows if row[0] == label)


def test_what_is_left_goes_down_when_an_item_is_closed_and_up_when_it_relapses() -> None:
    back = course(date(2026, 2, 28), (date(2026, 2, 20), False), (date(2026, 3, 10), True))
    courses = [back, course(date(2026, 3, 31))]
    assert left_on(courses, "02-22") == ("02-22", 2, 1)
    assert left_on(courses, "03-15") == ("03-15", 1, 2)
    assert left_on(courses, "今天") == ("今天", 0, 2)


def test_days_to_come_have_a_plan_and_nothing_left_yet() -> None:
    courses = [course(date(2026, 12, 31))]
    assert left_on(courses, "26-11") == ("26-11", 1, None)


def test_an_item_listed_later_counts_from_then_on() -> None:
    courses = [course(None), course(None, listed=date(2026, 3, 1))]
    assert left_on(courses, "01-18")[1:] == (1, 1)
    assert left_on(courses, "今天")[1:] == (2, 2)


def test_an_empty_ledger_has_no_burn_down() -> None:
    assert burning([], today=TODAY) is None


def test_the_bars_of_the_aspects_say_closed_due_and_all() -> None:
    courses = [
        course(date(2026, 2, 28), (date(2026, 2, 20), False), aspect="politics"),
        course(date(2026, 2, 28), aspect="politics"),
        course(date(2026, 6, 30), aspect=""),
    ]
    bars = by_aspect(courses, {"politics": "对党忠诚", "people": "服务人民"}, today=TODAY)
    assert [bar.numbers.rows[0] for bar in bars] == [
        ("对党忠诚", 1, 2, 2), ("没有写方面", 0, 0, 1)
    ]  # fmt: skip
    assert [bar.behind for bar in bars] == [True, False]


def test_open_items_are_counted_by_age_and_those_past_their_day_among_them() -> None:
    courses = [
        course(date(2026, 2, 28)), course(date(2026, 6, 30)),
        course(date(2026, 6, 30), listed=date(2026, 4, 1)),
        course(date(2026, 2, 28), (date(2026, 2, 20), False)),
    ]  # fmt: skip
    assert open_ages(courses, today=TODAY).numbers.rows == (
        ("30 天以内", 1, ""), ("31—90 天", 0, ""), ("91—180 天", 2, ""), ("其中超期", 1, "超期"),
        ("180 天以上", 0, ""),
    )  # fmt: skip
