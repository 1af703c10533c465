"""The only speaker to the tables about people, their companies and their credentials."""

from chalicelib.access.keys import card
from chalicelib.people.store.companies import company
from chalicelib.people.store.people import by_address, hashed, keep, person_in, person_of

__all__ = ["by_address", "card", "company", "hashed", "keep", "person_in", "person_of"]
