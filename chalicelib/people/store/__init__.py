"""The only speaker to the tables about people, their companies and their credentials."""

from chalicelib.access.keys import card
from chalicelib.people.store.addresses import by_address, hashed
from chalicelib.people.store.companies import company
from chalicelib.people.store.people import demand, demand_rest, demand_same, keep, person_in, person_of

__all__ = [
    "by_address", "card", "company", "demand", "demand_rest", "demand_same", "hashed", "keep", "person_in",
    "person_of",
]  # fmt: skip
