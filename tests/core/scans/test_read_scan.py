"""Scans are read as scanners deliver them, turned, skewed, dirty and dark; what can't be read says why."""

import io
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.papers.kind import file_of
from duizhao.core.papers.printed import kind_of_letters
from duizhao.core.scans import read_scan
from duizhao.core.scans.mark import Mark, Stamp, mark_among
from duizhao.core.scans.read_scan import Drawn, is_scan, joined, opened, to_png
from make_pdf import pdf
from scanned import Scanner, blank_page, jpeg_of, page_images, pdf_of, scan_of

KEY = "k" * 40
MARK = Mark(kind="QD", meeting=37, record=1, version=2, content="ABCD")


@pytest.fixture(scope="module")
def sheet() -> bytes:
    kind = kind_of_letters("QD")
    return file_of(kind, kind.sample, "pdf", Stamp(MARK, KEY))


@pytest.mark.parametrize(
    "how",
    [
        Scanner(dots=150),
        Scanner(dots=150, turns=1, skew=1.5),
        Scanner(dots=150, turns=2, noise=25, grey=60, quality=40),
        Scanner(dots=200, turns=3, skew=-2.5, noise=15),
        Scanner(dots=300, skew=3, noise=30, grey=90, quality=50),
    ],
    ids=str,
)
def test_a_page_is_read_however_it_lay_on_the_glass(sheet: bytes, how: Scanner) -> None:
    with opened(scan_of([sheet], how)) as batch:
        assert mark_among(batch.codes_on(1), KEY) == MARK.on(1, 1)


def test_an_empty_page_says_nothing_and_one_that_is_covered_neither(sheet: bytes) -> None:
    image = page_images(sheet, Scanner(dots=150))[0]
    image.paste(0, (image.width // 2, 0, image.width, image.height // 10))
    with opened(pdf_of([blank_page(), image])) as batch:
        assert [batch.codes_on(number) for number in (1, 2)] == [(), ()]


def test_pages_are_cut_out_as_they_are_in_any_order(sheet: bytes) -> None:
    data = scan_of([sheet, sheet, sheet])
    with opened(data) as batch, opened(batch.cut([3, 1])) as part:
        assert part.pages == 2
        assert part.codes_on(1) == batch.codes_on(3)
    packed = _picture(data, 2)
    with opened(data) as batch:
        assert _picture(batch.cut([2]), 1) == packed


def _picture(pdf: bytes, number: int) -> bytes:
    """The picture of a page with the bytes that are packed there."""
    with pypdfium2.PdfDocument(pdf) as document:
        one = next(iter(document[number - 1].get_objects()))
        return bytes(one.get_data(decode_simple=False))


def test_a_pdf_that_is_alone_stays_as_it_is_and_pictures_become_pages(sheet: bytes) -> None:
    data = scan_of([sheet])
    assert joined([data]) == (data, (1,))
    jpeg = jpeg_of(page_images(sheet, Scanner(dots=150))[0])
    whole, counts = joined([jpeg, data, jpeg])
    assert counts == (1, 1, 1)
    assert _picture(whole, 1) == jpeg
    with opened(whole) as batch:
        assert {batch.codes_on(number) for number in (1, 2, 3)} == {(MARK.on(1, 1).written(KEY),)}


def test_a_picture_of_a_page_is_a_small_png(sheet: bytes) -> None:
    with opened(scan_of([sheet])) as batch:
        picture = Image.open(io.BytesIO(batch.picture_of(1)))
        picture.load()
    assert picture.size[1] == round(297 / 25.4 * 60)
    grey = np.arange(12, dtype=np.uint8).reshape(3, 4)
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(to_png(Drawn(grey))))), grey)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\nnothing", "损坏"),
        (b"\xff\xd8\xff\xe0nothing", "损坏"),
        (b"", "损坏"),
    ],
)
def test_a_broken_file_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        joined([data])


def test_a_file_that_is_cut_off_is_refused_or_read(sheet: bytes) -> None:
    data = scan_of([sheet])
    for end in range(1, len(data), len(data) // 12):
        try:
            with opened(data[:end]) as batch:
                batch.codes_on(1)
        except Unreadable:
            continue


def test_too_many_pages_and_too_large_pictures_are_refused(
    sheet: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = scan_of([sheet, sheet, sheet])
    monkeypatch.setattr(read_scan, "MOST_PAGES", 2)
    with pytest.raises(Unreadable, match="3 页，超过 2 页"):
        joined([data])
    with pytest.raises(Unreadable, match="超过 2 页"):
        joined([scan_of([sheet]), scan_of([sheet, sheet])])
    monkeypatch.setattr(read_scan, "_MOST_IN_PICTURE", 1000)
    with opened(scan_of([sheet])) as batch, pytest.raises(Unreadable, match="太大"):
        batch.codes_on(1)
    with pytest.raises(Unreadable, match="太大"):
        joined([jpeg_of(blank_page())])


def test_a_page_as_large_as_a_wall_is_drawn_small(sheet: bytes) -> None:
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(14_000, 14_000)
        sink = io.BytesIO()
        document.save(sink)
    with opened(sink.getvalue()) as batch:
        assert batch.codes_on(1) == ()
    assert is_scan(sheet)
    assert not is_scan(b"\x89PNG")


def test_several_threads_read_at_once(sheet: bytes) -> None:
    data = scan_of([sheet], Scanner(dots=150))

    def read(_: int) -> tuple[str, ...]:
        with opened(data) as batch:
            return batch.codes_on(1)

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(read, range(8))) == {(MARK.on(1, 1).written(KEY),)}


def test_a_locked_file_is_refused_with_the_cure() -> None:
    fault = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> /Length 40 >>"
    with pytest.raises(Unreadable, match="加了密码，打不开"):
        joined([pdf([[]], encrypt=fault)])
