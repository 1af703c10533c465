"""The table: every route of the application, and what it takes. One line a route; see takes.py.

A route that is not here fails the build. The few that need a state of their own are in ELSEWHERE.
"""

from typing import Final

from tests.matrix.drafts import (
    a_bot,
    a_code,
    a_guest,
    a_member,
    a_sheet,
    a_token,
    an_address,
    answering,
    asker,
    for_target,
    lasting,
    same_body,
    same_name,
    same_purpose,
    with_participant,
    writing,
)  # fmt: skip
from tests.matrix.model import FORBIDDEN, INVALID, SIGNED_OUT
from tests.matrix.page import (
    administrator,
    anybody,
    auditor,
    author,
    author_or_moderator,
    human,
    human_inside,
    human_member,
    insider,
    inviter,
    keeper,
    member,
    member_inside,
    moderator,
    nobody,
    of_place,
    officer,
    reader,
    sees,
    steward,
)  # fmt: skip
from tests.matrix.sentences import (
    absent_for_officers,
    any_place,
    asking,
    closed,
    enters,
    goes,
    inviting_guests,
    is_let_in,
    is_put_out,
    joining,
    leaving,
    moderating,
    naming,
    never,
    nothing_to_sign,
    of_bookmarks,
    of_card,
    of_discovery,
    of_feed,
    of_mine,
    of_person,
    of_post,
    of_revisions,
    of_seats,
    of_stream,
    of_thread,
    renewing,
    reporting_access,
    rests_or_known,
    settling,
    steps_up,
    taking_back,
    withdrawing,
    writes,
)  # fmt: skip
from tests.matrix.takes import (
    Takes,
    comment,
    listing,
    myself_or_target,
    network,
    own,
    person,
    place,
    post,
    says,
    visitors,
)  # fmt: skip

NOT_THERE: Final = {"verdict": lambda who, spot: {404} if who.signed_in else {SIGNED_OUT}, "known": never}
"""What is another's alone."""

TAKES: Final[dict[str, Takes | tuple[Takes, ...]]] = {
    # Communities.
    "GET /communities": (
        listing(of_mine, query="?limit=100"),
        listing(of_discovery, query="?scope=discover&q={word}"),
    ),
    "POST /communities": network(human_member, body=says(name="Founded by the matrix")),
    "GET /communities/{community_id}": place(anybody, shows=of_card),
    "PATCH /communities/{community_id}": place(
        steward, body=same_purpose, attack=says(purpose="Mine now", archived=True)
    ),
    "GET /communities/{community_id}/audience": place(reader),
    "GET /communities/{community_id}/eras": place(insider),
    "GET /communities/{community_id}/ledger": place(insider),
    "GET /communities/{community_id}/changes": place(insider),
    "GET /communities/{community_id}/break-glass": place(insider),
    "GET /communities/{community_id}/view-as": (
        place(steward, query="?viewer=member"),
        place(steward, query="?viewer=participant"),
        place(steward, query="?viewer=guest&company={company_id}"),
    ),
    "POST /communities/{community_id}/changes": place(
        steward, body=same_name, attack=says(visibility="secret", guests="none", name="Mine now")
    ),
    "POST /communities/{community_id}/break-glass": place(
        administrator, known=any_place, body=says(category="legal", reason="A court has ordered it.")
    ),
    # Their people.
    "GET /communities/{community_id}/people": place(reader, shows=of_seats),
    "PATCH /communities/{community_id}/membership": place(human_inside, body=says(favourite=True)),
    "DELETE /communities/{community_id}/invitations/{person_id}": place(steward, verdict=withdrawing),
    "POST /communities/{community_id}/invitations": place(inviter, admits=True, body=for_target),
    "GET /communities/{community_id}/requests": place(steward),
    "DELETE /communities/{community_id}/requests/{person_id}": place(steward, at=asker),
    "POST /communities/{community_id}/requests": place(anybody, verdict=asking, body=says()),
    "PUT /communities/{community_id}/requests/{person_id}/vouch": place(nobody, admits=True, at=asker),
    "DELETE /communities/{community_id}/requests/{person_id}/vouch": place(anybody, at=asker),
    "GET /communities/{community_id}/people/{person_id}/earlier": place(member_inside, at=myself_or_target),
    "PUT /communities/{community_id}/people/{person_id}/earlier": place(
        nobody, body=says(era=1), at=myself_or_target
    ),
    "DELETE /communities/{community_id}/people/{person_id}/earlier": place(
        member_inside, at=myself_or_target
    ),
    "PUT /communities/{community_id}/people/{person_id}": (
        place(steward, admits=True, body=says(role="participant"), then=is_let_in),
        place(steward, body=says(role="steward"), at=myself_or_target),
    ),
    "DELETE /communities/{community_id}/people/{person_id}": place(steward, then=is_put_out),
    "GET /communities/{community_id}/reports": place(moderator),
    "DELETE /communities/{community_id}/reports/{item_id}": post(moderator, known=of_place, verdict=settling),
    "POST /guests": place(anybody, verdict=inviting_guests, body=a_guest),
    # Posts.
    "GET /communities/{community_id}/posts": (
        place(reader, shows=of_stream, query="?limit=50"),
        place(reader, query="?pinned=true"),
    ),
    "POST /communities/{community_id}/posts": place(
        insider,
        speaks=True,
        body=writing,
        then=writes,
        attack=says(kind="update", body="Mine now.", audience="1.s.none."),
    ),
    "GET /posts/{post_id}": post(anybody, shows=of_post),
    "GET /posts/{post_id}/access": post(anybody),
    "PATCH /posts/{post_id}": post(author, speaks=True, body=same_body, attack=says(body="Mine now")),
    "GET /posts/{post_id}/revisions": post(anybody, shows=of_revisions),
    "GET /posts/{post_id}/comments": post(anybody, shows=of_thread, query="?limit=50"),
    "POST /posts/{post_id}/comments": (
        post(insider, speaks=True, body=says(body="Said."), then=writes),
        post(insider, verdict=closed, body=says(body="Said."), item="closed"),
    ),
    "PUT /posts/{post_id}/answer": post(author_or_moderator, speaks=True, body=answering),
    "DELETE /posts/{post_id}/answer": post(author_or_moderator, speaks=True),
    "PUT /posts/{post_id}/pin": post(moderator, verdict=moderating),
    "DELETE /posts/{post_id}/pin": post(moderator, verdict=moderating),
    "GET /posts/{post_id}/reactions": post(anybody),
    "PUT /posts/{post_id}/reactions/{name}": post(insider, speaks=True),
    "DELETE /posts/{post_id}/reactions/{name}": post(anybody),
    "PUT /posts/{post_id}/follow": post(keeper),
    "DELETE /posts/{post_id}/follow": post(anybody),
    "PUT /posts/{post_id}/bookmark": post(keeper),
    "DELETE /posts/{post_id}/bookmark": post(anybody),
    "POST /posts/{post_id}/reports": post(keeper, body=says(reason="spam")),
    "PUT /posts/{post_id}/closed": post(
        moderator, verdict=moderating, body=says(reason="other"), spare="own"
    ),
    "DELETE /posts/{post_id}/closed": post(moderator, verdict=moderating),
    "PUT /posts/{post_id}/hidden": post(
        moderator, verdict=moderating, body=says(reason="other"), spare="hidden"
    ),
    "DELETE /posts/{post_id}/hidden": post(moderator, verdict=moderating),
    "DELETE /posts/{post_id}": post(author_or_moderator, verdict=taking_back, spare="own"),
    # Comments.
    "GET /comments/{comment_id}/revisions": comment(anybody, shows=of_revisions),
    "GET /comments/{comment_id}/reactions": comment(anybody),
    "PATCH /comments/{comment_id}": comment(
        author, speaks=True, body=same_body, attack=says(body="Mine now")
    ),
    "PUT /comments/{comment_id}/reactions/{name}": comment(insider, speaks=True),
    "DELETE /comments/{comment_id}/reactions/{name}": comment(anybody),
    "POST /comments/{comment_id}/reports": comment(keeper, body=says(reason="spam")),
    "PUT /comments/{comment_id}/hidden": comment(
        moderator, verdict=moderating, body=says(reason="other"), spare="hidden"
    ),
    "DELETE /comments/{comment_id}/hidden": comment(moderator, verdict=moderating),
    "DELETE /comments/{comment_id}": comment(author_or_moderator, verdict=taking_back, spare="own"),
    # Lists across communities.
    "GET /feed": listing(of_feed, query="?limit=50"),
    "GET /bookmarks": listing(of_bookmarks, query="?limit=50"),
    "GET /notifications": listing(query="?limit=50"),
    "GET /mentions": place(reader, query="?community={community_id}&q=kan"),
    # Coming and going change who is inside: they stand last.
    "PUT /communities/{community_id}/steward": place(
        administrator, known=rests_or_known, verdict=naming, body=with_participant, then=steps_up
    ),
    "PUT /communities/{community_id}/membership": place(anybody, verdict=joining, then=enters),
    "DELETE /communities/{community_id}/membership": place(anybody, verdict=leaving, then=goes),
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
    "GET /health": visitors(),
    "GET /openapi.json": visitors(),
}

ELSEWHERE: Final = {
    "GET /communities/{community_id}/changes/{number}": "tests/communities/test_ratchet.py",
    "PUT /communities/{community_id}/changes/{number}/signature": "tests/communities/test_ratchet.py",
    "DELETE /communities/{community_id}/changes/{number}": "tests/communities/test_ratchet.py",
    "PUT /communities/{community_id}/break-glass/{number}/signature": "tests/governance/test_glass_rules.py",
    "DELETE /communities/{community_id}/break-glass/{number}": "tests/governance/test_glass_rules.py",
}
"""Routes that take something that waits for a signature, and the stories that walk them for everybody."""
