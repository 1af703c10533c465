"""What follows a change: company names on cards, credentials of who left or has another address."""

from chalicelib.access.model import CompanyId, PersonId
from chalicelib.foundation.events import Event
from chalicelib.foundation.news import NotYet
from chalicelib.people.events import PersonSuspended
from chalicelib.people.model import Session, Token
from chalicelib.people.store import companies, credentials, people


def name_company(event: Event) -> None:
    """Writes a company's present name on the cards of its people. Repeats change nothing."""
    company = companies.read(event.subject)
    if company is None:
        raise NotYet
    for person in companies.people_of(CompanyId(event.subject)):
        people.name_company(person, company.name)


def end_credentials(event: Event) -> None:
    """Removes the sessions that somebody had when their account stopped, and on departure or with another
    address the tokens too.

    They open nothing since then, because the card says so in every request; without this, a suspended person
    who returns would find old browsers signed in, and lists would show what is void.
    """
    person = PersonId(event.subject)
    held: list[Session | Token] = [*credentials.sessions(person)]
    if not isinstance(event, PersonSuspended):
        held += credentials.tokens(person)
    for each in held:
        if each.created <= event.at:
            credentials.forget(person, each.row)
