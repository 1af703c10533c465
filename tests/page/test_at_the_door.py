"""Coming in, staying, looking in: invitations, sessions, stays, places without steward, earlier rules."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.laptop.running import wait_until
from tests.page.desk import Desk, Look, settled
from tests.page.desks import ADA, AUDITOR, TOM, ask, company, house, posted
from tests.page.newcomers import does, invited, newcomer, place, press, write

MINUTE_AND_MORE = 0.001
"""Days: a code is sent to an address once a minute."""


def test_an_invitation_is_accepted_and_another_declined(desk: Desk) -> None:
    who = newcomer(desk, "Donatienne Floc")
    wanted, other = invited(desk, who, "Halle aux voiles"), invited(desk, who, "Halle aux cordes")
    page = desk.sit(who.email)
    page.goto("/communities?part=doors")
    press(page, page.get_by_role("button", name="Accepter : Halle aux voiles"))
    expect(page.get_by_role("navigation", name="Vos communautés")).to_contain_text("Halle aux voiles")
    press(page, page.get_by_role("button", name="Décliner : Halle aux cordes"))
    expect(page.get_by_text("Personne ne vous attend à une porte.")).to_be_visible()
    assert who.does("GET", f"/communities/{wanted}").json["membership"]["state"] == "inside"
    mine = who.does("GET", "/communities?scope=mine").json["items"]
    assert other not in [each["id"] for each in mine]


def test_a_session_elsewhere_is_ended(desk: Desk) -> None:
    who = newcomer(desk, "Ermeline Gall")
    here = desk.cookie(who.email)
    assert desk.network.ask("/local/clock", {"days": MINUTE_AND_MORE}).status == 200
    elsewhere = desk.network.sign_in(who.email)
    assert elsewhere != here
    page = desk.sit(who.email)
    page.goto("/me/devices")
    expect(page.locator("ul.faces li")).to_have_count(2)
    press(page, page.get_by_role("button", name="Mettre fin"))
    expect(page.locator("ul.faces li")).to_have_count(1)
    expect(page.locator("ul.faces")).to_contain_text("Cet appareil")
    assert desk.network.ask("/api/v1/me", Cookie=elsewhere).status == 401
    assert desk.network.ask("/api/v1/me", Cookie=here).status == 200


def _day(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days)).date().isoformat()


def test_a_guests_stay_is_prolonged(desk: Desk) -> None:
    northway = company(desk, "Northway Compressors")
    at = ask(desk, TOM, "/communities", {"name": "Séjours au banc", "guests": northway})["id"]
    draft = {"email": "ysabeau.marsh@northway.example", "name": "Ysabeau Marsh", "company": northway}
    ask(desk, TOM, "/guests", draft | {"ends_on": _day(30), "communities": [at]})
    found = ask(desk, ADA, "/people?kind=guest&q=ysabeau")["items"]
    (guest,) = [each["id"] for each in found if each["name"] == "Ysabeau Marsh"]
    page = desk.sit(ADA)
    page.goto(f"/admin/people/{guest}")
    last = page.get_by_label("Dernier jour")
    last.fill(_day(90))
    press(page, page.get_by_role("button", name="Prolonger"))
    expect(page.locator(".toast")).to_contain_text("Enregistré")
    expect(last).to_have_value(_day(90))
    assert ask(desk, ADA, f"/people/{guest}")["ends_on"][:10] == _day(90)


def test_a_community_without_steward_is_given_one(desk: Desk) -> None:
    founder, heir = newcomer(desk, "Fiacrine Helias"), newcomer(desk, "Gildasine Inizan")
    draft = {"name": "Quai sans gardien", "visibility": "open"}
    at = founder.does("POST", "/communities", draft).json["id"]
    heir.does("PUT", f"/communities/{at}/membership")
    does(desk, ADA, "PATCH", f"/people/{founder.id}", {"status": "departed"})
    wait_until(lambda: at in [each["id"] for each in ask(desk, ADA, "/orphans")["items"]])
    page = desk.sit(ADA)
    page.goto("/admin/communities")
    row = page.locator(".ask").filter(has_text="Quai sans gardien")
    press(page, row.locator("summary").filter(has_text="Nommer animateur"))
    write(page, row.get_by_role("searchbox", name="Chercher un membre par son nom"), "gildasine")
    page.keyboard.press("Enter")
    press(page, row.get_by_role("button", name="Nommer animateur Gildasine Inizan"))
    expect(page.locator(".toast")).to_contain_text("Gildasine Inizan anime désormais")
    expect(row).to_have_count(0)
    assert heir.does("GET", f"/communities/{at}").json["membership"]["role"] == "steward"


def test_a_look_inside_takes_a_second_signature(desk: Desk) -> None:
    """Who asked cannot sign; the second officer reads why, and signs: then it is open."""
    house(desk)
    at = ask(desk, TOM, "/communities", {"name": "Coffre aux plaintes"})["id"]
    posted(desk, at, "Une plainte au coffre")
    asking = desk.sit(ADA)
    asking.goto(f"/admin/glass?community={at}")
    write(asking, asking.get_by_label("Raison"), "Une plainte du coffre à vérifier.")
    press(asking, asking.get_by_role("button", name="Demander la signature"))
    mine = asking.locator(".ask").filter(has_text="Une plainte du coffre à vérifier.")
    expect(mine).to_contain_text("attend une signature")
    expect(mine.get_by_role("button", name="Signer")).to_have_count(0)
    signing = desk.sit(AUDITOR)
    signing.goto("/admin/glass")
    theirs = signing.locator(".ask").filter(has_text="Une plainte du coffre à vérifier.")
    press(signing, theirs.get_by_role("button", name="Signer"))
    expect(theirs).to_contain_text("ouvert jusqu’au")
    # Break-glass opens what people wrote, not how the rule changed: the page asks for that too.
    desk.forgive("status of 403")
    asking.reload()
    press(asking, mine.get_by_role("link", name="Regarder"))
    expect(asking).to_have_url(re.compile(at))
    expect(asking.get_by_role("article", name="Une plainte au coffre")).to_be_visible()
    asking.goto("/admin/glass")
    press(asking, mine.get_by_role("button", name="Terminer"))
    expect(mine).to_contain_text("terminé")


def test_what_was_written_under_an_earlier_rule_says_so(desk: Desk) -> None:
    at = place(desk, "Passerelle resserrée", visibility="open")
    for title, then in (("Avant le mur", True), ("Après le mur", False)):
        audience = does(desk, ADA, "GET", f"/communities/{at}/audience").json["fingerprint"]
        draft = {"kind": "update", "title": title, "body": "Texte.", "audience": audience}
        does(desk, ADA, "POST", f"/communities/{at}/posts", draft)
        if then:
            does(desk, ADA, "POST", f"/communities/{at}/changes", {"visibility": "private"})
    page = desk.sit(ADA, Look("fr"))
    page.goto(f"/communities/{at}")
    settled(page)
    mark = page.get_by_role("region", name="Changement de règle")
    expect(mark).to_contain_text("Ce qui suit a été écrit sous la règle d’avant")
    order = page.locator("main article.post, main section.era").all_inner_texts()
    assert ["Après" in order[0], "Ici le mur" in order[1], "Avant" in order[2]] == [True] * 3
    tabs = page.get_by_role("navigation", name="Dans cette communauté")
    press(page, tabs.get_by_role("link", name="À propos"))
    expect(page.get_by_role("heading", name="Les règles d’avant")).to_be_visible()
    expect(page.locator("main")).to_contain_text("resserrée")
