"""Every door, tried with the token of a bot whose owner may everything: what opens is written here.

The owner is a steward, a sponsor and an author; the bot gets what the owner may do as a reader and a writer,
and nothing that decides, signs, admits, appoints, invites or moderates.
"""

from typing import Any, Final

import pytest

from app import app
from tests.cast.house import House, Somebody, done
from tests.files.sending import brought, draft
from tests.people.test_bots import Bot, in_days

NO: Final = "not_for_bots"
DOORS: Final[dict[str, int | str]] = {
    # What everybody may, or nobody does with a token.
    "GET /health": 200, "GET /openapi.json": 200,
    "POST /sign-in/codes": 202, "POST /sign-in/sessions": 422, "DELETE /sign-in/sessions/current": 404,
    "GET /sign-in/ways": 200, "GET /sign-in/oidc": 404, "GET /sign-in/oidc/callback": 404,
    "GET /unsubscribe/{token}": 404, "POST /unsubscribe/{token}": 404,
    # Itself.
    "GET /me": 200, "PATCH /me": NO, "GET /me/preferences": NO, "PATCH /me/preferences": NO,
    "GET /me/sessions": 200, "DELETE /me/sessions/{session_id}": 204,
    "GET /me/tokens": 200, "POST /me/tokens": "session_only", "DELETE /me/tokens/{token_id}": 204,
    "GET /me/passkeys": 200, "POST /me/passkeys/challenges": "session_only",
    "POST /me/passkeys": "session_only", "DELETE /me/passkeys/{passkey_id}": "session_only",
    "PATCH /me/passkeys/{passkey_id}": "session_only",
    "POST /sign-in/passkeys/challenges": 200, "POST /sign-in/passkeys": 422,
    "GET /me/bots": 200, "POST /me/bots": NO, "DELETE /me/bots/{bot_id}": 404,
    "GET /me/bots/{bot_id}/tokens": 404, "POST /me/bots/{bot_id}/tokens": 404,
    "DELETE /bots/{bot_id}/tokens/{token_id}": 404,
    # The network, which people run.
    "GET /look": 200, "PUT /look": "administrators_only",
    "GET /service-level": 200, "PUT /service-level/support": "administrators_only",
    "GET /settings": "settings_closed", "PATCH /settings": "administrators_only",
    "GET /settings/changes": "settings_closed",
    "PUT /settings/changes/{number}/signature": "administrators_only",
    "DELETE /settings/changes/{number}": "administrators_only",
    "GET /appointments": "administrators_only",
    "PUT /people/{person_id}/appointment/signature": "administrators_only",
    "DELETE /people/{person_id}/appointment": "administrators_only",
    "POST /people": "administrators_only", "POST /people/import": "administrators_only",
    "PATCH /people/{person_id}": "administrators_only",
    "POST /companies": "administrators_only", "PATCH /companies/{company_id}": "administrators_only",
    "POST /guests": "members_only", "PATCH /guests/{person_id}": "sponsor_only",
    # What its owner reads.
    "GET /people": 200, "GET /people/{person_id}": 200, "GET /companies": 200,
    "GET /people/{person_id}/access": 404, "GET /posts/{post_id}/access": 200,
    "GET /communities": 200, "GET /communities/{community_id}": 200, "GET /me/requests": 200,
    "GET /communities/{community_id}/people": 200, "GET /communities/{community_id}/eras": 200,
    "GET /communities/{community_id}/audience": 200, "GET /communities/{community_id}/posts": 200,
    "GET /feed": 200, "GET /changes": 200, "GET /bookmarks": 200, "GET /mentions": 200,
    "GET /posts/{post_id}": 200, "GET /posts/{post_id}/comments": 200, "GET /posts/{post_id}/revisions": 200,
    "GET /posts/{post_id}/reactions": 200,
    "GET /comments/{comment_id}/revisions": 200, "GET /comments/{comment_id}/reactions": 200,
    # Places: it neither makes them nor comes, goes, or decides there.
    "POST /communities": "members_only", "PATCH /communities/{community_id}": NO,
    "PUT /communities/{community_id}/membership": NO, "DELETE /communities/{community_id}/membership": NO,
    "PATCH /communities/{community_id}/membership": NO,
    "PUT /communities/{community_id}/people/{person_id}": NO,
    "DELETE /communities/{community_id}/people/{person_id}": NO,
    "PUT /communities/{community_id}/steward": "administrators_only",
    "POST /communities/{community_id}/invitations": NO,
    "DELETE /communities/{community_id}/invitations/{person_id}": "may_not_invite",
    "GET /communities/{community_id}/requests": NO, "POST /communities/{community_id}/requests": NO,
    "DELETE /communities/{community_id}/requests/{person_id}": "may_not_configure",
    "POST /communities/{community_id}/changes": NO,
    "GET /communities/{community_id}/changes": 200, "GET /communities/{community_id}/changes/{number}": 404,
    "PUT /communities/{community_id}/changes/{number}/signature": 404,
    "DELETE /communities/{community_id}/changes/{number}": 404,
    "GET /communities/{community_id}/people/{person_id}/earlier": 200,
    "PUT /communities/{community_id}/people/{person_id}/earlier": "eras_not_read",
    "DELETE /communities/{community_id}/people/{person_id}/earlier": 204,
    "PUT /communities/{community_id}/requests/{person_id}/vouch": NO,
    "DELETE /communities/{community_id}/requests/{person_id}/vouch": 204,
    "GET /communities/{community_id}/view-as": NO,
    # The company's directory: it comes with a token of its own kind, and administrators connect it.
    "GET /scim/v2/ServiceProviderConfig": 403, "GET /scim/v2/ResourceTypes": 403,
    "GET /scim/v2/ResourceTypes/{type_name}": 403, "GET /scim/v2/Schemas": 403,
    "GET /scim/v2/Schemas/{schema_name}": 403, "GET /scim/v2/Users": 403, "POST /scim/v2/Users": 403,
    "GET /scim/v2/Users/{person_id}": 403, "PUT /scim/v2/Users/{person_id}": 403,
    "PATCH /scim/v2/Users/{person_id}": 403, "DELETE /scim/v2/Users/{person_id}": 403,
    "GET /scim/v2/Groups": 403, "POST /scim/v2/Groups": 403, "GET /scim/v2/Groups/{group_id}": 403,
    "PUT /scim/v2/Groups/{group_id}": 403, "PATCH /scim/v2/Groups/{group_id}": 403,
    "DELETE /scim/v2/Groups/{group_id}": 403, "POST /scim/v2/.search": 403,
    "POST /scim/v2/Users/.search": 403, "POST /scim/v2/Groups/.search": 403, "POST /scim/v2/Bulk": 403,
    "GET /scim/v2/Me": 403, "POST /scim/v2/Me": 403, "PUT /scim/v2/Me": 403, "PATCH /scim/v2/Me": 403,
    "DELETE /scim/v2/Me": 403,
    "GET /directory": "administrators_only", "POST /directory/tokens": "administrators_only",
    "DELETE /directory/tokens/{token_id}": "administrators_only",
    "PUT /directory/groups/{group_id}": "administrators_only",
    # Ledgers, and what only officers do.
    "GET /communities/{community_id}/ledger": 200, "GET /ledger": 200, "GET /audit": "auditors_only",
    "GET /register": "administrators_only", "GET /orphans": "administrators_only",
    "GET /break-glass": "officers_only",
    "GET /communities/{community_id}/break-glass": 200,
    "POST /communities/{community_id}/break-glass": "administrators_only",
    "PUT /communities/{community_id}/break-glass/{number}/signature": "officers_only",
    "DELETE /communities/{community_id}/break-glass/{number}": "officers_only",
    # What it writes, and keeps for itself. What its owner wrote is not its own.
    "POST /communities/{community_id}/posts": 201, "POST /communities/{community_id}/preview": 200,
    "POST /posts/{post_id}/comments": 201,
    "PATCH /posts/{post_id}": "not_yours", "DELETE /posts/{post_id}": "not_yours",
    "PATCH /comments/{comment_id}": "not_yours", "DELETE /comments/{comment_id}": "not_yours",
    "PUT /posts/{post_id}/reactions/{name}": 200, "DELETE /posts/{post_id}/reactions/{name}": 204,
    "PUT /comments/{comment_id}/reactions/{name}": 200, "DELETE /comments/{comment_id}/reactions/{name}": 204,
    "PUT /posts/{post_id}/answer": "may_not_answer", "DELETE /posts/{post_id}/answer": "may_not_answer",
    "PUT /posts/{post_id}/pin": NO, "DELETE /posts/{post_id}/pin": NO,
    "PUT /posts/{post_id}/follow": 200, "DELETE /posts/{post_id}/follow": 204,
    "PUT /posts/{post_id}/bookmark": 200, "DELETE /posts/{post_id}/bookmark": 204,
    "POST /posts/{post_id}/reports": 201, "POST /comments/{comment_id}/reports": 201,
    "GET /notifications": 200, "PUT /notifications/seen": 200,
    # Webhooks, messages that come in, insights: what people attach, and what comes in by a secret of its own.
    "GET /webhooks": 200, "POST /webhooks": NO, "PATCH /webhooks/{webhook_id}": "session_only",
    "DELETE /webhooks/{webhook_id}": "session_only", "POST /webhooks/{webhook_id}/secret": "session_only",
    "POST /webhooks/{webhook_id}/ping": 404, "GET /webhooks/{webhook_id}/deliveries": 404,
    "POST /webhooks/{webhook_id}/deliveries/{delivery_id}/again": 404,
    "DELETE /communities/{community_id}/webhooks/{webhook_id}": NO,
    "GET /communities/{community_id}/incoming": NO, "POST /communities/{community_id}/incoming": NO,
    "DELETE /communities/{community_id}/incoming/{incoming_id}": NO, "POST /incoming/{token}": 404,
    "GET /communities/{community_id}/insights": NO, "PUT /communities/{community_id}/insights": NO,
    "DELETE /communities/{community_id}/insights": NO,
    "PUT /posts/{post_id}/insight": NO, "DELETE /posts/{post_id}/insight": NO,
    "PUT /comments/{comment_id}/insight": NO, "DELETE /comments/{comment_id}/insight": NO,
    # Files: it brings its own, and reads what its owner reads; what its owner brought is not its own.
    "GET /communities/{community_id}/files": 200, "POST /communities/{community_id}/files": 201,
    "GET /communities/{community_id}/storage": NO, "GET /communities/{community_id}/folders": 200,
    "POST /communities/{community_id}/folders": 201,
    "PATCH /communities/{community_id}/folders/{folder_id}": "not_yours",
    "DELETE /communities/{community_id}/folders/{folder_id}": "not_yours",
    "GET /files/{file_id}": 200, "GET /files/{file_id}/content": 302, "PATCH /files/{file_id}": "not_yours",
    "DELETE /files/{file_id}": "not_yours", "POST /files/{file_id}/versions": 201,
    "PUT /files/{file_id}/parts": 404, "PUT /files/{file_id}/complete": 404,
    # Moderation, which is people's.
    "GET /communities/{community_id}/reports": NO,
    "DELETE /communities/{community_id}/reports/{item_id}": NO,
    "PUT /posts/{post_id}/hidden": NO, "DELETE /posts/{post_id}/hidden": NO,
    "PUT /comments/{comment_id}/hidden": NO, "DELETE /comments/{comment_id}/hidden": NO,
    "PUT /posts/{post_id}/closed": NO, "DELETE /posts/{post_id}/closed": NO,
}  # fmt: skip
SCIM: Final = [door for door in DOORS if "/scim/" in door and door.split(" ")[0] in ("POST", "PUT", "PATCH")]
HUNG: Final = sorted(
    f"{method} {path.removeprefix('/v1')}" for path in app.routes for method in app.routes[path]
)


@pytest.fixture(scope="module")
def scene(network: House) -> dict[str, Any]:
    """A steward with a bot, a post, a comment, a colleague, a guest, and the ids of all of them."""
    owner, other, acme = network.person("Olive"), network.person("Omar"), network.company()
    place = owner.founds("private", acme)
    done(owner.adds(place, other))
    guest = network.guest(owner, acme, place)
    post = owner.posts(place, "Why?", kind="question", title="Why")
    bot = Bot(owner)
    ids = {
        "community_id": place, "post_id": post, "comment_id": owner.comments(post), "person_id": other.id,
        "company_id": acme, "bot_id": bot.id, "number": "1", "name": "useful", "session_id": "0" * 13,
        "passkey_id": "0" * 13,
        "token_id": "0" * 13, "item_id": post, "webhook_id": "0" * 39, "delivery_id": "0" * 26,
        "type_name": "User", "schema_name": "urn:none", "group_id": "0" * 13,
        "incoming_id": "0" * 13, "token": "0" * 64, "file_id": brought(owner, place),
        "folder_id": done(owner.post(f"/communities/{place}/folders", {"name": "Plans"}), 201)["id"],
    }  # fmt: skip
    return {"bot": bot, "owner": owner, "ids": ids, "guest": guest.id}


def of_files() -> dict[str, Any]:
    """What is said of files and folders."""
    file = draft("Plan.txt", "text/plain", b"Beep.")
    return {
        "POST /communities/{community_id}/files": file,
        "POST /communities/{community_id}/folders": {"name": "Beeps"},
        "PATCH /communities/{community_id}/folders/{folder_id}": {"name": "Mine"},
        "PATCH /files/{file_id}": {"name": "Mine.txt"}, "PUT /files/{file_id}/complete": {"version": 1},
        "POST /files/{file_id}/versions": {name: file[name] for name in ("type", "size", "sha256")},
        "PUT /files/{file_id}/parts": {"version": 1, "parts": [1]},
    }  # fmt: skip


def of_directory(token: Any) -> dict[str, Any]:
    """What the company's directory says, and those who connect it."""
    scim = {door: {"userName": "x@example.org", "displayName": "X", "schemas": []} for door in SCIM}
    return {**scim, "POST /directory/tokens": token, "PUT /directory/groups/{group_id}": {"role": None}}


PROOF: Final = {
    "credential": "MDEyMzQ1Njc4OWFiY2RlZg", "client_data": "e30", "authenticator_data": "oA",
    "signature": "oA", "user_handle": "MDAwMDAwMDAwMDAwMA",
}  # fmt: skip
PASSKEYS: Final = {
    "POST /me/passkeys": {"name": "Beep", "client_data": "e30", "attestation": "oA"},
    "PATCH /me/passkeys/{passkey_id}": {"name": "Mine"},
    "POST /sign-in/passkeys": PROOF,
}


def bodies(owner: Somebody, ids: dict[str, str]) -> dict[str, Any]:
    """A body that fits, wherever one is taken."""
    audience = owner.audience(ids["community_id"])
    guest = {"email": "new.guest@partner.example", "name": "G", "company": ids["company_id"]}
    text, child, token = {"body": "Beep."}, {"name": "Child"}, {"name": "CI", "ends_on": in_days(3)}
    hook = {"url": "https://x.example.org", "events": ["post.written"], "communities": [ids["community_id"]]}
    mark = {"kind": "lead", "basis": "contract", "consent": True}
    return {
        "POST /sign-in/codes": {"email": "nobody@elsewhere.example"},
        "POST /sign-in/sessions": {"email": "nobody@elsewhere.example", "code": "000000"},
        "PATCH /me": {"headline": "Beep"}, "PATCH /me/preferences": {"mail": "never"}, **of_directory(token),
        **of_files(), "POST /webhooks": hook, "PATCH /webhooks/{webhook_id}": {"name": "Mine"},
        "POST /incoming/{token}": {"text": "."}, "POST /communities/{community_id}/incoming": child,
        "PUT /posts/{post_id}/insight": mark, "PUT /comments/{comment_id}/insight": mark,
        **PASSKEYS, "POST /me/tokens": token, "POST /me/bots": child, "POST /me/bots/{bot_id}/tokens": token,
        "PATCH /settings": {"guest_days": 90}, "PUT /look": {"name": "Beep", "accent": 1},
        "POST /people": {"email": "x@example.org", "name": "X"}, "PATCH /people/{person_id}": {"unit": "X"},
        "POST /companies": {"name": "X"}, "PATCH /companies/{company_id}": {"name": "X"},
        "POST /guests": {**guest, "ends_on": in_days(9), "communities": [ids["community_id"]]},
        "PATCH /guests/{person_id}": {"ends_on": in_days(9)},
        "POST /communities": {"name": "Mine", "purpose": ""}, "PUT /service-level/support": {"contact": "x"},
        "PATCH /communities/{community_id}": {"purpose": "Mine"},
        "PATCH /communities/{community_id}/membership": {"favourite": True},
        "PUT /communities/{community_id}/people/{person_id}": {"role": "moderator"},
        "PUT /communities/{community_id}/steward": {"person": ids["person_id"]},
        "POST /communities/{community_id}/invitations": {"person": ids["person_id"]},
        "POST /communities/{community_id}/requests": {},
        "POST /communities/{community_id}/break-glass": {"category": "legal", "reason": "The law says so."},
        "PUT /communities/{community_id}/people/{person_id}/earlier": {"era": 1},
        "POST /communities/{community_id}/changes": {"visibility": "secret"},
        "POST /communities/{community_id}/posts": {"kind": "update", "audience": audience, **text},
        "POST /communities/{community_id}/preview": text, "POST /posts/{post_id}/comments": text,
        "PATCH /posts/{post_id}": text, "PATCH /comments/{comment_id}": text,
        "POST /posts/{post_id}/reports": {"reason": "spam"},
        "POST /comments/{comment_id}/reports": {"reason": "spam"},
        "PUT /posts/{post_id}/hidden": {"reason": "spam"},
        "PUT /comments/{comment_id}/hidden": {"reason": "spam"},
        "PUT /posts/{post_id}/closed": {"reason": "settled"}, "PUT /notifications/seen": {"until": "0" * 26},
        "PUT /posts/{post_id}/answer": {"comment": ids["comment_id"]},
    }  # fmt: skip


def test_every_door_is_in_the_table() -> None:
    """Whoever opens a door says what a bot gets there."""
    assert (sorted(set(HUNG) - set(DOORS)), sorted(set(DOORS) - set(HUNG))) == ([], [])


@pytest.mark.parametrize("door", sorted(DOORS))
def test_a_bot_gets_what_the_table_says(scene: dict[str, Any], door: str) -> None:
    method, path = door.split(" ")
    ids = dict(scene["ids"], person_id=scene["guest"]) if path.startswith("/guests") else scene["ids"]
    body = bodies(scene["owner"], ids).get(door)
    headers = {"if_match": '"1"'} if method == "PATCH" else {}
    if path == "/people/import":
        body, headers = b"name,email\nX,x@example.org\n", {"content_type": "text/csv"}
    queries = {
        "/mentions": f"?community={ids['community_id']}&q=o",
        "/posts/{post_id}/access": f"?person={ids['person_id']}",
    }
    query = queries.get(path, "")
    reply = scene["bot"].ask(method, path.format(**ids) + query, body, **headers)
    if isinstance(DOORS[door], int):
        assert reply.status == DOORS[door], reply.raw
    else:
        assert (reply.status, reply.code) == (403, DOORS[door]), reply.raw
