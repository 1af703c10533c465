"""Links where files have an address of their own: signed for CloudFront, name and type included."""

import base64
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from chalicelib.foundation import clock, links, settings
from tests.cast.clients import CLIENTS


@pytest.fixture
def signing(monkeypatch: pytest.MonkeyPatch) -> rsa.RSAPrivateKey:
    """A deployment whose files have a domain, and the key that it signs with."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    made = CLIENTS["secretsmanager"].create_secret(Name=f"files{id(key)}", SecretString=pem.decode())
    monkeypatch.setenv("FILES_ORIGIN", "https://files.example.org")
    monkeypatch.setenv("FILES_KEY_ID", "K123")
    monkeypatch.setenv("FILES_KEY_ARN", made["ARN"])
    settings.files_key.cache_clear()
    return key


def test_a_link_is_signed_whole_and_ends_in_a_minute(signing: rsa.RSAPrivateKey) -> None:
    before = clock.now() // clock.SECOND
    link = links.link("files/a/1", media="image/webp", disposition='inline; filename="é"', seconds=60)
    settings.files_key.cache_clear()
    parts = urlsplit(link)
    asked = parse_qs(parts.query)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "files.example.org", "/files/a/1")
    assert asked["response-content-disposition"] == ['inline; filename="é"']
    assert asked["response-content-type"] == ["image/webp"]
    until = int(asked["Expires"][0])
    assert before + 59 <= until <= clock.now() // clock.SECOND + 61
    plain = link.partition("&Expires=")[0]
    said = {"Statement": [{"Resource": plain, "Condition": {"DateLessThan": {"AWS:EpochTime": until}}}]}
    signature = base64.b64decode(asked["Signature"][0].translate(str.maketrans("-_~", "+=/")))
    policy = json.dumps(said, separators=(",", ":")).encode()
    signing.public_key().verify(signature, policy, padding.PKCS1v15(), hashes.SHA1())  # noqa: S303 (CloudFront takes no other)
    assert asked["Key-Pair-Id"] == ["K123"]
