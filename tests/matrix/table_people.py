"""The second half of the table: what is about people, the network, and oneself."""

from typing import Final

from tests.matrix.drafts import (
    a_bot,
    a_code,
    a_member,
    a_passkey,
    a_past_token,
    a_proof,
    a_resource,
    a_search,
    a_sheet,
    a_token,
    an_address,
    lasting,
)
from tests.matrix.model import (
    ABSENT,
    FORBIDDEN,
    INVALID,
    SIGNED_OUT,
)
from tests.matrix.page import (
    administrator,
    anybody,
    auditor,
    human,
    human_member,
    member,
    nobody,
    officer,
    sees,
)
from tests.matrix.sentences import (
    absent_for_officers,
    another_ones,
    never,
    nothing_to_sign,
    of_person,
    out_of_date,
    renewing,
    reporting_access,
    unproven,
)
from tests.matrix.takes import (
    Takes,
    network,
    own,
    person,
    says,
    visitors,
)

NOT_THERE: Final = {"verdict": lambda who, spot: {404} if who.signed_in else {SIGNED_OUT}, "known": never}
"""What is another's alone."""

ABOUT_PEOPLE: Final[dict[str, Takes | tuple[Takes, ...]]] = {
    # People.
    "GET /people": (
        network(member),
        network(member, query="?kind=guest"),
        network(administrator, query="?status=suspended"),
    ),
    "GET /people/{person_id}": person(sees, anybody, shows=of_person),
    "GET /people/{person_id}/access": person(sees, anybody, verdict=reporting_access),
    "PATCH /people/{person_id}": person(
        sees,
        administrator,
        absent=FORBIDDEN,
        body=says(),
        attack=says(roles=["administrator"], status="departed"),
    ),
    "PUT /people/{person_id}/appointment/signature": person(sees, nobody, verdict=nothing_to_sign),
    "DELETE /people/{person_id}/appointment": person(sees, administrator, absent=FORBIDDEN),
    "PATCH /guests/{person_id}": person(sees, anybody, verdict=renewing, body=says(), attack=lasting),
    "POST /people": network(administrator, body=a_member),
    "POST /people/import": network(administrator, body=a_sheet, headers={"content_type": "text/csv"}),
    "GET /companies": network(member),
    "POST /companies": network(administrator, body=says(name="Made by the matrix")),
    "PATCH /companies/{company_id}": network(administrator, body=says(), attack=says(name="Mine now")),
    # Those who run the network, and those who watch them.
    "GET /look": network(anybody),
    "PUT /look": network(
        administrator, body=says(name="Entrenous", accent=205), attack=says(name="Mine now", accent=1)
    ),
    "GET /service-level": network(anybody),
    "PUT /service-level/support": network(
        administrator,
        body=says(contact="desk@calvent.example"),
        attack=says(contact="mine@elsewhere.example"),
    ),
    "GET /settings": network(officer),
    "PATCH /settings": network(administrator, body=says(), attack=says(guests=False, domains=None)),
    "GET /settings/changes": network(officer),
    "PUT /settings/changes/{number}/signature": network(nobody, verdict=absent_for_officers),
    "DELETE /settings/changes/{number}": network(nobody, verdict=absent_for_officers),
    "GET /appointments": network(administrator),
    "GET /register": network(administrator),
    "GET /break-glass": network(officer),
    "GET /audit": network(auditor),
    "GET /ledger": network(member),
    # The company's directory, whose doors nobody opens by being somebody.
    **{
        f"GET /scim/v2/{each}": network(nobody)
        for each in (
            "ServiceProviderConfig",
            "ResourceTypes",
            "ResourceTypes/{type_name}",
            "Schemas",
            "Schemas/{schema_name}",
            "Users",
            "Users/{person_id}",
            "Groups",
            "Groups/{group_id}",
            "Me",
        )
    },
    **{
        f"POST /scim/v2/{each}": network(nobody, body=a_search)
        for each in (".search", "Users/.search", "Groups/.search")
    },
    **{
        f"{method} /scim/v2/{each}": network(nobody, body=a_resource)
        for method, each in (
            ("POST", "Users"),
            ("PUT", "Users/{person_id}"),
            ("PATCH", "Users/{person_id}"),
            ("DELETE", "Users/{person_id}"),
            ("POST", "Groups"),
            ("PUT", "Groups/{group_id}"),
            ("PATCH", "Groups/{group_id}"),
            ("DELETE", "Groups/{group_id}"),
            ("POST", "Bulk"),
            ("POST", "Me"),
            ("PUT", "Me"),
            ("PATCH", "Me"),
            ("DELETE", "Me"),
        )
    },
    "GET /directory": network(administrator),
    "POST /directory/tokens": network(administrator, verdict=out_of_date, body=a_past_token),
    "DELETE /directory/tokens/{token_id}": network(administrator),
    "PUT /directory/groups/{group_id}": network(nobody, verdict=absent_for_officers, body=says(role=None)),
    # One's own.
    "GET /me": own(),
    "PATCH /me": own(human, body=says()),
    "GET /me/preferences": own(human),
    "PATCH /me/preferences": own(human, body=says()),
    "PUT /notifications/seen": own(body=says(until="0" * 26)),
    "GET /me/sessions": own(),
    "DELETE /me/sessions/{session_id}": own(),
    "GET /me/tokens": own(),
    "POST /me/tokens": own(human, body=a_token),
    "DELETE /me/tokens/{token_id}": own(),
    "GET /me/passkeys": own(),
    "POST /me/passkeys/challenges": own(human),
    "POST /me/passkeys": own(human, verdict=unproven, body=a_passkey),
    "PATCH /me/passkeys/{passkey_id}": own(human, verdict=another_ones, body=says(name="Mine")),
    "DELETE /me/passkeys/{passkey_id}": own(human),
    "GET /me/bots": own(),
    "POST /me/bots": own(human_member, body=a_bot),
    "DELETE /me/bots/{bot_id}": own(**NOT_THERE),
    "GET /me/bots/{bot_id}/tokens": own(**NOT_THERE),
    "POST /me/bots/{bot_id}/tokens": own(**NOT_THERE, body=a_token),
    "DELETE /bots/{bot_id}/tokens/{token_id}": own(**NOT_THERE),
    # Without a sign-in.
    "POST /sign-in/codes": visitors(body=an_address),
    "POST /sign-in/sessions": visitors(verdict=lambda who, spot: {INVALID}, body=a_code),
    "DELETE /sign-in/sessions/current": own(
        verdict=lambda who, spot: {SIGNED_OUT}, only=lambda who: not who.signed_in
    ),
    "POST /sign-in/passkeys/challenges": visitors(),
    "POST /sign-in/passkeys": visitors(verdict=lambda who, spot: {INVALID}, body=a_proof),
    "GET /sign-in/ways": visitors(),
    "GET /sign-in/oidc": visitors(verdict=lambda who, spot: {ABSENT}),
    "GET /sign-in/oidc/callback": visitors(verdict=lambda who, spot: {ABSENT}),
    "GET /unsubscribe/{token}": visitors(verdict=lambda who, spot: {ABSENT}),
    "POST /unsubscribe/{token}": visitors(verdict=lambda who, spot: {ABSENT}),
    "GET /health": visitors(),
    "GET /openapi.json": visitors(),
}
