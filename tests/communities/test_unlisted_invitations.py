"""Inviting somebody who is inside, but unlisted to the inviter, tells nothing of it."""

from tests.cast.house import House, Somebody, done
from tests.communities.widening import stewards, widens


def test_an_invitation_does_not_tell_who_is_inside(house: House) -> None:
    anna, bea, place = stewards(house)
    paul, ines, zoe = house.person("Paul"), house.person("Ines"), house.person("Zoe")
    done(anna.adds(place, paul))
    widens(anna, bea, place, visibility="open")
    done(ines.joins(place))

    def invites(someone: Somebody, whom: Somebody) -> tuple[int, set[str]]:
        answer = someone.post(f"/communities/{place}/invitations", {"person": whom.id})
        return answer.status, set(answer.json)

    assert invites(ines, paul) == invites(ines, zoe)
    assert [each[0] for each in (invites(ines, paul), invites(anna, paul), invites(paul, anna))] == [
        201,
        409,
        409,
    ]
    assert done(paul.get(f"/communities/{place}"))["membership"]["state"] == "inside"
    assert [each["state"] for each in done(paul.get("/communities"))["items"] if each["id"] == place] == [
        "inside"
    ]
    done(paul.joins(place))
    done(paul.patch(f"/communities/{place}/membership", {"listed": True}))
    assert invites(ines, paul)[0] == 409
