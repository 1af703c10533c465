"""What the directory is told where it cannot be understood, or asks for what is not there.

Source: RFC 7644, section 3.12.
"""

from chalicelib.foundation.refusals import Refusal


class Misunderstood(Refusal):
    """400: the code says which; `present.errors` says what SCIM calls it."""

    status = 400
    default = "scim_value"


class Unsupported(Refusal):
    """501: a part of SCIM that is optional, and not supported here."""

    status = 501
    default = "scim_unsupported"
