"""Links to objects: signed for CloudFront where files have an address of their own, otherwise for S3 itself.

Source: Amazon CloudFront developer guide, signed URLs with a canned policy (RSA, SHA-1, as it demands).
"""

from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode

from chalicelib.foundation import clock, objects, settings


def link(key: str, *, media: str, disposition: str, seconds: int) -> str:
    """A link to read one object by, for so many seconds, as that type and with that disposition."""
    origin = settings.files_origin()
    if origin is None:
        return objects.link(key, media=media, disposition=disposition, seconds=seconds)
    said = urlencode(
        {"response-content-disposition": disposition, "response-content-type": media}, quote_via=quote
    )
    return signed(f"{origin}/{quote(key)}?{said}", clock.utc(clock.now() + seconds * clock.SECOND))


def signed(url: str, until: datetime) -> str:
    """An address that CloudFront answers until an instant, to whoever has it."""
    from botocore.signers import CloudFrontSigner

    signer = CloudFrontSigner(settings.files_key_id(), _sign)
    made: str = signer.generate_presigned_url(url, date_less_than=until)
    return made


def _sign(message: bytes) -> bytes:
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import padding

    key: Any = serialization.load_pem_private_key(settings.files_key(), password=None)
    # CloudFront takes no other digest.
    made: bytes = key.sign(message, padding.PKCS1v15(), hashes.SHA1())  # noqa: S303
    return made
