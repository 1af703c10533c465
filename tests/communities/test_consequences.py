"""What follows from coming and going: counts, names to complete, lists; and what happens at once."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from chalicelib.access.gate import standing_of
from chalicelib.access.model import CommunityId, PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, listeners, store
from chalicelib.communities.events import PersonJoined
from tests.cast.house import House, Somebody, done


def viewer_of(someone: Somebody) -> Viewer:
    """The viewer that the door would make of somebody."""
    from chalicelib.access import keys
    from chalicelib.access.arrival import viewer_of as built
    from chalicelib.foundation.held import Held

    held, person = Held(), PersonId(someone.id)
    return built(person, held.rows([keys.card(person)])[0] or {}, held, "en")


def completed(someone: Somebody, place: str, q: str) -> list[str]:
    viewer = viewer_of(someone)
    standing = standing_of(viewer, CommunityId(place))
    assert standing is not None
    return [face.name for face in access.completion(viewer, standing, q)]


def test_names_complete_by_any_word_and_leave_with_their_owner(house: House) -> None:
    anna, elodie = house.person("Anna Petit"), house.person("Élodie de La Tour")
    place = anna.founds()
    done(anna.adds(place, elodie))
    house.settle()
    for q in ("elo", "TOUR", "la t", ""):
        assert "Élodie de La Tour" in completed(anna, place, q)
    assert completed(anna, place, "anna p") == ["Anna Petit"]
    done(elodie.patch("/me", {"name": "Élodie Martin"}))
    house.settle()
    assert completed(anna, place, "martin") == ["Élodie Martin"]
    assert completed(anna, place, "tour") == []
    done(house.ada.patch(f"/people/{elodie.id}", {"status": "suspended"}))
    assert completed(anna, place, "martin") == []
    done(house.ada.patch(f"/people/{elodie.id}", {"status": "active"}))
    anna.delete(f"/communities/{place}/people/{elodie.id}")
    assert completed(anna, place, "martin") == []
    house.settle()
    assert store.people_of(viewer_of(anna).held.found(store.completion_query(place, "martin")).items) == []


def test_news_that_come_late_and_twice_change_nothing(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("open")
    done(ines.joins(place))
    house.settle()
    told = PersonJoined(by=ines.id, subject=ines.id, community=place, data={"kind": "member"})
    for _ in range(3):
        listeners.count_people(told)
        listeners.index_names(told)
    assert done(anna.get(f"/communities/{place}/audience"))["members"] == 3
    ines.leaves(place)
    house.settle()
    listeners.index_names(told)
    assert completed(anna, place, "ines") == []


def test_departure_clears_up_everywhere(house: House) -> None:
    anna, ines, acme = house.person("Anna"), house.person("Ines"), house.company()
    place, orphan, asked = anna.founds("private", acme), ines.founds("open"), anna.founds()
    done(anna.adds(place, ines, "steward"))
    done(ines.post(f"/communities/{asked}/requests", {}), 201)
    gil = house.guest(anna, acme, place)
    house.settle()
    before = anna.audience(place)
    for someone in (ines, gil):
        done(house.ada.patch(f"/people/{someone.id}", {"status": "departed"}))
    house.settle()
    card = done(anna.get(f"/communities/{place}"))
    assert ([each["name"] for each in card["stewards"]], card["members"], card["guests_inside"]) == (
        ["Anna"],
        1,
        0,
    )
    assert anna.audience(place) != before
    assert [each["person"]["name"] for each in anna.get(f"/communities/{place}/people")["items"]] == ["Anna"]
    assert done(anna.get(f"/communities/{asked}/requests"))["items"] == []
    assert done(anna.get(f"/communities/{orphan}"))["stewards"] == []
    assert anna.leaves(place).code == "last_steward"


def test_a_company_has_its_new_name_in_every_clause(house: House) -> None:
    anna, acme = house.person("Anna"), house.company("Acme")
    place, hidden = anna.founds("private", acme, name="Clause Walrus"), anna.founds("secret", acme)
    done(house.ada.patch(f"/companies/{acme}", {"name": "Acme Group"}, if_match="*"))
    house.settle()
    for each in (place, hidden):
        assert done(anna.get(f"/communities/{each}"))["company"]["name"] == "Acme Group"
    (found,) = done(anna.get("/communities?scope=discover&q=walrus"))["items"]
    assert found["company"]["name"] == "Acme Group"


def at_once(*acts: Any) -> list[Any]:
    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(act) for act in acts]]


def test_two_stewards_cannot_put_each_other_out_at_once(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    for _ in range(3):
        place = anna.founds("open")
        done(anna.adds(place, ines, "steward"))
        at_once(
            lambda at=place: anna.delete(f"/communities/{at}/people/{ines.id}"),
            lambda at=place: ines.delete(f"/communities/{at}/people/{anna.id}"),
            lambda at=place: anna.leaves(at),
        )
        assert len(done(house.ada.get(f"/communities/{place}"))["stewards"]) == 1


def test_many_come_at_once(house: House) -> None:
    anna, acme = house.person("Anna"), house.company()
    place, gate = anna.founds("open", acme), anna.founds("private", acme)
    crowd = [house.guest(anna, acme, gate, name=f"Guest{number}") for number in range(4)]
    members = [house.person(f"Member{number}") for number in range(3)]
    acts = [lambda one=each: anna.adds(place, one) for each in crowd]
    answers = at_once(*acts, *(lambda one=each: one.joins(place) for each in members))
    assert {answer.status for answer in answers} <= {200, 409}
    for each in crowd:
        done(anna.adds(place, each))
    for each in members:
        done(each.joins(place))
    house.settle()
    audience = done(anna.get(f"/communities/{place}/audience"))
    assert (audience["members"], audience["guests"], audience["everyone"]) == (4, 4, True)


def test_whoever_meets_somewhere_may_see_each_other(house: House) -> None:
    anna, ben, acme, other = house.person("Anna"), house.person("Ben"), house.company(), house.company()
    place, elsewhere = anna.founds("private", acme), ben.founds("secret", other)
    gil, eve = house.guest(anna, acme, place), house.guest(ben, other, elsewhere, name="Eve")
    assert anna.get(f"/people/{gil.id}").status == 200
    assert ben.get(f"/people/{gil.id}").status == 404
    assert gil.get(f"/people/{anna.id}").status == 200
    assert gil.get(f"/people/{ben.id}").status == 404
    assert gil.get(f"/people/{eve.id}").status == 404
    done(anna.adds(place, ben))
    assert ben.get(f"/people/{gil.id}").status == 200
    gil.leaves(place)
    assert ben.get(f"/people/{gil.id}").status == 404
    assert gil.get(f"/people/{ben.id}").status == 404


def test_refs_name_what_may_be_known(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    places = {kind: CommunityId(anna.founds(kind, name=kind)) for kind in ("open", "private", "secret")}
    wanted = [*places.values(), CommunityId("0123456789abc"), CommunityId("nonsense")]
    assert {each.name for each in access.refs(viewer_of(ines), wanted).values()} == {"open", "private"}
    assert len(access.refs(viewer_of(anna), wanted)) == 3
