"""Files as people send them, and as nobody should: made here, byte by byte where it matters."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

WORD = b"quokkadale-47.2184-1.5536"
"""What no preview may hold: written wherever a format lets people write."""
SCRIPT = b"<script>alert('" + WORD + b"')</script>"
LEFT, RIGHT = (200, 30, 30), (30, 30, 200)


def halves(mode: str = "RGB", size: tuple[int, int] = (600, 300)) -> Image.Image:
    """A red half and a blue one."""
    picture = Image.new("RGB", size, LEFT)
    picture.paste(RIGHT, (size[0] // 2, 0, size[0], size[1]))
    return picture.convert(mode)


def written(picture: Image.Image, kind: str, **said: Any) -> bytes:
    """A picture as a file."""
    out = io.BytesIO()
    picture.save(out, kind, **said)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Where and by whom a photograph was taken, and how the camera was held."""
    said = Image.Exif()
    said[0x0112] = orientation
    said[0x010F] = WORD.decode()
    place = said.get_ifd(0x8825)
    place[1], place[2] = "N", (47.0, 13.0, 6.0)
    place[3], place[4] = "W", (1.0, 33.0, 13.0)
    place[29] = WORD.decode()
    return said


def chunk(name: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, data: bytes, *, depth: int = 8, colour: int = 0) -> bytes:
    """A PNG that claims a size, whatever is in it."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def bomb(edge: int) -> bytes:
    """A black square of `edge` pixels: a few kilobytes on disk, `edge` squared in memory."""
    squeeze = zlib.compressobj(9)
    row = b"\x00" * (edge + 1)
    data = b"".join(squeeze.compress(row) for _ in range(edge)) + squeeze.flush()
    return png(edge, edge, data)


def pdf(*, width: float = 595, height: float = 842, drawn: bytes = b"1 0 0 rg 0 0 300 842 re f") -> bytes:
    """A document of one page, whose left half is red, with a script that opens with it."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert('x')) >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents 4 0 R >>" % (width, height),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Title (" + WORD + b") >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(parts) + 1
    listed = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    ending = b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(out))
    return out + listed + ending
