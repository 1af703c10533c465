"""Break-glass: one administrator asks, another officer signs, everybody inside is told at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cast.house import House, Somebody, done
from tests.governance.officers import REASON, administrator, asks, bureau, entries, opens, signs


@pytest.fixture
def ines(house: House) -> Somebody:
    return house.person("Ines", language="fr")


@pytest.fixture
def place(ines: Somebody) -> str:
    """A secret community with something written in it."""
    place = ines.founds("secret", name="Canari-nom")
    ines.posts(place, "Canari-corps.")
    return place


def test_two_let_one_in_for_an_hour_and_everybody_inside_is_told(
    house: House, ines: Somebody, place: str
) -> None:
    office, omar = bureau(house), house.person("Omar")
    done(ines.adds(place, omar))
    bea, cleo = office.bea, office.cleo
    asked = done(asks(bea, place, "safety"), 202)
    assert (asked["number"], asked["state"], asked["reason"]) == (1, "waiting", REASON)
    assert (asked["by"]["id"], asked["signed_by"], asked["until"]) == (bea.id, None, None)
    assert bea.get(f"/communities/{place}").status == 404, "asking opens nothing"
    assert done(ines.get(f"/communities/{place}"))["opened"] == []
    assert done(ines.get(f"/communities/{place}/break-glass"))["items"] == []

    signed = done(signs(cleo, place, 1))
    assert (signed["state"], signed["signed_by"]["id"]) == ("open", cleo.id)
    assert done(bea.get(f"/communities/{place}"))["name"] == "Canari-nom"
    assert b"Canari-corps" in done(bea.get(f"/communities/{place}/posts")).raw
    for other in (cleo, office.audrey, house.ada):
        assert other.get(f"/communities/{place}").status == 404, "signing opens nothing to the signer"

    for someone in (ines, omar):
        card = done(someone.get(f"/communities/{place}"))
        (told,) = card["opened"]
        assert (told["by"]["name"], told["signed_by"]["name"], told["category"]) == ("Bea", "Cleo", "safety")
        assert (told["number"], told["until"]) == (1, signed["until"])
        page = done(someone.get(f"/communities/{place}/break-glass"))
        assert page["items"] == [told]
        assert b"Canari-motif" not in card.raw + page.raw, "the reason is not for them"
    assert done(bea.get(f"/communities/{place}"))["opened"] == [], "only people inside are told"


def test_who_looks_when_and_why_is_kept_for_good_without_the_reason(house: House, place: str) -> None:
    bea, cleo = bureau(house).bea, bureau(house).cleo
    opens(house, place)
    (kept,) = entries(prefix=f"COMMUNITY#{place}", name="glass.opened")
    assert (kept["by"], kept["refs"], kept["data"]["category"]) == (bea.id, {"signer": cleo.id}, "legal")
    glass = [each["name"] for each in entries(place) if each["name"].startswith("glass.")]
    assert glass == ["glass.asked", "glass.opened"]
    assert "Canari" not in str(entries(place))


def test_officers_alone_know_of_every_request(house: House, ines: Somebody, place: str) -> None:
    office = bureau(house)
    number = done(asks(office.bea, place), 202)["number"]
    for officer in (office.bea, office.cleo, office.audrey):
        page = done(officer.get("/break-glass?state=waiting"))
        found = [each for each in page["items"] if each["community"] == place]
        assert [(each["number"], each["reason"]) for each in found] == [(number, REASON)]
        assert b"Canari-nom" not in page.raw, "of the community there is its id"
    assert place.encode() not in done(office.audrey.get("/break-glass?state=open")).raw
    refused = ines.get("/break-glass")
    assert (refused.status, refused.code) == (403, "officers_only")


def test_pages_of_requests_go_on_where_they_ended(house: House, ines: Somebody) -> None:
    office, place = bureau(house), ines.founds("private")
    for _ in range(3):
        opens(house, place)
    for path, reader in (("/break-glass", office.audrey), (f"/communities/{place}/break-glass", ines)):
        first = done(reader.get(f"{path}?limit=2"))
        assert [each["number"] for each in first["items"]] == [3, 2]
        rest = done(reader.get(f"{path}?limit=2&cursor={first['next']}"))
        assert rest["items"][0]["number"] == 1
        assert office.cleo.get(f"{path}?cursor={first['next']}").status in (400, 403)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nobody_signs_for_themselves_and_trying_is_noted(house: House, place: str, language: str) -> None:
    dora = administrator(house, "Dora", language)
    number = done(asks(dora, place), 202)["number"]
    refused = signs(dora, place, number)
    assert (refused.status, refused.code) == (403, "own_request")
    assert ("second administrateur" in refused["detail"]) is (language == "fr")
    (noted,) = entries(place, name="rule.attempted")
    assert (noted["by"], noted["data"]["code"]) == (dora.id, "own_request")
    assert dora.get(f"/communities/{place}").status == 404


def test_only_officers_sign_and_an_auditor_is_one(house: House, ines: Somebody, place: str) -> None:
    office, outsider = bureau(house), house.person("Odile")
    number = done(asks(office.bea, place), 202)["number"]
    refused = signs(ines, place, number)
    assert (refused.status, refused.code) == (403, "officers_only")
    assert signs(outsider, place, number).status == 404
    done(signs(office.audrey, place, number))
    done(office.bea.get(f"/communities/{place}"))
    assert office.audrey.get(f"/communities/{place}").status == 404
    assert done(signs(office.audrey, place, number))["state"] == "open", "repeating is no second signature"
    again = signs(office.cleo, place, number)
    assert (again.status, again.code) == (409, "glass_signed")
    assert len(entries(place, name="glass.opened")) == 1


def test_only_administrators_ask(house: House, ines: Somebody, place: str) -> None:
    office, outsider = bureau(house), house.person("Odile")
    refused = asks(ines, place)
    assert (refused.status, refused.code) == (403, "administrators_only")
    for someone in (outsider, office.audrey):
        assert asks(someone, place).status == 404, "they may not know of it"
    known = ines.founds("private")
    assert asks(office.audrey, known).code == "administrators_only"
    assert asks(office.bea, "0" * 13).status == 404
    assert asks(office.bea, "no-such-place").status == 404
    for number in ("1", "01", "x", "²", "9999999", "-1"):
        assert office.cleo.put(f"/communities/{known}/break-glass/{number}/signature").status == 404, number


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        ({"category": "legal", "reason": "short"}, "too_short"),
        ({"category": "legal", "reason": "   short   \n  \n"}, "too_short"),
        ({"category": "legal", "reason": "x" * 1001}, "too_long"),
        ({"category": "curiosity", "reason": REASON}, "unknown_value"),
        ({"category": "legal", "reason": REASON, "signed_by": "me"}, "unknown_field"),
        ({"category": "legal"}, "missing_field"),
        ({"category": "legal", "reason": "Turned \u202e around, for reasons."}, "bidi"),
    ],
)
def test_a_request_says_why(house: House, place: str, draft: dict[str, str], code: str) -> None:
    refused = bureau(house).bea.post(f"/communities/{place}/break-glass", draft)
    assert (refused.status, [each["code"] for each in refused["errors"]]) == (422, [code])


def test_a_repeated_request_is_one_and_is_judged_again(house: House, place: str) -> None:
    dora = administrator(house, "Dora")
    first = done(asks(dora, place, idempotency_key="once"), 202)
    assert done(asks(dora, place, idempotency_key="once"), 202).json == first.json
    assert len(entries(place, name="glass.asked")) == 1
    assert asks(dora, place, "incident", idempotency_key="once").status == 422
    done(house.ada.patch(f"/people/{dora.id}", {"roles": []}))
    assert asks(dora, place, idempotency_key="once").status == 404
    done(house.ada.patch(f"/people/{dora.id}", {"status": "suspended"}))
    assert asks(dora, place, idempotency_key="once").status == 401


def test_of_two_who_sign_at_once_one_does(house: House, ines: Somebody, place: str) -> None:
    office = bureau(house)
    number = done(asks(office.bea, place), 202)["number"]
    signers = (office.cleo, office.audrey, house.ada)
    with ThreadPoolExecutor(3) as pool:
        replies = list(pool.map(lambda each: signs(each, place, number), signers))
    assert sorted(each.status for each in replies) == [200, 409, 409]
    winner = next(who for who, each in zip(signers, replies, strict=True) if each.status == 200)
    (told,) = done(ines.get(f"/communities/{place}"))["opened"]
    assert told["signed_by"]["id"] == winner.id
    assert len(entries(place, name="glass.opened")) == 1


def test_requests_made_at_once_have_numbers_of_their_own(house: House, place: str) -> None:
    askers = (bureau(house).bea, bureau(house).cleo, house.ada)
    with ThreadPoolExecutor(3) as pool:
        replies = list(pool.map(lambda each: asks(each, place), askers))
    assert sorted(done(each, 202)["number"] for each in replies) == [1, 2, 3]
