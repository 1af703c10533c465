"""A person as SCIM shows them, and what a directory says of one in its resource (RFC 7643, section 4.1)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from chalicelib.access.model import PersonId, Status
from chalicelib.foundation import clock, hygiene
from chalicelib.people.model import Newcomer, Person
from chalicelib.people.rules import profiles
from chalicelib.provisioning.model.filters import Names
from chalicelib.provisioning.model.refusals import Misunderstood
from chalicelib.provisioning.model.resources import ADDRESS, ENTERPRISE, USER, Enrolment
from chalicelib.provisioning.rules import attributes

EXTERNAL_MOST: Final = 200
PART_MOST: Final = 100
TEXTS: Final[Mapping[str, Names]] = {
    "address": ("userName",),
    "external": ("externalId",),
    "display": ("displayName",),
    "formatted": ("name", "formatted"),
    "given": ("name", "givenName"),
    "family": ("name", "familyName"),
    "headline": ("title",),
    "language": ("preferredLanguage",),
    "time_zone": ("timezone",),
    "unit": (ENTERPRISE, "department"),
}
"""Every text that is kept, and where it stands."""
KNOWN: Final = frozenset({each[0].lower() for each in TEXTS.values()} | {"emails", "active"})
SPOKEN: Final = frozenset({"en", "fr"})
PROFILE: Final = ("headline", "unit", "time_zone")


def shown(person: Person, enrolment: Enrolment) -> dict[str, Any]:
    """The resource of a person. Their address is the one that the directory has given them, also before it
    works; what works until then stands beside it."""
    coming, own = person.coming, person.profile
    address = coming.address if coming else person.address
    name = {"formatted": person.name, "givenName": enrolment.given, "familyName": enrolment.family}
    told = {
        "schemas": [USER, *([ENTERPRISE] if own.unit else []), *([ADDRESS] if coming else [])],
        "id": person.id,
        "externalId": enrolment.external,
        "userName": address,
        "name": {key: value for key, value in name.items() if value},
        "displayName": person.name,
        "title": own.headline,
        "preferredLanguage": person.language,
        "timezone": own.time_zone,
        "active": person.status in (Status.INVITED, Status.ACTIVE),
        "emails": [{"value": address, "type": "work", "primary": True}],
        ENTERPRISE: {"department": own.unit} if own.unit else None,
        ADDRESS: {"works": person.address, "changes": clock.utc(coming.on).isoformat()} if coming else None,
    }
    return {key: value for key, value in told.items() if value is not None}


def said(resource: Mapping[str, Any]) -> dict[str, Any]:
    """What a resource says, by our names; what it does not name is left out. Raises Misunderstood."""
    found: dict[str, Any] = {}
    for ours, (first, *inner) in TEXTS.items():
        parent: Any = resource if not inner else attributes.under(resource, first)
        key = attributes.key_of(parent, inner[0] if inner else first) if isinstance(parent, Mapping) else None
        if key is not None:
            found[ours] = _text(parent[key])
    if attributes.key_of(resource, "active") is not None:
        found["active"] = _truth(attributes.under(resource, "active"))
    email = _email(attributes.under(resource, "emails"))
    return found if email is None else found | {"email": email}


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What is said otherwise than before; None for what is not said any more."""
    return {key: after.get(key) for key in (*before, *after) if before.get(key) != after.get(key)}


def _text(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise Misunderstood("scim_value")
    return (value or "").strip() or None


def _truth(value: Any) -> bool:
    """Entra ID sends truth as text."""
    told = {"true": True, "false": False}.get(str(value).lower()) if value is not None else None
    if told is None:
        raise Misunderstood("scim_value")
    return told


def _email(several: Any) -> str | None:
    """The address among several that is somebody's at work: the first one, or the only one."""
    found = [each for each in several if isinstance(each, Mapping)] if isinstance(several, list) else []
    for part, wanted in (("primary", "true"), ("type", "work")):
        for each in found:
            if str(attributes.under(each, part)).lower() == wanted:
                return _text(attributes.under(each, "value"))
    return _text(attributes.under(found[0], "value")) if found else None


def newcomer(told: Mapping[str, Any]) -> tuple[Newcomer, Enrolment]:
    """Whom a resource tells of, for the first time. Raises Misunderstood, Invalid."""
    address = _address(told, None)
    if address is None:
        raise Misunderstood("scim_user_name")
    enrolment = enrolled(told, Enrolment(PersonId("")))
    name = _name(told, enrolment) or address.partition("@")[0]
    draft = {"email": address, "name": name, **_profile(told)}
    invited = replace(profiles.newcomer(draft), resting=told.get("active") is False)
    return invited, enrolment


def enrolled(told: Mapping[str, Any], was: Enrolment) -> Enrolment:
    """What the directory alone knows, after what it says now. Raises Unclean."""
    most = {"external": EXTERNAL_MOST, "given": PART_MOST, "family": PART_MOST}
    clean: dict[str, Any] = {
        field: told[field] and hygiene.line(told[field], pointer=f"/{field}", most=bound)
        for field, bound in most.items()
        if field in told
    }
    return replace(was, **clean)


def revised(told: Mapping[str, Any], person: Person, enrolment: Enrolment) -> dict[str, Any]:
    """What a resource changes of an account, as an administrator would say it. Raises Misunderstood."""
    patch: dict[str, Any] = _profile(told)
    has = person.coming.address if person.coming else person.address
    address = _address(told, has)
    if address is not None and address.lower() != has:
        patch["email"] = address
    name = _name(told, enrolment)
    if name is not None and name != person.name:
        patch["name"] = name
    if "active" in told:
        patch |= _standing(person, active=told["active"])
    return patch


def _standing(person: Person, *, active: bool) -> dict[str, str]:
    works = person.status in (Status.INVITED, Status.ACTIVE)
    if works is active:
        return {}
    return {"status": "active" if active else "suspended"}


def _profile(told: Mapping[str, Any]) -> dict[str, Any]:
    found = {field: told[field] for field in PROFILE if field in told}
    if "language" in told:
        spoken = (told["language"] or "").partition("-")[0].lower()
        found |= {"language": spoken} if spoken in SPOKEN else {}
    return found


def _address(told: Mapping[str, Any], has: str | None) -> str | None:
    """The one address that a resource names, as a name to sign in with, as one for mails, or as both."""
    if "address" in told and told["address"] is None:
        raise Misunderstood("scim_user_name")
    named, mailed = told.get("address"), told.get("email")
    if named is not None and mailed is not None and named.lower() != mailed.lower():
        raise Misunderstood("scim_two_addresses")
    return named or mailed or has


def _name(told: Mapping[str, Any], enrolment: Enrolment) -> str | None:
    """The name by which somebody is to be known; None where a resource leaves it as it is."""
    whole = told.get("display") or told.get("formatted")
    if whole or not ({"given", "family"} & told.keys() and enrolment.given and enrolment.family):
        return whole or None
    return f"{enrolment.given} {enrolment.family}"
