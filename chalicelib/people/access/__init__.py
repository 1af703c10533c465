"""The only way to people: who may see whom, and who may run the network."""

from chalicelib.people.access.sight import (
    answers_for,
    demand_domain,
    face_of,
    faces,
    known_company,
    require_administrator,
    require_member,
    require_person,
    require_session,
    sees,
    visible,
)

__all__ = [
    "answers_for",
    "demand_domain",
    "face_of",
    "faces",
    "known_company",
    "require_administrator",
    "require_member",
    "require_person",
    "require_session",
    "sees",
    "visible",
]
