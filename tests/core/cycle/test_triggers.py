"""What makes a special meeting necessary is data, and prints no article that nobody has verified."""

from duizhao.core.cycle.triggers import OTHER, TRIGGERS, trigger_named


def test_every_trigger_has_its_own_key_and_words() -> None:
    assert len({trigger.key for trigger in TRIGGERS}) == len(TRIGGERS)
    assert len({trigger.label for trigger in TRIGGERS}) == len(TRIGGERS)
    assert TRIGGERS[-1].key == OTHER


def test_no_trigger_prints_an_article_that_nobody_has_verified() -> None:
    assert all(trigger.basis.verified or "条" not in trigger.basis.article for trigger in TRIGGERS)
    assert str(TRIGGERS[0].basis).endswith("（条款待核）")


def test_a_trigger_is_found_by_its_key() -> None:
    assert trigger_named(TRIGGERS[0].key) is TRIGGERS[0]
    assert trigger_named("") is None
