"""Of a document its first page is a picture; of a text its beginning is plain text."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from chalicelib.files.previews import documents, texts
from chalicelib.files.previews.kinds import LARGE, SMALL, Refused
from tests.previews.making import SCRIPT, WORD, pdf


def drawn(tmp_path: Path, data: bytes) -> dict[str, Image.Image]:
    """The previews of a document, read again."""
    source = tmp_path / "sent"
    source.write_bytes(data)
    made = documents.drawn(source)
    assert not any(mark in each for each in made.values() for mark in (WORD, b"<script", b"%PDF"))
    return {name: Image.open(io.BytesIO(each)) for name, each in made.items()}


def test_the_first_page_is_drawn(tmp_path: Path) -> None:
    found = drawn(tmp_path, pdf())
    assert found[LARGE].height == 1600
    assert found[SMALL].height == 400
    shown = found[SMALL].convert("RGB")
    left, right = shown.getpixel((20, 200)), shown.getpixel((shown.width - 20, 200))
    assert isinstance(left, tuple)
    assert left[0] > 200
    assert left[1] < 60
    assert right == (255, 255, 255)


@pytest.mark.parametrize(("width", "height"), [(14_400, 14_400), (14_400, 2), (5_000_000, 5_000_000)])
def test_a_huge_page_is_drawn_no_larger_than_a_preview(tmp_path: Path, width: int, height: int) -> None:
    found = drawn(tmp_path, pdf(width=width, height=height))
    assert max(found[LARGE].size) <= 1600


def test_a_document_that_is_a_page_of_the_web_too_is_only_a_picture(tmp_path: Path) -> None:
    drawn(tmp_path, SCRIPT + b"\n" + pdf())
    drawn(tmp_path, pdf() + SCRIPT)


@pytest.mark.parametrize(
    "sent", [b"", SCRIPT, b"%PDF-1.4\n", pdf()[:120], pdf().replace(b"/Page ", b"/Xage ")]
)
def test_what_is_no_document_is_not_drawn(tmp_path: Path, sent: bytes) -> None:
    source = tmp_path / "sent"
    source.write_bytes(sent)
    with pytest.raises((Refused, pypdfium2.PdfiumError)):
        documents.drawn(source)


def test_the_first_hundred_lines_of_a_text_are_shown() -> None:
    lines = texts.beginning(b"\r\n".join(b"%d;row" % number for number in range(500))).split("\n")
    assert lines[:2] == ["0;row", "1;row"]
    assert len(lines) == 100


def test_a_line_and_a_text_have_an_end() -> None:
    assert len(texts.beginning(b"x" * 100_000)) == 500
    assert len(texts.beginning(b"\n".join([b"y" * 400] * 90))) == 8_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_in_any_usual_encoding_is_read(encoding: str) -> None:
    assert texts.beginning("Café, 5 €\nœuvre".encode(encoding)) == "Café, 5 €\nœuvre"


def test_a_character_that_was_cut_in_two_does_not_change_the_encoding() -> None:
    sent = b"a" * (texts.READ_MOST - 1) + "é".encode()
    assert texts.beginning(b"\xc3\xa9\n" + sent[: texts.READ_MOST - 3]).startswith("é\n")
    assert texts.beginning(b"\xc3\xa9 caf\xc3") == "é caf"


def test_signs_that_hide_or_turn_are_left_out() -> None:
    sent = "one\u202egpj.exe\u202c\x1b[31m\u200b\x00two".replace("\x00", "\x07").encode()
    assert texts.beginning(sent) == "onegpj.exe[31mtwo"
    assert texts.beginning("5\u202f000\u00a0€\tx".encode()) == "5 000 €\tx"


@pytest.mark.parametrize("sent", [b"", b" \n\r\n ", b"PK\x03\x04\x00\x00", b"\x7fELF\x00\x01"])
def test_what_is_no_text_has_no_beginning(tmp_path: Path, sent: bytes) -> None:
    source = tmp_path / "sent"
    source.write_bytes(sent)
    with pytest.raises(Refused):
        texts.shown(source)


def test_a_script_in_a_text_is_a_text(tmp_path: Path) -> None:
    source = tmp_path / "sent"
    source.write_bytes(SCRIPT)
    assert texts.shown(source) == {"text.txt": SCRIPT}
