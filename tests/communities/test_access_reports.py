"""What a guest can read and why, as far as whoever asks may know of it; and why somebody reads a post."""

from typing import Any

from tests.cast.house import House, Somebody, done
from tests.communities.widening import stewards, widens


def report(someone: Somebody, guest: Somebody, **headers: str) -> dict[str, dict[str, Any]]:
    found = done(someone.get(f"/people/{guest.id}/access", **headers))["items"]
    return {each["community"]["id"]: each for each in found}


def asks(someone: Somebody, post: str, about: Somebody, **headers: str) -> Any:
    return done(someone.get(f"/posts/{post}/access?person={about.id}", **headers)).json


def test_a_sponsor_sees_what_their_guest_reads_and_why(house: House) -> None:
    ines, omar, acme = house.person("Ines"), house.person("Omar Petit"), house.company("Acme")
    named, mixed = ines.founds("private", acme), ines.founds("private", "mixed")
    gil = house.guest(ines, acme, named)
    for place in (named, mixed):
        done(ines.adds(place, omar, "steward"))
    done(omar.adds(mixed, gil))
    told = report(ines, gil)
    assert {each: (told[each]["reads"], told[each]["because"]) for each in told} == {
        named: (True, "company"),
        mixed: (True, "mixed"),
    }
    assert told[mixed]["let_in_by"]["name"] == "Omar Petit"
    assert told[named]["let_in_by"]["id"] == ines.id
    assert told[named]["sentence"] == "The guest clause names this person’s company."
    assert [each["number"] for each in told[named]["eras"]] == [1]
    assert report(ines, gil, accept_language="fr")[named]["sentence"].startswith(
        "La règle sur les externes nomme"
    )


def test_each_sees_only_what_they_may_know_of(house: House) -> None:
    ines, omar, acme = house.person("Ines"), house.person("Omar"), house.company()
    mine, private = ines.founds("secret", acme), omar.founds("private", acme)
    hidden = omar.founds("secret", acme, name="Kanari Quartz")
    gil = house.guest(ines, acme, mine)
    done(ines.adds(mine, omar))
    for place in (private, hidden):
        done(omar.adds(place, gil))
    omar.leaves(mine)
    assert set(report(ines, gil)) == {mine, private}
    told = report(ines, gil)
    assert (told[private]["eras"], told[private]["let_in_by"]["id"]) == (None, omar.id)
    assert set(report(house.ada, gil)) == {private}
    own = report(gil, gil)
    assert set(own) == {mine, private, hidden}
    assert own[hidden]["let_in_by"]["id"] == omar.id
    done(omar.adds(private, ines, "steward"))
    done(omar.leaves(private), 204)
    assert report(gil, gil)[private]["let_in_by"] is None, "whom a guest meets no more has no name for them"
    assert b"Kanari" not in done(ines.get(f"/people/{gil.id}/access")).raw
    refused = omar.get(f"/people/{gil.id}/access")
    assert (refused.status, refused.code) == (403, "sponsor_only")


def test_only_guests_have_a_report_and_only_who_may_know_of_them_gets_it(house: House) -> None:
    ines, omar, acme = house.person("Ines"), house.person("Omar"), house.company()
    gil = house.guest(ines, acme, ines.founds("private", acme))
    absent = omar.get(f"/people/{'0' * 13}/access")
    assert (absent.status, omar.get(f"/people/{gil.id}/access").raw) == (404, absent.raw)
    for person in (omar.id, house.ada.id, "x", "é" * 13, "x" * 3000):
        assert house.ada.get(f"/people/{person}/access").status == 404


def test_a_long_report_comes_in_pages_without_gaps(house: House) -> None:
    ines, omar, acme = house.person("Ines"), house.person("Omar"), house.company()
    places = [ines.founds("private", "mixed") for _ in range(4)]
    others = [omar.founds("secret", "mixed") for _ in range(3)]
    gil = house.guest(ines, acme, places[0])
    for place in places[1:]:
        done(ines.adds(place, gil))
    done(ines.adds(places[0], omar))
    for place in others:
        done(omar.adds(place, gil))
    path = f"/people/{gil.id}/access?limit=3"
    first = done(ines.get(path))
    rest = done(ines.get(f"{path}&cursor={first['next']}"))
    assert (len(first["items"]), rest["next"]) == (3, None)
    found = [each["community"]["id"] for each in (*first["items"], *rest["items"])]
    assert found == sorted(places)
    done(omar.leaves(places[0]), 204)
    assert omar.get(f"{path}&cursor={first['next']}").status == 403
    assert house.ada.get(f"{path}&cursor={first['next']}").status == 400


def test_what_sleeps_is_told_with_what_it_sleeps_by(house: House) -> None:
    ines, acme, other = house.person(), house.company(), house.company()
    off, stored, walled = (ines.founds("private", "mixed") for _ in range(3))
    gil = house.guest(ines, acme, off)
    for place in (stored, walled):
        done(ines.adds(place, gil))
    done(ines.post(f"/communities/{off}/changes", {"guests": "none"}))
    done(ines.post(f"/communities/{walled}/changes", {"guests": other}))
    done(ines.patch(f"/communities/{stored}", {"archived": True}, if_match="*"))
    told = report(ines, gil)
    assert {each: (told[each]["because"], told[each]["asleep"]) for each in told} == {
        off: ("uncovered", True),
        stored: ("archived", True),
        walled: ("uncovered", True),
    }
    assert [each["number"] for each in told[off]["eras"]] == [1]
    assert report(gil, gil) == {}
    done(house.ada.patch(f"/people/{gil.id}", {"status": "suspended"}))
    assert report(ines, gil)[off]["because"] == "uncovered"


def test_an_account_that_rests_is_told_to_who_answers_for_it(house: House) -> None:
    ines, acme = house.person(), house.company()
    place = ines.founds("private", acme)
    gil = house.guest(ines, acme, place)
    done(house.ada.patch(f"/people/{gil.id}", {"status": "suspended"}))
    told = report(ines, gil)[place]
    assert (told["reads"], told["because"], told["asleep"]) == (False, "suspended", False)


def test_why_somebody_reads_a_post_or_does_not(house: House) -> None:
    ines, omar, lea, acme = house.person(), house.person("Omar"), house.person("Lea"), house.company()
    place = ines.founds("open", "mixed")
    wide = ines.posts(place, "Pour tout le monde.")
    done(omar.joins(place))
    gil = house.guest(ines, acme, place)
    done(ines.post(f"/communities/{place}/changes", {"visibility": "private"}))
    done(ines.adds(place, lea))
    done(ines.post(f"/communities/{place}/changes", {"guests": "none"}))
    closed, olga = ines.posts(place, "Pour nous."), house.person("Olga")
    people = {each.id: each for each in (omar, olga, gil, lea)}
    row = {omar.id: "inside", olga.id: "outside", gil.id: "asleep", lea.id: "inside"}
    expected = {wide: row, closed: row}
    found = {post: {who: asks(ines, post, people[who])["because"] for who in people} for post in expected}
    assert found == expected
    for post, who in ((post, who) for post in expected for who in people):
        reads = people[who].get(f"/posts/{post}").status == 200
        assert (found[post][who] == "inside") is reads, (found[post][who], reads)
    told = asks(ines, closed, omar)
    assert (told["stamp"]["visibility"], told["rule"]) == ("private", told["stamp"])
    assert told["since"]["era"] == 1
    assert asks(omar, closed, olga)["since"] is None


def test_in_an_open_community_every_member_reads_what_was_written_while_it_was(house: House) -> None:
    ines, olga = house.person("Ines"), house.person("Olga")
    place = ines.founds("open")
    post = ines.posts(place, "Pour tout le monde.")
    told = asks(olga, post, ines)
    assert (told["reads"], told["because"], told["since"]) == (True, "open", None)
    assert asks(ines, post, olga)["because"] == "open"


def test_a_late_guest_and_an_early_item(house: House) -> None:
    ines, acme, other = house.person(), house.company(), house.company()
    place = ines.founds("private", "mixed")
    early = ines.posts(place, "Avant.")
    eve = house.guest(ines, other, place, "Eve")
    gil = house.guest(ines, acme, place)
    done(ines.post(f"/communities/{place}/changes", {"guests": acme}))
    late = ines.posts(place, "Après.")
    tim = house.guest(ines, acme, place, "Tim")
    assert asks(ines, early, tim)["because"] == "came_later"
    assert asks(ines, late, tim)["because"] == "inside"
    assert asks(ines, early, gil)["reads"] is True
    assert asks(ines, late, eve)["because"] == "asleep"
    assert (tim.get(f"/posts/{early}").status, gil.get(f"/posts/{early}").status) == (404, 200)


def test_who_asks_about_somebody_they_may_not_know_learns_nothing(house: House) -> None:
    ines, omar, acme = house.person("Ines"), house.person("Omar"), house.company()
    place, theirs = ines.founds("private", acme), omar.founds("private", acme)
    gil, hidden = house.guest(ines, acme, place), house.guest(omar, acme, theirs, "Hidden")
    post = ines.posts(place, "Kanari.")
    absent = ines.get(f"/posts/{post}/access?person={'0' * 13}")
    assert absent.status == 404
    for someone in (ines, gil):
        assert someone.get(f"/posts/{post}/access?person={hidden.id}").raw == absent.raw
    for odd in ("x", "é" * 13, "%00", "0" * 99):
        assert ines.get(f"/posts/{post}/access?person={odd}").raw == absent.raw
    assert gil.get(f"/posts/{post}/access?person={omar.id}").raw == absent.raw
    assert omar.get(f"/posts/{post}/access?person={ines.id}").raw == absent.raw
    assert asks(gil, post, ines)["because"] == "inside"
    assert done(gil.get(f"/posts/{post}/access"))["person"]["id"] == gil.id


def test_how_an_account_stands_is_told_only_to_who_answers_for_it(house: House) -> None:
    ines, omar, acme = house.person("Ines"), house.person("Omar"), house.company()
    place = ines.founds("private", acme)
    done(ines.adds(place, omar))
    gil, post = house.guest(ines, acme, place), ines.posts(place, "Kanari.")
    lea = house.person("Lea")
    done(ines.adds(place, lea))
    for someone in (gil, lea):
        done(house.ada.patch(f"/people/{someone.id}", {"status": "suspended"}))
    told = asks(ines, post, gil, accept_language="fr")
    assert (told["because"], told["sentence"]) == ("suspended", "Le compte de cette personne est suspendu.")
    assert asks(omar, post, gil)["because"] == "not_now"
    assert asks(ines, post, lea)["because"] == "not_now"
    done(house.ada.patch(f"/people/{lea.id}", {"status": "departed"}))
    assert asks(ines, post, lea)["because"] == "outside"


def test_every_reason_has_its_sentence_in_both_languages() -> None:
    from chalicelib.communities.rules import Because
    from chalicelib.foundation import words

    for because in Because:
        sentences = {words.say(f"access_{because}", language) for language in words.LANGUAGES}
        assert len(sentences) == 2


def test_who_is_unlisted_to_somebody_is_answered_as_if_outside(house: House) -> None:
    anna, bea, place = stewards(house, "secret", "mixed")
    paul, max_, acme = house.person("Paul"), house.person("Max"), house.company()
    done(anna.adds(place, paul))
    gil = house.guest(anna, acme, place)
    widens(anna, bea, place, visibility="private")
    done(anna.adds(place, max_))
    tim = house.guest(anna, acme, place, "Tim")
    post, olga = anna.posts(place, "Pour tous."), house.person("Olga")
    outside = asks(max_, post, olga)
    unlisted = asks(max_, post, paul)
    assert unlisted == {**outside, "person": unlisted["person"]}
    assert max_.get(f"/posts/{post}/access?person={gil.id}").status == 404
    assert asks(paul, post, max_)["because"] == asks(bea, post, paul)["because"] == "inside"
    assert asks(paul, post, paul)["since"] is not None
    own = report(tim, tim)[place]
    assert (own["because"], own["let_in_by"]) == ("mixed", None), "who let them in is unlisted to them"
    assert report(anna, gil)[place]["let_in_by"]["id"] == anna.id
    done(paul.patch(f"/communities/{place}/membership", {"listed": True}))
    assert asks(max_, post, paul)["because"] == "inside"
