"""A result arrives as it was sent, and small."""

import copyreg
import pickle
from collections.abc import Iterator
from importlib.resources import files

import pytest

from duizhao.core.checks.checked import Checked
from duizhao.runs.check import Job, Plan, check_one
from duizhao.runs.parcels import pack_by_fields

EXAMPLE = "2024-personal-poor.txt"


@pytest.fixture
def packed_by_fields() -> Iterator[None]:
    """The way of packing for one test only: elsewhere this process packs as Python does."""
    before = dict(copyreg.dispatch_table)
    pack_by_fields()
    yield
    copyreg.dispatch_table.clear()
    copyreg.dispatch_table.update(before)


def checked() -> Checked:
    data = files("duizhao.examples").joinpath(EXAMPLE).read_bytes()
    result = check_one(Job(EXAMPLE, data=data), Plan())
    assert isinstance(result, Checked)
    return result


@pytest.mark.usefixtures("packed_by_fields")
def test_a_result_arrives_as_it_was_sent() -> None:
    sent = checked()
    arrived = pickle.loads(pickle.dumps(sent))  # noqa: S301  our own bytes
    assert arrived == sent
    assert repr(arrived) == repr(sent)


@pytest.mark.usefixtures("packed_by_fields")
def test_a_parcel_holds_nothing_that_was_only_kept_at_hand() -> None:
    parcel = pickle.dumps(checked())
    assert b"_found" not in parcel
    assert b"offsets" not in parcel
