"""What leaves the house in the words of SCIM."""

from typing import Final

from chalicelib.foundation.doors import Dialect
from chalicelib.provisioning.present.errors import MEDIA, refused

SCIM: Final = Dialect(MEDIA, refused, "provision")
"""How the doors of SCIM speak, and who comes in by them."""
