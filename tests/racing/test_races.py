"""Real threads against the store: whatever is done at once, what must hold together does.

Each race is one function, run a few rounds on places of its own; the invariants are asked of all places when
all races are run.
"""

import uuid
from functools import partial

from chalicelib.foundation import rows
from tests.cast.house import House, Somebody, done
from tests.cast.network import administrators as run_by
from tests.cast.newcomers import officer
from tests.racing.crowd import CROWD, Deed, after, at_once, place, told

ROUNDS = 2
SPAM = {"reason": "spam"}


def stewards(who: Somebody, community: str) -> int:
    return len(done(who.get(f"/communities/{community}"))["stewards"])


def put_out(who: Somebody, community: str, whom: Somebody) -> Deed:
    return partial(who.delete, f"/communities/{community}/people/{whom.id}")


def test_two_stewards_who_put_each_other_out_leave_one(crowd: list[Somebody]) -> None:
    ada, bob, *_ = crowd
    for _ in range(ROUNDS):
        here = place(ada, bob, role="steward")
        at_once(put_out(ada, here, bob), put_out(bob, here, ada))
        assert stewards(crowd[2], here) == 1


def test_all_stewards_who_leave_or_step_down_at_once_leave_one(crowd: list[Somebody]) -> None:
    for _ in range(ROUNDS):
        here = place(crowd[0], *crowd[1:], role="steward")
        leaving: list[Deed] = [partial(who.leaves, here) for who in crowd[::2]]
        down: list[Deed] = [partial(who.adds, here, who) for who in crowd[1::2]]
        told(at_once(*leaving, *down))
        assert stewards(crowd[0], here) >= 1


def test_two_administrators_who_stop_each_other_leave_one(house: House, crowd: list[Somebody]) -> None:
    from chalicelib.people.store import administrators

    before = run_by()
    for _ in range(ROUNDS):
        two = [officer(house), officer(house)]
        run_by(*(each.id for each in two))
        stops: list[Deed] = [
            partial(who.patch, f"/people/{whom.id}", {"status": "suspended"})
            for who, whom in (two, two[::-1])
        ]
        at_once(*stops)
        left = [each for each in two if each.get("/people").status == 200]
        row = rows.fetch([administrators.PLACE])[administrators.PLACE]
        run_by(*before)
        assert (len(left), row["people"]) == (1, {left[0].id})


def test_everybody_comes_in_and_goes_out_at_once(crowd: list[Somebody]) -> None:
    here = place(crowd[0])
    for _ in range(ROUNDS):
        told(at_once(*[partial(who.joins, here) for who in crowd]))
        told(at_once(*[partial(who.leaves, here) for who in crowd[1:]]))


def test_the_same_person_who_comes_in_in_eight_windows_comes_in_once(crowd: list[Somebody]) -> None:
    for _ in range(ROUNDS):
        here = place(crowd[0])
        replies = at_once(*[partial(crowd[1].joins, here)] * CROWD)
        assert set(told(replies)) <= {200, 503}
        done(crowd[1].joins(here))


def test_the_same_key_in_eight_windows_makes_one(crowd: list[Somebody]) -> None:
    for _ in range(ROUNDS):
        here = place(crowd[0], crowd[1])
        audience, key = crowd[1].audience(here), str(uuid.uuid4())
        draft = {"kind": "update", "body": "Once.", "audience": audience}

        deed = partial(crowd[1].post, f"/communities/{here}/posts", draft, idempotency_key=key)
        replies = [after(reply, deed) for reply in at_once(*[deed] * CROWD)]
        assert set(told(replies)) == {201}
        assert len({reply["id"] for reply in replies}) == 1
        assert len(done(crowd[1].get(f"/communities/{here}/posts"))["items"]) == 1


def narrows(who: Somebody, community: str, rule: str = "private") -> Deed:
    return partial(who.post, f"/communities/{community}/changes", {"visibility": rule})


def test_what_is_written_while_a_place_narrows_is_written_before_or_after(crowd: list[Somebody]) -> None:
    """Each post's stamp is the rule that its transaction found: the invariants compare it with the eras, and
    here nobody who was told of the wider audience finds the post under the narrower one, or the reverse."""
    for _ in range(ROUNDS):
        here = place(crowd[0], *crowd[1:])
        draft = {"kind": "update", "body": "Now.", "audience": crowd[1].audience(here)}
        posting: list[Deed] = [partial(who.post, f"/communities/{here}/posts", draft) for who in crowd[1:]]
        replies = at_once(narrows(crowd[0], here), *posting)
        assert set(told(replies[1:])) <= {201, 409, 503}
        stream = done(crowd[1].get(f"/communities/{here}/posts"))["items"]
        assert len(stream) == sum(reply.status == 201 for reply in replies[1:])


def test_who_comes_in_while_a_place_narrows_comes_in_before_or_not_at_all(crowd: list[Somebody]) -> None:
    for _ in range(ROUNDS):
        here = place(crowd[0])
        joining: list[Deed] = [partial(who.joins, here) for who in crowd[1:]]
        replies = at_once(narrows(crowd[0], here), *joining)
        assert set(told(replies[1:])) <= {200, 403, 409, 503}
        for who, reply in zip(crowd[1:], replies[1:], strict=True):
            inside = who.get(f"/communities/{here}/people").status == 200
            assert inside or reply.status != 200


def test_who_leaves_while_being_appointed_is_out_or_appointed(crowd: list[Somebody]) -> None:
    ada, bob, *_ = crowd
    for role in ("steward", "moderator"):
        here = place(ada, bob)
        told(at_once(partial(ada.adds, here, bob, role), partial(bob.leaves, here)))


def test_an_invitation_and_its_inviter_end_at_once(crowd: list[Somebody]) -> None:
    """Who comes in by an invitation does so while its inviter stewards still."""
    ada, bob, cleo, *_ = crowd
    for number in range(2 * ROUNDS):
        here = place(ada, bob, rule="secret", role="steward")
        done(bob.post(f"/communities/{here}/invitations", {"person": cleo.id}), 201)
        lowered: Deed = partial(ada.adds, here, bob, "participant")
        replies = at_once(put_out(ada, here, bob) if number % 2 else lowered, partial(cleo.joins, here))
        assert set(told(replies[1:])) <= {200, 404, 409, 503}


def test_a_post_that_is_hidden_edited_and_pinned_at_once_is_of_one_piece(crowd: list[Somebody]) -> None:
    ada, bob, *others = crowd
    here = place(ada, bob, *others)
    done(ada.adds(here, others[0], "moderator"))
    for _ in range(ROUNDS):
        post = bob.posts(here, "First.")
        deeds: list[Deed] = [
            partial(bob.patch, f"/posts/{post}", {"body": "Second."}, if_match='"1"'),
            partial(ada.put, f"/posts/{post}/hidden", SPAM),
            partial(others[0].put, f"/posts/{post}/pin"),
            partial(others[1].post, f"/posts/{post}/comments", {"body": "Yes."}),
            partial(others[2].post, f"/posts/{post}/reports", SPAM),
            partial(others[3].put, f"/posts/{post}/reactions/useful"),
        ]
        told(at_once(*deeds))
        assert others[4].get(f"/posts/{post}").status in (200, 404)


def test_a_post_that_is_deleted_while_it_is_answered_and_hidden_is_gone_or_stays(
    crowd: list[Somebody],
) -> None:
    ada, bob, cleo, *_ = crowd
    here = place(ada, bob, cleo)
    for _ in range(ROUNDS):
        post = bob.posts(here, "Who?", kind="question", title="Who?")
        comment = cleo.comments(post)
        deeds: list[Deed] = [
            partial(bob.delete, f"/posts/{post}"),
            partial(bob.put, f"/posts/{post}/answer", {"comment": comment}),
            partial(ada.put, f"/comments/{comment}/hidden", SPAM),
            partial(cleo.delete, f"/comments/{comment}"),
            partial(ada.put, f"/posts/{post}/hidden", SPAM),
        ]
        told(at_once(*deeds))


def test_eight_react_and_take_back_at_once_and_each_counts_once(crowd: list[Somebody]) -> None:
    here = place(crowd[0], *crowd[1:])
    post = crowd[0].posts(here)
    for name in ("useful", "thanks"):
        at_once(*[partial(who.put, f"/posts/{post}/reactions/{name}") for who in crowd])
    at_once(*[partial(crowd[1].put, f"/posts/{post}/reactions/agree")] * CROWD)
    at_once(*[partial(crowd[1].delete, f"/posts/{post}/reactions/agree")] * CROWD)


def test_two_who_seal_a_head_at_once_lose_nothing(crowd: list[Somebody], house: House) -> None:
    """The news of many posts arrives in eight hands: each entry stays in the head or in a chunk."""
    from chalicelib.conversation import listeners
    from chalicelib.conversation.events import PostWritten
    from chalicelib.conversation.rules import heads

    here = place(crowd[0])
    draft = {"kind": "update", "body": "Full.", "audience": crowd[0].audience(here)}
    events = []
    for _ in range(heads.FULL + 10):
        made = done(crowd[0].post(f"/communities/{here}/posts", draft), 201)
        events.append(PostWritten(by=crowd[0].id, subject=made["id"], community=here))

    at_once(*[partial(listeners.keep_head, event) for event in events[-CROWD:]])
