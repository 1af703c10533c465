"""The rooms of the house that have doors, and what hangs where. A new subject with end points is named here.

Nothing is imported for it: a room is put up when somebody first comes to one of its doors, and what hangs
somewhere is loaded when it is first needed there. A process that starts waits for neither.
"""

from collections.abc import Mapping
from typing import Final

ROOMS: Final = (
    "communities", "conversation", "federation", "feed", "files", "governance", "mail", "network",
    "notifications", "passkeys", "people", "provisioning", "service", "webhooks",
)  # fmt: skip
"""The doors of each stand in its `routes`. Which door is in which room, `doors.json` beside this says."""

HUNG: Final[Mapping[str, tuple[str, ...]]] = {
    "after a request": (
        "chalicelib.access.traces:leave_trace",
        "chalicelib.people.store.credentials:note_use",
    ),
    "asking": ("chalicelib.governance.access.waiting:GLASS_ASKS",),
    "attaching": ("chalicelib.files.actions.attaching",),
    "meeting": ("chalicelib.communities.access:meets",),
    "news": ("chalicelib.mail.actions.waiting:expect",),
    "showing": ("chalicelib.files.present.attached",),
    "telling": (
        "chalicelib.access.attempts",
        "chalicelib.access.traces",
        "chalicelib.communities.events",
        "chalicelib.conversation.events",
        "chalicelib.federation.events",
        "chalicelib.files.events",
        "chalicelib.governance.events.audit",
        "chalicelib.governance.events.glass",
        "chalicelib.governance.events.register",
        "chalicelib.mail.events",
        "chalicelib.network.events",
        "chalicelib.passkeys.events",
        "chalicelib.pasted.events",
        "chalicelib.people.events",
        "chalicelib.provisioning.events",
        "chalicelib.service.events",
        "chalicelib.webhooks.events",
    ),
}
"""What stands below is told by a name what hangs on it from above: a module, or something in one."""
