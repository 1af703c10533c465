"""The table: every route of the application, and what it takes. One line a route; see takes.py.

A route that is not here fails the build. The few that need a state of their own are in ELSEWHERE.
"""

from typing import Final

from tests.matrix.bridges import of_header, of_preview
from tests.matrix.drafts import (
    a_guest,
    answering,
    asker,
    for_target,
    same_body,
    same_name,
    same_purpose,
    with_participant,
    writing,
)
from tests.matrix.page import (
    administrator,
    anybody,
    author,
    author_or_moderator,
    human_inside,
    human_member,
    insider,
    inviter,
    keeper,
    member_inside,
    moderator,
    nobody,
    of_place,
    reader,
    steward,
    verdict,
)
from tests.matrix.sentences import (
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
    of_bookmarks,
    of_discovery,
    of_feed,
    of_mine,
    of_post,
    of_revisions,
    of_seats,
    of_stream,
    of_thread,
    rests_or_known,
    settling,
    steps_up,
    taking_back,
    withdrawing,
    writes,
)
from tests.matrix.table_bridges import BRIDGES
from tests.matrix.table_files import FILES
from tests.matrix.table_people import ABOUT_PEOPLE
from tests.matrix.takes import (
    Takes,
    comment,
    listing,
    myself_or_target,
    network,
    place,
    post,
    says,
)

TAKES: Final[dict[str, Takes | tuple[Takes, ...]]] = {
    # Communities.
    "GET /communities": (
        listing(of_mine, query="?limit=100"),
        listing(of_discovery, query="?scope=discover&q={word}"),
    ),
    "POST /communities": network(human_member, body=says(name="Founded by the matrix")),
    "GET /communities/{community_id}": place(anybody, shows=of_header),
    "PATCH /communities/{community_id}": place(
        steward, body=same_purpose, attack=says(purpose="Mine now", archived=True)
    ),
    "GET /communities/{community_id}/audience": place(reader, shows=of_preview),
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
    "POST /communities/{community_id}/preview": place(insider, speaks=True, body=says(body="Seen first.")),
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
    "GET /me/requests": listing(query="?limit=50"),
    "GET /bookmarks": listing(of_bookmarks, query="?limit=50"),
    "GET /notifications": listing(query="?limit=50"),
    "GET /changes": listing(),
    "GET /orphans": listing(query="?limit=50", verdict=verdict(anybody, administrator)),
    "GET /mentions": place(reader, query="?community={community_id}&q=kan"),
    **BRIDGES,
    **FILES,
    # Coming and going change who is inside: they stand last.
    "PUT /communities/{community_id}/steward": place(
        administrator, known=rests_or_known, verdict=naming, body=with_participant, then=steps_up
    ),
    "PUT /communities/{community_id}/membership": place(anybody, verdict=joining, then=enters),
    "DELETE /communities/{community_id}/membership": place(anybody, verdict=leaving, then=goes),
    **ABOUT_PEOPLE,
}

ELSEWHERE: Final = {
    "GET /communities/{community_id}/changes/{number}": "tests/communities/test_ratchet.py",
    "PUT /communities/{community_id}/changes/{number}/signature": "tests/communities/test_ratchet.py",
    "DELETE /communities/{community_id}/changes/{number}": "tests/communities/test_ratchet.py",
    "PUT /communities/{community_id}/break-glass/{number}/signature": "tests/governance/test_glass_rules.py",
    "DELETE /communities/{community_id}/break-glass/{number}": "tests/governance/test_glass_rules.py",
}
"""Routes that take something that waits for a signature, and the stories that walk them for everybody."""
