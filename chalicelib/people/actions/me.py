"""What people change about themselves."""

from collections.abc import Mapping
from typing import Any

from chalicelib.access.viewer import Viewer
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import NotSignedIn
from chalicelib.people import access, store
from chalicelib.people.events import PersonChanged, PreferencesChanged
from chalicelib.people.model import Person, Preferences
from chalicelib.people.rules import profiles
from chalicelib.people.rules.preferences import preferred
from chalicelib.people.store import preferences


def myself(viewer: Viewer) -> Person:
    """The viewer as a person."""
    person = store.person_of(viewer, viewer.person)
    if person is None:
        raise NotSignedIn
    return person


def revise(viewer: Viewer, said: Mapping[str, Any]) -> Person:
    """Writes on the viewer's own card. Raises Invalid at the field that does not hold, Forbidden for bots."""
    access.require_person(viewer)
    was = myself(viewer)
    person = profiles.revised(was, said)
    if person == was:
        return was
    change = Change()
    kept = store.keep(change, person, was=was)
    change.commit(
        PersonChanged(by=viewer.person, subject=viewer.person, data={"fields": " ".join(sorted(said))})
    )
    return kept


def my_preferences(viewer: Viewer) -> Preferences:
    """When the viewer wants to hear from the network. Raises Forbidden for bots, who want nothing."""
    access.require_person(viewer)
    return preferences.preferences_in(viewer.held.row(preferences.key(viewer.person)))


def prefer(viewer: Viewer, said: Mapping[str, Any]) -> Preferences:
    """Changes when the viewer wants to hear from the network. Raises Forbidden for bots."""
    access.require_person(viewer)
    item = viewer.held.row(preferences.key(viewer.person))
    was = preferences.preferences_in(item)
    wanted = preferred(was, said)
    if wanted == was:
        return was
    change = Change()
    preferences.keep(change, viewer.person, wanted, was=item)
    change.commit(PreferencesChanged(by=viewer.person, subject=viewer.person))
    return wanted
