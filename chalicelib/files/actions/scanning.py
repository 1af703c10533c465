"""What a scan for malware found. What is blocked stays blocked; it is told to whoever brought it.

Source: Amazon GuardDuty, Malware Protection for S3, object scan results.
"""

from typing import Final

from chalicelib.files.actions import previewing
from chalicelib.files.events import FileBlocked
from chalicelib.files.model import File, ScanState
from chalicelib.files.store import files
from chalicelib.foundation.changes import Change

FOUND: Final = {"NO_THREATS_FOUND": ScanState.CLEAN, "THREATS_FOUND": ScanState.BLOCKED}
"""Whatever else is said (it cannot be read, it failed): the version is not scanned, and says so."""


def note(card: File, number: int, result: str) -> None:
    """Notes the result on a version's card, if it is there still; what is clean may be looked at now."""
    version = card.versions.get(number)
    if card.deleted or version is None or version.scan is ScanState.BLOCKED:
        return
    state = FOUND.get(result, ScanState.UNSCANNED)
    if state is ScanState.BLOCKED:
        _block(card, number)
        previewing.forget(card.id, number)
    elif files.scanned(card.id, number, state):
        previewing.make(card.id, number)


def _block(card: File, number: int) -> None:
    version = card.versions[number]
    change = Change()
    files.block(change, card, number)
    refs = {"file": card.id, "version": str(number), "author": version.by}
    stamp = "+".join(dict.fromkeys((card.stamp.text, version.stamp.text)))
    change.commit(FileBlocked(by="", subject=card.id, community=card.community, stamp=stamp, refs=refs))
