"""The only way to people for the directory: who may speak for it, and of whom it may know."""

from chalicelib.access.model import Kind, PersonId, Status
from chalicelib.access.viewer import Viewer
from chalicelib.foundation.refusals import NotFound
from chalicelib.people import access as people
from chalicelib.people.model import Person


def require_directory(viewer: Viewer) -> None:
    """Raises Forbidden `administrators_only` once whoever made the token does not run the network any more.

    That it is a token of this kind was judged at the door.
    """
    people.require_administrator(viewer)


def employee(viewer: Viewer, person_id: PersonId) -> Person:
    """The employee with that id. Raises NotFound: who has left, guests and bots are not there for it."""
    person = people.visible(viewer, person_id)
    if not is_employee(person):
        raise NotFound
    return person


def is_employee(person: Person) -> bool:
    """Whether somebody is one of those whom the directory knows."""
    return person.kind is Kind.MEMBER and person.status is not Status.DEPARTED
