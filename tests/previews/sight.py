"""A photograph, and what is seen of it."""

from tests.cast.clients import CLIENTS
from tests.cast.house import Somebody, done
from tests.files.sending import brought
from tests.previews.making import exif, halves, written

PHOTO = written(halves(size=(3000, 1500)), "JPEG", exif=exif(6))


def photo(who: Somebody, place: str) -> str:
    return brought(who, place, "Photo.jpg", "image/jpeg", PHOTO)


def card(who: Somebody, file: str) -> tuple[str, list[str], str]:
    """What the card says of a file's newest version: its preview, the previews by name, the scan."""
    told = done(who.get(f"/files/{file}"))
    return told["preview"], told["previews"], told["scan"]


def kept(file: str) -> list[str]:
    """All objects that were made of a file, every version of them."""
    from chalicelib.foundation import settings

    told = CLIENTS["s3"].list_object_versions(Bucket=settings.files_bucket(), Prefix=f"previews/{file}/")
    return [each["Key"] for kind in ("Versions", "DeleteMarkers") for each in told.get(kind, ())]
