"""The end points of people. Importing this declares them."""

from chalicelib.people.routes import companies, me, people, sign_in

__all__ = ["companies", "me", "people", "sign_in"]
