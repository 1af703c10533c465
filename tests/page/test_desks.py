"""The desks, by the keyboard alone: who admits, signs and suspends touches no mouse."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.page.desk import Desk, Look, faults, settled
from tests.page.desks import ADA, AUDITOR, INES, TOM, ask, company, house, posted, seated
from tests.page.keys import reach

RACHEL = "rachel.stone@calvent.example"


def opened(desk: Desk, who: str, at: str, look: Look = Look("en")) -> Page:  # noqa: B008 (frozen)
    page = desk.sit(who, look)
    page.goto(at)
    settled(page)
    return page


def said(page: Page, text: str) -> None:
    """The page announces it, to eyes and screen readers."""
    expect(page.locator(".toast")).to_contain_text(text)


def test_a_steward_admits_a_guest(desk: Desk) -> None:
    """Somebody inside asks for a guest; the steward reads who asks, and lets them in."""
    northway = company(desk, "Northway Compressors")
    place = ask(desk, TOM, "/communities", {"name": "Admissions au clavier", "guests": northway})["id"]
    seated(desk, place, RACHEL)
    draft = {
        "email": "wendel.okoro@northway.example",
        "name": "Wendel Okoro",
        "company": northway,
        "ends_on": (datetime.now(UTC) + timedelta(60)).date().isoformat(),
        "communities": [place],
    }
    assert ask(desk, RACHEL, "/guests", draft)["communities"][0]["state"] == "asked"
    page = opened(desk, TOM, f"/communities/{place}/desk")
    row = page.locator(".ask").filter(has_text="Wendel Okoro")
    expect(row).to_contain_text("asked for by Rachel Stone")
    reach(page, "Admit Wendel Okoro")
    page.keyboard.press("Enter")
    said(page, "Wendel Okoro is in the community.")
    expect(row).to_have_count(0)
    inside = ask(desk, TOM, f"/communities/{place}/people")["items"]
    assert "Wendel Okoro" in [seat["person"]["name"] for seat in inside]


def test_a_widening_takes_two(desk: Desk) -> None:
    """One proposes with the text that newcomers will read, another reads it and signs."""
    place = ask(desk, TOM, "/communities", {"name": "Élargir au clavier"})["id"]
    seated(desk, place, INES, "steward")
    page = opened(desk, TOM, f"/communities/{place}/desk/rule")
    reach(page, "Visibility")
    page.keyboard.type("Open")
    expect(page.get_by_text("After two signatures and 7 days at least")).to_be_visible()
    reach(page, "Purpose that new readers will see")
    page.keyboard.type("What everybody may know.")
    reach(page, "Propose the widening")
    page.keyboard.press("Enter")
    said(page, "It takes a second signature.")
    expect(page.get_by_role("button", name="Sign the widening")).to_have_count(0)

    other = opened(desk, INES, f"/communities/{place}/changes/1")
    expect(other.get_by_text("What everybody may know.")).to_be_visible()
    sign = other.get_by_role("button", name="Sign the widening")
    expect(sign).to_be_disabled()
    reach(other, "I have read the text")
    other.keyboard.press("Space")
    reach(other, "Sign the widening")
    other.keyboard.press("Enter")
    said(other, "Signed: the wall changes on")
    expect(other.locator(".sign .todo")).to_have_count(0)
    assert faults(other) == []
    waits = ask(desk, TOM, f"/communities/{place}")["pending"]
    assert (waits["state"], waits["visibility"]) == ("signed", "open")


def test_a_deletion_takes_two_and_everybody_reads_its_day(desk: Desk) -> None:
    """One proposes it by its name, another signs; the header says the day, and a steward takes it back."""
    place = ask(desk, TOM, "/communities", {"name": "Fin au clavier", "visibility": "open"})["id"]
    seated(desk, place, INES, "steward")
    page = opened(desk, TOM, f"/communities/{place}/desk/settings")
    reach(page, "Propose the deletion")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("heading", name="Fin au clavier")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Propose the deletion").press("Enter")
    said(page, "It takes a second signature.")

    other = opened(desk, INES, f"/communities/{place}/changes/1")
    expect(other.get_by_text("nobody finds or reads anything of it")).to_be_visible()
    reach(other, "I have read that")
    other.keyboard.press("Space")
    reach(other, "Sign the deletion")
    other.keyboard.press("Enter")
    said(other, "Signed: it is archived, and will be deleted on")
    assert faults(other) == []

    # From outside an open community its ledger is not read: the page asks for it all the same.
    desk.forgive("status of 403")
    outside = opened(desk, RACHEL, f"/communities/{place}")
    expect(outside.get_by_role("heading", name="this community will be deleted")).to_be_visible()
    back = opened(desk, TOM, f"/communities/{place}/desk/rule")
    reach(back, "Withdraw the deletion")
    back.keyboard.press("Enter")
    said(back, "Withdrawn: nothing changes.")
    card = ask(desk, TOM, f"/communities/{place}")
    assert (card["pending"], card["deleted_on"], card["archived"]) == (None, None, True)


def test_either_signer_takes_it_back(desk: Desk) -> None:
    place = ask(desk, TOM, "/communities", {"name": "Retrait au clavier"})["id"]
    ask(desk, TOM, f"/communities/{place}/changes", {"visibility": "open"})
    page = opened(desk, TOM, f"/communities/{place}/desk/rule")
    reach(page, "Withdraw my proposal")
    page.keyboard.press("Enter")
    said(page, "Withdrawn: nothing changes.")
    expect(page.get_by_label("Visibility")).to_be_visible()
    assert ask(desk, TOM, f"/communities/{place}")["pending"] is None


def test_narrowing_is_immediate_and_says_what_follows(desk: Desk) -> None:
    place = ask(desk, TOM, "/communities", {"name": "Restreindre au clavier"})["id"]
    page = opened(desk, TOM, f"/communities/{place}/desk/rule")
    reach(page, "Visibility")
    page.keyboard.type("Secret")
    expect(page.get_by_text("Others will not find it any more.")).to_be_visible()
    reach(page, "Narrow it now")
    page.keyboard.press("Enter")
    said(page, "It is narrower: an era begins.")
    assert ask(desk, TOM, f"/communities/{place}")["visibility"] == "secret"


def test_a_report_is_decided(desk: Desk) -> None:
    place = ask(desk, TOM, "/communities", {"name": "Signalements au clavier"})["id"]
    seated(desk, place, RACHEL)
    post = posted(desk, place, "Une rumeur")
    ask(desk, RACHEL, f"/posts/{post}/reports", {"reason": "harassment", "text": "Elle vise quelqu’un."})
    page = opened(desk, TOM, f"/communities/{place}/desk/reports")
    expect(page.get_by_text("Elle vise quelqu’un.")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Rachel Stone")
    reach(page, "Hide", "summary")
    page.keyboard.press("Enter")
    reason = page.get_by_label("Reason")
    expect(reason).to_be_visible()
    reach(page, "Reason")
    page.keyboard.press("h")
    expect(reason).to_have_value("harassment")
    reach(page, "Hide", "button")
    page.keyboard.press("Enter")
    said(page, "Saved.")
    expect(page.get_by_role("button", name="Let it be read again")).to_be_visible()


def test_an_administrator_suspends_somebody(desk: Desk) -> None:
    """It is asked once more before; the person is then nobody to the network, and can come back."""
    who = {"email": "perrine.achard@calvent.example", "name": "Perrine Achard"}
    person = ask(desk, ADA, "/people", who)["id"]
    page = opened(desk, ADA, "/admin/people")
    reach(page, "Name", "input[type=search]")
    page.keyboard.type("achard")
    page.keyboard.press("Enter")
    expect(page.locator(".ask")).to_have_count(1)
    reach(page, "Account Perrine Achard")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Perrine Achard")).to_be_visible()
    reach(page, "Suspend Perrine Achard")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("nothing answers this person")
    reach(page, "Suspend", ".btn.bad")
    page.keyboard.press("Enter")
    said(page, "Perrine Achard has no access any more.")
    assert ask(desk, ADA, f"/people/{person}")["status"] == "suspended"
    reach(page, "Bring back")
    page.keyboard.press("Enter")
    said(page, "Perrine Achard has access again.")


def test_a_sheet_is_answered_row_by_row(desk: Desk) -> None:
    page = opened(desk, ADA, "/admin/people")
    page.get_by_text("Import a sheet (CSV)").click()
    sheet = b"email,name\nodile.brun@calvent.example,Odile Brun\nnobody,\n"
    page.get_by_label("CSV file").set_input_files(
        {"name": "people.csv", "mimeType": "text/csv", "buffer": sheet}
    )
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("1 invited, 0 known already, 1 refused.")).to_be_visible()
    expect(page.get_by_text("Line 3")).to_be_visible()


def test_what_is_wrong_is_said_beside_its_field(desk: Desk) -> None:
    page = opened(desk, ADA, "/admin/people")
    page.get_by_label("E-mail address").fill("no address")
    page.get_by_label("Full name").fill("Odette Sans")
    page.get_by_role("button", name="Invite", exact=True).click()
    expect(page.get_by_label("E-mail address")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert")).to_be_visible()
    assert faults(page) == []


def test_a_secret_is_shown_once(desk: Desk) -> None:
    place = ask(desk, TOM, "/communities", {"name": "Webhooks au clavier"})["id"]
    page = opened(desk, TOM, "/me/webhooks")
    reach(page, "Address (https)")
    page.keyboard.type("http://127.0.0.1:1024/once")
    reach(page, "Name", "input[type=text], input:not([type])")
    page.keyboard.type("Once only")
    reach(page, "Post written")
    page.keyboard.press("Space")
    reach(page, "Webhooks au clavier", "input")
    page.keyboard.press("Space")
    reach(page, "Make the webhook")
    page.keyboard.press("Enter")
    secret = page.get_by_label("Signing secret")
    expect(secret).to_be_focused()
    expect(secret).to_have_value(re.compile(r"^whsec_\S{20,}$"))
    page.reload()
    expect(page.get_by_role("link", name="Once only")).to_be_visible()
    expect(secret).to_have_count(0)
    bridges = ask(desk, TOM, f"/communities/{place}")["bridges"]
    assert [each["name"] for each in bridges] == ["Once only"]


def test_auditors_see_the_log_and_no_more(desk: Desk) -> None:
    house(desk)
    page = opened(desk, AUDITOR, "/admin/audit")
    tabs = page.get_by_role("navigation", name="Network desk").get_by_role("link")
    expect(tabs).to_have_text(["Break-glass", "Audit log"])
    page.get_by_label("Action").fill("person.roles_changed")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator(".ask code").filter(has_text="person.roles_changed").first).to_be_visible()
    expect(page.get_by_text("roles: auditor", exact=True).first).to_be_visible()
    page.get_by_label("Action").fill("settings.proposed")
    page.get_by_role("button", name="Search", exact=True).click()
    of = "What a mail shows of a private community"
    expect(page.get_by_text(f"{of}: the first lines", exact=True).first).to_be_visible()
    expect(page.get_by_text(f"{of}, before: the title", exact=True).first).to_be_visible()
    page.get_by_label("Action").fill("person.roles_changed")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_text(of)).to_have_count(0)
    with page.expect_download() as sheet:
        page.get_by_role("button", name="Download (CSV)").click()
    assert "person.roles_changed" in sheet.value.path().read_text()
    page.goto("/admin/people")
    expect(page.get_by_text("This desk is for administrators and auditors.")).to_be_visible()


def test_the_network_takes_a_name_and_a_hue_of_its_own(desk: Desk) -> None:
    """The hue is shown while one chooses; everybody sees both from their next look on."""
    before = ask(desk, ADA, "/look")
    page = opened(desk, ADA, "/admin/settings")
    try:
        reach(page, "Name of the network")
        page.keyboard.press("Control+A")
        page.keyboard.type("Atelier du Nord")
        reach(page, "Hue of the accent")
        page.keyboard.press("Home")
        assert hue(page) == "0"
        reach(page, "Save", "button")
        page.keyboard.press("Enter")
        said(page, "Saved.")
        expect(page.locator(".bar .brand")).to_have_text("Atelier du Nord")
        theirs = opened(desk, TOM, "/people")
        expect(theirs.locator(".bar .brand")).to_have_text("Atelier du Nord")
        assert (hue(theirs), faults(theirs)) == ("0", [])
    finally:
        ask(desk, ADA, "/look", before, "PUT")


def hue(page: Page) -> str:
    found: str = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent-hue')")
    return found.strip()
