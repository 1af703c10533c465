"""What is sent: bodies of requests, and the people whom paths name beside a place."""

import itertools
from typing import Any

from tests.matrix.model import Spot, Who

_numbers = itertools.count(1)


def same_purpose(who: Who, spot: Spot) -> Any:
    return {"purpose": spot.scene.purpose}


def same_name(who: Who, spot: Spot) -> Any:
    return {"name": spot.scene.name}


def same_body(who: Who, spot: Spot) -> Any:
    return {"body": spot.scene.body_of(spot.item)}


def writing(who: Who, spot: Spot) -> Any:
    return {"kind": "update", "body": "Said.", "audience": spot.scene.audience()}


def answering(who: Who, spot: Spot) -> Any:
    return {"comment": spot.scene.said.id}


def for_target(who: Who, spot: Spot) -> Any:
    return {"person": spot.scene.target.id}


def asker(who: Who, spot: Spot) -> str:
    return str(spot.scene.asker.id)


def a_guest(who: Who, spot: Spot) -> Any:
    company = spot.scene.world.companies["acme"]
    email, ends_on = f"guest.of.{next(_numbers)}@partner.example", spot.scene.world.ends_on
    return {
        "email": email,
        "name": "Guy",
        "company": company,
        "ends_on": ends_on,
        "communities": [spot.place.id],
    }


def a_member(who: Who, spot: Spot) -> Any:
    return {"email": f"member.{next(_numbers)}@matrix.example", "name": "Mia"}


def a_sheet(who: Who, spot: Spot) -> Any:
    return f"email,name\r\nsheet.{next(_numbers)}@matrix.example,Sam\r\n".encode()


def an_address(who: Who, spot: Spot) -> Any:
    return {"email": f"nobody.{next(_numbers)}@matrix.example"}


def a_code(who: Who, spot: Spot) -> Any:
    return {**an_address(who, spot), "code": "000000"}


def a_token(who: Who, spot: Spot) -> Any:
    return {"name": "Token", "ends_on": spot.scene.world.ends_on}


def a_passkey(who: Who, spot: Spot) -> Any:
    return {"name": "Passkey", "client_data": "e30", "attestation": "oA"}


def a_proof(who: Who, spot: Spot) -> Any:
    proof = {"client_data": "e30", "authenticator_data": "oA", "signature": "oA"}
    return {**proof, "credential": "MDEyMzQ1Njc4OWFiY2RlZg", "user_handle": "MDAwMDAwMDAwMDAwMA"}


def a_past_token(who: Who, spot: Spot) -> Any:
    return {"name": "Token", "ends_on": "2020-01-01"}


def a_resource(who: Who, spot: Spot) -> Any:
    return {"userName": "matrix@example.org", "displayName": "Matrix"}


def a_search(who: Who, spot: Spot) -> Any:
    return {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]}


def lasting(who: Who, spot: Spot) -> Any:
    return {"ends_on": spot.scene.world.ends_on, "sponsor": who.id or spot.scene.target.id}


def with_participant(who: Who, spot: Spot) -> Any:
    return {"person": spot.scene.world.members["participant"].id}


def a_bot(who: Who, spot: Spot) -> Any:
    return {"name": f"Bot {next(_numbers)}"}
