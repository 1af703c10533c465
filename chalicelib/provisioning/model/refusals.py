"""What the directory is told where it cannot be understood (RFC 7644, section 3.12)."""

from chalicelib.foundation.refusals import Refusal


class Misunderstood(Refusal):
    """400: the code says which; `present.errors` says what SCIM calls it."""

    status = 400
    default = "scim_value"
