"""What ends mails with one click may be sent with: nothing that is read."""

from typing import Final

ONE_CLICK: Final = ("application/x-www-form-urlencoded", "multipart/form-data", "application/json")
"""RFC 8058: mail programs send `List-Unsubscribe=One-Click` as a form."""
