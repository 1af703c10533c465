"""A network that has switched its guests off: nothing brings it back, so the story has a stage of its own."""

from tests.cast.house import House, done
from tests.passkeys.device import Device, adds, comes_in


def test_a_guest_comes_in_and_finds_nothing(house: House) -> None:
    ines, company = house.person("Ines"), house.company()
    place = ines.founds("private", company)
    guy, device, browser = house.guest(ines, company, place, "Guy"), Device(), house.stranger()
    done(adds(guy, device), 201)
    done(comes_in(browser, device), 201)
    assert done(browser.get(f"/communities/{place}"))["id"] == place
    done(house.ada.patch("/settings", {"guests": False}, if_match="*"))
    done(comes_in(browser, device), 201)
    assert browser.get(f"/communities/{place}").code == "not_found"
