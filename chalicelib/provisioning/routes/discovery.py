"""What the directory finds out before it begins (RFC 7644, section 4)."""

from typing import Any

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import doors
from chalicelib.foundation.refusals import NotFound
from chalicelib.provisioning import access
from chalicelib.provisioning.present import SCIM, resources, schemas


@doors.open("GET", "/scim/v2/ServiceProviderConfig", dialect=SCIM)
def show_service(viewer: Viewer) -> dict[str, Any]:
    """Says what of SCIM is supported."""
    access.require_directory(viewer)
    return schemas.configuration()


@doors.open("GET", "/scim/v2/ResourceTypes", dialect=SCIM)
def list_types(viewer: Viewer) -> dict[str, Any]:
    """Lists the kinds of resources."""
    access.require_directory(viewer)
    return _all([schemas.resource_type(each) for each in schemas.TYPES])


@doors.open("GET", "/scim/v2/ResourceTypes/{type_name}", dialect=SCIM)
def show_type(viewer: Viewer, type_name: str) -> dict[str, Any]:
    """Shows one kind of resources."""
    access.require_directory(viewer)
    return _there(schemas.resource_type(type_name))


@doors.open("GET", "/scim/v2/Schemas", dialect=SCIM)
def list_schemas(viewer: Viewer) -> dict[str, Any]:
    """Lists what resources are made of."""
    access.require_directory(viewer)
    return _all([schemas.schema(each) for each in schemas.SCHEMAS])


@doors.open("GET", "/scim/v2/Schemas/{schema_name}", dialect=SCIM)
def show_schema(viewer: Viewer, schema_name: str) -> dict[str, Any]:
    """Shows what one schema is made of."""
    access.require_directory(viewer)
    return _there(schemas.schema(schema_name))


def _all(found: list[dict[str, Any] | None]) -> dict[str, Any]:
    items = [each for each in found if each is not None]
    return resources.page(items, len(items), 1)


def _there(found: dict[str, Any] | None) -> dict[str, Any]:
    if found is None:
        raise NotFound
    return found
