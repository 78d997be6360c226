"""An urn takes each slip once, is always as long, and gives the opinions back in no order."""

from collections import Counter

import pytest

from duizhao.core.opinions.codes import new_codes
from duizhao.core.opinions.envelope import ROOM, Spoken, open_envelope, seal_envelope, too_long_by
from duizhao.core.opinions.urn import (
    Locked,
    Unusable,
    Urn,
    knows,
    new_key,
    new_private_key,
    new_urn,
    pack,
    poured,
    put_in,
    seal,
    taken_out,
    unpack,
    unseal,
)

PRIVATE, PUBLIC = new_private_key()
CODES = new_codes(8)


def says(words: str, person_id: int | None = None) -> Spoken:
    return Spoken(person_id, "aspect-1", words)


def filled(number: int) -> Urn:
    urn = new_urn(CODES)
    for code in CODES[:number]:
        urn = put_in(urn, code, [says(f"灌区管护的责任没有落到人，{code}。")], PUBLIC)
    return urn


def test_every_opinion_of_every_slip_comes_out() -> None:
    urn = put_in(new_urn(CODES), CODES[0], [says("会多", 3), says("文多")], PUBLIC)
    urn = put_in(urn, CODES[5], [says("下基层少")], PUBLIC)
    assert Counter(taken_out(urn, PRIVATE)) == Counter(
        [says("会多", 3), says("文多"), says("下基层少")]
    )


def test_a_slip_is_used_once_and_a_foreign_one_never() -> None:
    urn = filled(1)
    for code in (CODES[0], new_codes(1)[0]):
        with pytest.raises(Unusable):
            put_in(urn, code, [says("再说一遍")], PUBLIC)
    assert knows(pack(urn), CODES[0])
    assert knows(pack(urn), CODES[7])
    assert not knows(pack(urn), new_codes(1)[0])


def test_what_was_sealed_is_read_again_with_its_key_alone() -> None:
    urn, key = filled(3), new_key()
    content, opened_by = unseal(seal(pack(urn), key), [new_key(), key])
    assert (unpack(content), opened_by) == (urn, key)
    with pytest.raises(Locked):
        unseal(seal(pack(urn), key), [new_key()])


def test_copies_are_as_long_and_share_no_block_whatever_was_put_in() -> None:
    copies = [seal(pack(filled(number)), new_key()) for number in (0, 0, 1, 1, 5, 8)]
    assert len({len(copy) for copy in copies}) == 1
    blocks = [{copy[at : at + 16] for at in range(len(copy) - 15)} for copy in copies]
    assert not [1 for n, mine in enumerate(blocks) for theirs in blocks[:n] if mine & theirs]


def test_the_same_key_does_not_make_the_same_copy() -> None:
    key = new_key()
    one, other = seal(pack(filled(0)), key), seal(pack(filled(0)), key)
    assert not {one[at : at + 16] for at in range(0, len(one), 16)} & {
        other[at : at + 16] for at in range(0, len(other), 16)
    }


def test_an_envelope_is_as_long_for_one_word_as_for_a_full_slip() -> None:
    short = [says("无")]
    full = [says("长" * ((ROOM - 40) // 3))]
    assert too_long_by(full) == 0
    assert len(seal_envelope(short, PUBLIC)) == len(seal_envelope(full, PUBLIC))


def test_more_than_fits_is_told_and_refused() -> None:
    much = [says("长" * ROOM)]
    assert too_long_by(much) > 0
    with pytest.raises(ValueError, match="don't fit"):
        put_in(new_urn(CODES), CODES[0], much, PUBLIC)


def test_opinions_come_out_in_every_order() -> None:
    urn = filled(3)
    first = Counter(taken_out(urn, PRIVATE)[0].words for _ in range(300))
    assert len(first) == 3
    assert min(first.values()) > 50


def test_envelopes_lie_in_no_order_even_for_who_has_the_keys() -> None:
    first = Counter(open_envelope(filled(3).envelopes[0], PRIVATE)[0].words for _ in range(150))
    assert len(first) == 3
    assert min(first.values()) > 15


def test_an_urn_poured_into_another_keeps_all_opinions_and_voids_its_slips() -> None:
    private, public = new_private_key()
    codes = new_codes(6)
    target = put_in(new_urn(codes), codes[0], [says("政务公开不及时")], public)
    together = poured(filled(2), PRIVATE, target, public)
    assert len(taken_out(together, private)) == 3
    assert not any(knows(pack(together), code) for code in CODES)
    with_none = poured(filled(0), PRIVATE, target, public)
    assert len(pack(together)) == len(pack(with_none))
