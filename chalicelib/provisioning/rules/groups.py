"""What a directory says of a group (RFC 7643, section 4.2), whole or by changes (RFC 7644, section 3.5.2)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from chalicelib.access.model import PersonId
from chalicelib.foundation import hygiene
from chalicelib.foundation.folding import fold
from chalicelib.foundation.refusals import Conflict
from chalicelib.provisioning.model.filters import Compared, Filter, Path, Together
from chalicelib.provisioning.model.groups import Catalogue, Group, Wish
from chalicelib.provisioning.model.refusals import Misunderstood
from chalicelib.provisioning.rules import attributes, patching

NAME_MOST: Final = 200
MEMBERS_MOST: Final = 5_000
"""Members of one group."""
OF_ROLE_MOST: Final = 100
"""Members of a group that makes something of them: each is looked at in the request."""
NAMED_MOST: Final = 1_000
"""Members that one request can name."""
GROUPS_MOST: Final = 1_000
TEXTS: Final = {"displayname": "name", "externalid": "external"}
MEMBERS: Final = "members"


def wanted(resource: Mapping[str, Any]) -> Wish:
    """What a whole resource wants. Raises Misunderstood."""
    texts = {ours: attributes.under(resource, theirs) for theirs, ours in TEXTS.items()}
    named = attributes.key_of(resource, MEMBERS)
    whole = None if named is None else frozenset(_members(resource[named]))
    said = tuple((ours, _text(value)) for ours, value in texts.items() if value is not None)
    if not dict(said).get("name"):
        raise Misunderstood("scim_group_name")
    return Wish(said, whole)


def changed(body: Mapping[str, Any]) -> Wish:
    """What changes want, one after the other. Raises Misunderstood."""
    wish = Wish()
    for operator, where, value in patching.steps(body):
        name = where.names[0].lower()
        if name in patching.READ_ONLY:
            raise Misunderstood("scim_mutability")
        if name == MEMBERS:
            wish = _peopled(wish, operator, where, value)
        elif name in TEXTS:
            text = None if operator == "remove" else _text(value)
            wish = replace(wish, texts=(*wish.texts, (TEXTS[name], text)))
    if ("name", None) in wish.texts:
        raise Misunderstood("scim_mutability")
    return wish


def _peopled(wish: Wish, operator: str, where: Path, value: Any) -> Wish:
    if operator == "remove" and where.chosen is None and value is None:
        return replace(wish, whole=frozenset(), added=frozenset(), removed=frozenset())
    people = frozenset(_chosen(where.chosen) if where.chosen is not None else _members(value))
    if operator == "replace":
        return replace(wish, whole=people, added=frozenset(), removed=frozenset())
    if operator == "add":
        return replace(wish, added=wish.added | people, removed=wish.removed - people)
    return replace(wish, added=wish.added - people, removed=wish.removed | people)


def _members(value: Any) -> list[PersonId]:
    several = value if isinstance(value, list) else [value]
    if len(several) > NAMED_MOST:
        raise Misunderstood("scim_many_members")
    found = [attributes.under(each, "value") if isinstance(each, Mapping) else each for each in several]
    if not all(isinstance(each, str) for each in found):
        raise Misunderstood("scim_value")
    return [PersonId(each) for each in found]


def _chosen(chosen: Filter) -> Iterable[PersonId]:
    """Whom a filter on members names, one by one."""
    if isinstance(chosen, Together) and chosen.operator == "or":
        return [person for each in chosen.parts for person in _chosen(each)]
    if isinstance(chosen, Compared) and (chosen.names, chosen.operator) == (("value",), "eq"):
        return [PersonId(str(chosen.value))]
    raise Misunderstood("scim_path")


def _text(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise Misunderstood("scim_value")
    return (value or "").strip() or None


def named(group: Group, wish: Wish, among: Catalogue) -> Group:
    """The group with what a wish calls it. Raises Unclean, Conflict `group_taken` for what another is called,
    or is known by."""
    clean: dict[str, Any] = {
        ours: text and hygiene.line(text, pointer=f"/{ours}", most=NAME_MOST) for ours, text in wish.texts
    }
    after = replace(group, **clean) if clean else group
    for other in among.groups:
        same = fold(other.name) == fold(after.name) or (after.external and other.external == after.external)
        if other.id != group.id and same:
            raise Conflict("group_taken")
    return after


def target(present: frozenset[PersonId], wish: Wish) -> frozenset[PersonId]:
    """Who shall be in a group, as far as a wish concerns them."""
    begun = wish.whole if wish.whole is not None else present
    return (begun | wish.added) - wish.removed
