"""Makes scans as an office's scanner would: printed pages as grey pixels, turned, skewed, dirty, dark."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
from PIL import Image

PAPER = 255


@dataclass(frozen=True, kw_only=True)
class Scanner:
    """How a page comes out: dots per inch, quarter turns and degrees of skew, noise, darkness, JPEG's quality."""

    dots: int = 200
    turns: int = 0
    skew: float = 0.0
    noise: float = 0.0
    grey: int = 0
    quality: int = 80
    seed: int = 1


def page_images(pdf: bytes, how: Scanner) -> list[Image.Image]:
    """The pages of a PDF as a scanner sees them."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [
            document[at].render(scale=how.dots / 72, grayscale=True).to_pil()
            for at in range(len(document))
        ]
    return [_seen(page, how) for page in pages]


def scan_of(pdfs: Sequence[bytes], how: Scanner | None = None) -> bytes:
    """One PDF of pictures, as it comes from a scanner with these papers in its tray."""
    seen = how or Scanner()
    return pdf_of([image for pdf in pdfs for image in page_images(pdf, seen)], seen)


def pdf_of(images: Sequence[Image.Image], how: Scanner | None = None) -> bytes:
    """One PDF of these pictures."""
    seen, sink = how or Scanner(), io.BytesIO()
    images[0].save(
        sink, "PDF", save_all=True, append_images=images[1:], resolution=seen.dots,
        quality=seen.quality,
    )  # fmt: skip
    return sink.getvalue()


def jpeg_of(image: Image.Image) -> bytes:
    """A picture as a JPEG."""
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=80)
    return sink.getvalue()


def blank_page(dots: int = 150) -> Image.Image:
    """The empty back of a sheet."""
    return Image.new("L", (round(210 / 25.4 * dots), round(297 / 25.4 * dots)), PAPER)


def _seen(page: Image.Image, how: Scanner) -> Image.Image:
    turned = page.convert("L").rotate(how.skew, Image.Resampling.BILINEAR, fillcolor=PAPER)
    pixels = np.rot90(np.asarray(turned, np.float32), how.turns)
    chance = np.random.default_rng(how.seed)
    dark = pixels * (1 - how.grey / PAPER) if how.grey else pixels
    spots = chance.normal(0, how.noise, dark.shape) if how.noise else 0
    return Image.fromarray(np.clip(dark + spots, 0, PAPER).astype(np.uint8))
