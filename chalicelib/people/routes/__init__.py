"""The end points of people. Importing this declares them."""

from chalicelib.people.routes import appointments, bots, companies, me, people, sign_in

__all__ = ["appointments", "bots", "companies", "me", "people", "sign_in"]
