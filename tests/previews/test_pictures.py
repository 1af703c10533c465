"""Pictures are drawn anew: what is seen stays, and nothing else does."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from chalicelib.files.previews import pictures
from chalicelib.files.previews.kinds import LARGE, SMALL, Refused
from tests.previews.making import SCRIPT, WORD, bomb, chunk, exif, halves, png, written


def drawn(tmp_path: Path, data: bytes) -> dict[str, Image.Image]:
    """The previews of a file, read again; none of them holds what was written beside the picture."""
    source = tmp_path / "sent"
    source.write_bytes(data)
    made = pictures.drawn(source)
    for each in made.values():
        assert each.startswith(b"RIFF")
        assert each[8:12] == b"WEBP"
        assert not any(mark in each for mark in (WORD, b"EXIF", b"ICCP", b"XMP ", b"<script", b"PK\x03\x04"))
        assert len(each) == int.from_bytes(each[4:8], "little") + 8, "nothing stands behind its end"
    return {name: Image.open(io.BytesIO(each)) for name, each in made.items()}


def like(seen: object, wanted: tuple[int, ...], within: int = 30) -> bool:
    """Whether a colour is nearly another one."""
    assert isinstance(seen, tuple)
    return all(abs(one - other) <= within for one, other in zip(seen, wanted, strict=False))


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("RGB", "JPEG"), ("CMYK", "JPEG"), ("L", "JPEG"), ("RGB", "PNG"), ("RGBA", "PNG"), ("P", "PNG"),
        ("LA", "PNG"), ("1", "PNG"), ("P", "GIF"), ("RGB", "WEBP"), ("RGBA", "WEBP"), ("RGB", "BMP"),
    ],
)  # fmt: skip
def test_every_way_to_keep_colours_is_read(tmp_path: Path, mode: str, kind: str) -> None:
    found = drawn(tmp_path, written(halves(mode, (2000, 1000)), kind))
    assert found[SMALL].size == (400, 200)
    assert found[LARGE].size == (1600, 800)
    if mode not in ("L", "LA", "1"):
        shown = found[SMALL].convert("RGB")
        assert like(shown.getpixel((50, 100)), (200, 30, 30))
        assert like(shown.getpixel((350, 100)), (30, 30, 200))


def test_sixteen_bits_of_grey_are_scaled_and_not_cut_off(tmp_path: Path) -> None:
    grey = Image.new("I;16", (300, 300), 0x8000)
    shown = drawn(tmp_path, written(grey, "PNG"))[SMALL].convert("RGB")
    assert like(shown.getpixel((100, 100)), (128, 128, 128), within=4)


def test_a_small_picture_is_not_made_larger(tmp_path: Path) -> None:
    found = drawn(tmp_path, written(halves(size=(30, 20)), "PNG"))
    assert found[SMALL].size == found[LARGE].size == (30, 20)


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    clear = halves("RGBA")
    clear.paste((0, 0, 0, 0), (0, 0, 300, 300))
    shown = drawn(tmp_path, written(clear, "PNG"))[SMALL]
    assert shown.mode == "RGBA"
    near, far = shown.getpixel((50, 100)), shown.getpixel((350, 100))
    assert isinstance(near, tuple)
    assert isinstance(far, tuple)
    assert (near[3], far[3]) == (0, 255)


def test_a_palette_with_a_clear_colour_stays_clear(tmp_path: Path) -> None:
    picture = Image.new("P", (100, 100), 0)
    picture.putpalette([0, 0, 0, 255, 255, 255])
    shown = drawn(tmp_path, written(picture, "GIF", transparency=0))[SMALL]
    pixel = shown.getpixel((50, 50))
    assert isinstance(pixel, tuple)
    assert pixel[3] == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_where_and_by_whom_it_was_taken_is_left_behind(tmp_path: Path, kind: str) -> None:
    sent = written(halves(), kind, exif=exif(), icc_profile=b"profile " + WORD)
    assert WORD in sent
    found = drawn(tmp_path, sent)
    for each in found.values():
        each.load()
        assert not each.getexif()
        assert not set(each.info) & {"exif", "icc_profile", "xmp", "comment"}


@pytest.mark.parametrize(
    ("orientation", "size", "corner"),
    [(1, (400, 200), (200, 30, 30)), (3, (400, 200), (30, 30, 200)), (6, (200, 400), (200, 30, 30)),
     (8, (200, 400), (30, 30, 200))],
)  # fmt: skip
def test_it_stands_as_it_was_held(
    tmp_path: Path, orientation: int, size: tuple[int, int], corner: tuple[int, ...]
) -> None:
    found = drawn(tmp_path, written(halves(), "JPEG", exif=exif(orientation)))
    assert found[SMALL].size == size
    assert like(found[SMALL].convert("RGB").getpixel((20, 20)), corner)


def test_damaged_words_beside_a_picture_do_not_spoil_it(tmp_path: Path) -> None:
    sent = written(halves(), "JPEG", exif=b"Exif\x00\x00II*\x00" + b"\xff" * 40)
    assert drawn(tmp_path, sent)[SMALL].size == (400, 200)


def test_colours_of_another_profile_are_those_of_a_screen(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert drawn(tmp_path, written(halves(), "PNG", icc_profile=lab))[SMALL].size == (400, 200)
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    shown = drawn(tmp_path, written(halves(), "PNG", icc_profile=screen))[SMALL]
    assert like(shown.getpixel((50, 100)), (200, 30, 30), within=12)


def test_of_a_moving_picture_the_first_frame_is_drawn(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (100, 100), colour) for colour in ("green", "yellow", "white")]
    for kind in ("GIF", "WEBP", "PNG"):
        sent = written(frames[0], kind, save_all=True, append_images=frames[1:])
        found = drawn(tmp_path, sent)
        assert getattr(found[SMALL], "n_frames", 1) == 1
        assert like(found[SMALL].convert("RGB").getpixel((50, 50)), (0, 128, 0))


def test_a_square_of_a_hundred_million_pixels_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    source = tmp_path / "bomb"
    source.write_bytes(bomb(10_000))
    assert source.stat().st_size < 200_000
    with pytest.raises(Refused, match="too_many_pixels"):
        pictures.drawn(source)
    # It is the claim that is judged: nothing of what follows is looked at.
    source.write_bytes(png(65_000, 65_000, b"no pixels at all"))
    with pytest.raises(Refused, match="too_many_pixels"):
        pictures.drawn(source)


def zipped() -> bytes:
    """A small archive, as Java and office programs read it: from its end."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word.txt", WORD)
    return out.getvalue()


@pytest.mark.parametrize("tail", [zipped(), SCRIPT, b"<?php " + WORD, b"%PDF-1.4\n" + WORD])
@pytest.mark.parametrize("kind", ["GIF", "PNG", "JPEG"])
def test_what_stands_behind_a_picture_is_gone(tmp_path: Path, kind: str, tail: bytes) -> None:
    drawn(tmp_path, written(halves(), kind) + tail)


def test_what_is_written_within_a_picture_is_gone(tmp_path: Path) -> None:
    sent = written(halves(), "PNG")
    end = sent.index(b"IDAT") - 4
    drawn(tmp_path, sent[:end] + chunk(b"tEXt", b"Comment\x00" + SCRIPT) + sent[end:])
    drawn(tmp_path, written(halves(), "JPEG", comment=SCRIPT))
    drawn(tmp_path, written(halves("P"), "GIF", comment=SCRIPT))


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        SCRIPT,
        b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>",
        b"%PDF-1.4 no picture",
        written(halves(), "JPEG")[:1500],
        written(halves(), "PNG")[:200],
        written(halves(), "TIFF"),
        png(0, 100, b""),
        b"GIF89a" + b"\xff" * 40,
        b"RIFF\xff\xff\xff\x7fWEBPVP8X" + b"\xff" * 40,
    ],
)
def test_what_is_no_whole_picture_of_a_known_kind_is_not_drawn(tmp_path: Path, sent: bytes) -> None:
    source = tmp_path / "sent"
    source.write_bytes(sent)
    with pytest.raises((Refused, OSError, SyntaxError, ValueError)):
        pictures.drawn(source)
