"""What leaves the house about people, built field by field."""

from chalicelib.people.present.cards import CompanyRef, PersonRef, PersonView, ref

__all__ = ["CompanyRef", "PersonRef", "PersonView", "ref"]
