"""Wrong codes get slower; nobody is remembered."""

from duizhao.core.opinions.pace import Bucket, take


def test_so_many_at_once_and_then_one_for_each_second() -> None:
    bucket: Bucket | None = Bucket(3, at=0)
    for _ in range(3):
        assert bucket is not None
        bucket = take(bucket, at=0, most=3, per_second=1)
    assert bucket is not None
    assert take(bucket, at=0.5, most=3, per_second=1) is None
    assert take(bucket, at=1, most=3, per_second=1) == Bucket(0, at=1)


def test_a_long_rest_does_not_save_up_more_than_the_bucket_holds() -> None:
    assert take(Bucket(0, at=0), at=900, most=3, per_second=1) == Bucket(2, at=900)
