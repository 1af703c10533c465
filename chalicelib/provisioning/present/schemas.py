"""What the directory can find out about this service (RFC 7643, sections 5 to 8; RFC 9865, section 3)."""

from typing import Any, Final

from chalicelib.foundation import settings
from chalicelib.provisioning.model.resources import ADDRESS, ENTERPRISE, GROUP, ROLE, USER
from chalicelib.provisioning.present.resources import BASE, COUNT_MOST

CONFIG: Final = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"
TYPE: Final = "urn:ietf:params:scim:schemas:core:2.0:ResourceType"
SCHEMA: Final = "urn:ietf:params:scim:schemas:core:2.0:Schema"


def _attribute(name: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    told = {
        "name": name, "type": kind, "multiValued": False, "description": name, "required": False,
        "mutability": "readWrite", "returned": "default",
    }  # fmt: skip
    texts = {"caseExact": False, "uniqueness": "none"} if kind in ("string", "reference") else {}
    renamed = {"parts": "subAttributes", "several": "multiValued", "change": "mutability"}
    return {**told, **texts, **{renamed.get(key, key): value for key, value in more.items()}}


READ: Final = {"change": "readOnly"}
EXTERNAL: Final = _attribute("externalId", caseExact=True, uniqueness="server")
NAME: Final = [_attribute("formatted"), _attribute("givenName"), _attribute("familyName")]
EMAIL: Final = [_attribute("value"), _attribute("type", **READ), _attribute("primary", "boolean", **READ)]
MEMBER: Final = [
    _attribute("value", change="immutable"),
    _attribute("$ref", "reference", referenceTypes=["User"], change="immutable"),
    _attribute("type", change="immutable", canonicalValues=["User"]),
]
SCHEMAS: Final[dict[str, tuple[str, list[dict[str, Any]]]]] = {
    USER: ("User", [
        _attribute("userName", required=True, uniqueness="server"),
        EXTERNAL, _attribute("name", "complex", parts=NAME), _attribute("displayName"), _attribute("title"),
        _attribute("preferredLanguage", canonicalValues=["en", "fr"]), _attribute("timezone"),
        _attribute("active", "boolean"), _attribute("emails", "complex", several=True, parts=EMAIL),
    ]),
    ENTERPRISE: ("EnterpriseUser", [_attribute("department")]),
    ADDRESS: ("AddressToCome", [_attribute("works", **READ), _attribute("changes", "dateTime", **READ)]),
    GROUP: ("Group", [
        _attribute("displayName", required=True, uniqueness="server"), EXTERNAL,
        _attribute("members", "complex", several=True, parts=MEMBER),
    ]),
    ROLE: ("RoleOfGroup", [
        _attribute("role", canonicalValues=["administrator", "auditor"], **READ),
        _attribute("without", several=True, **READ),
    ]),
}  # fmt: skip
"""Every schema, by its URN: what it is called, and its attributes."""
TYPES: Final = {"User": ("Users", USER, (ENTERPRISE, ADDRESS)), "Group": ("Groups", GROUP, (ROLE,))}


def configuration() -> dict[str, Any]:
    """What is supported."""
    no = {"supported": False}
    return {
        "schemas": [CONFIG],
        "patch": {"supported": True},
        "bulk": {**no, "maxOperations": 0, "maxPayloadSize": 0},
        "filter": {"supported": True, "maxResults": COUNT_MOST},
        "changePassword": no,
        "sort": no,
        "etag": {"supported": True},
        "pagination": {
            "cursor": True, "index": True, "defaultPaginationMethod": "index", "defaultPageSize": 100,
            "maxPageSize": COUNT_MOST,
        },
        "authenticationSchemes": [
            {
                "type": "oauthbearertoken",
                "name": "Bearer token",
                "description": "A token for the directory, made by an administrator of the network.",
                "primary": True,
            }
        ],
        "meta": _meta("ServiceProviderConfig", "/ServiceProviderConfig"),
    }  # fmt: skip


def resource_type(name: str) -> dict[str, Any] | None:
    """What there is to say of one kind of resources; None for what is none."""
    if name not in TYPES:
        return None
    place, schema, extensions = TYPES[name]
    return {
        "schemas": [TYPE],
        "id": name,
        "name": name,
        "endpoint": f"/{place}",
        "schema": schema,
        "schemaExtensions": [{"schema": each, "required": False} for each in extensions],
        "meta": _meta("ResourceType", f"/ResourceTypes/{name}"),
    }


def schema(urn: str) -> dict[str, Any] | None:
    """One schema; None for what is none."""
    if urn not in SCHEMAS:
        return None
    name, told = SCHEMAS[urn]
    return {
        "schemas": [SCHEMA],
        "id": urn,
        "name": name,
        "description": name,
        "attributes": told,
        "meta": _meta("Schema", f"/Schemas/{urn}"),
    }


def _meta(kind: str, path: str) -> dict[str, str]:
    return {"resourceType": kind, "location": f"{settings.origin()}{BASE}{path}"}
