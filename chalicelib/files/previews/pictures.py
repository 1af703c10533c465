"""Pictures, drawn anew in two sizes: as WebP, upright, in sRGB, and without a word of what came with them.

Where they were taken, by which camera, in whose profile, and whatever stands behind their end stays behind.
Of a moving picture the first frame is drawn.
"""

import io
import warnings
from pathlib import Path
from typing import Final

from PIL import Image, ImageCms, ImageOps

from chalicelib.files.previews.kinds import EDGES, LARGE, Refused

FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
PIXELS_MOST: Final = 64_000_000
"""The largest cameras take 50 million. It bounds what a few bytes can swell to."""
Image.MAX_IMAGE_PIXELS = PIXELS_MOST
PROFILE_MOST: Final = 4_000_000
QUALITY: Final = 80
SHADES: Final = 256
"""Of 65,536 shades of grey, how many make one of those that a screen shows."""


def drawn(source: Path) -> dict[str, bytes]:
    """A picture's previews by name. Raises Refused, or whatever a damaged file makes the library raise."""
    with warnings.catch_warnings():
        # What is odd beside a picture is of no interest; a claim of too many pixels is judged by its header.
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(source, formats=FORMATS) as picture:
                return sizes(_upright(_flat(picture)))
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise Refused("too_many_pixels") from None


def sizes(picture: Image.Image) -> dict[str, bytes]:
    """A picture in all sizes of previews; none is made larger than it is."""
    return {name: _written(picture, edge) for name, edge in EDGES.items()}


def _flat(picture: Image.Image) -> Image.Image:
    """The picture in the size of the larger preview, with colours that all its pixels can be mixed in."""
    flat = _mixable(picture)
    flat.thumbnail((EDGES[LARGE], EDGES[LARGE]), reducing_gap=2.0)
    return flat


def _mixable(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I;16"):
        return picture.point(lambda shade: shade * (1 / SHADES)).convert("L")
    if picture.mode in ("P", "PA"):
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    return picture.convert("L") if picture.mode in ("1", "I", "F") else picture


def _upright(picture: Image.Image) -> Image.Image:
    """As it was held when it was taken, in colours as every screen has them."""
    profile = picture.info.get("icc_profile")
    turned = _turned(picture)
    solid = turned.convert("RGB") if turned.mode == "RGBA" else turned
    coloured = _in_srgb(solid, profile) if solid.mode in ("RGB", "CMYK") else solid
    wanted = "RGBA" if turned.has_transparency_data else "RGB"
    plain = coloured.convert(wanted)
    if wanted == "RGBA" and turned.mode == "RGBA":
        plain.putalpha(turned.getchannel("A"))
    return plain


def _turned(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # noqa: BLE001 (what came with a picture may be anything; the picture itself is well)
        return picture


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile or len(profile) > PROFILE_MOST:
        return picture
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, own, screen, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _written(picture: Image.Image, edge: int) -> bytes:
    small = picture.copy()
    small.thumbnail((edge, edge))
    # From the pixels alone: whatever the library keeps beside them is not carried along.
    bare = Image.frombytes(small.mode, small.size, small.tobytes())
    out = io.BytesIO()
    bare.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
