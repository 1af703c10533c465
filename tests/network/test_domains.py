"""The domains that employees' addresses must have, where the network names any."""

from tests.cast.house import House, Somebody, done
from tests.network.conftest import proposes, says, signs, values


def test_employees_come_from_the_networks_domains(house: House, bea: Somebody) -> None:
    ada = house.ada
    done(says(ada, domains=["Example.ORG", "bücher.example", "example.org"]))
    assert values(ada)["domains"] == ["example.org", "xn--bcher-kva.example"]
    elsewhere = house.stranger().email
    refused = done(ada.post("/people", {"email": elsewhere, "name": "X Y"}), 422)
    assert refused["errors"][0]["code"] == "address_outside_domains"
    inside = elsewhere.replace("elsewhere.example", "example.org")
    sheet = f"name,email\nAnne Un,{elsewhere}\nBob Deux,{inside}\n".encode()
    rows = done(ada.ask("POST", "/people/import", sheet, content_type="text/csv"))["rows"]
    assert [(each["result"], each["code"]) for each in rows] == [
        ("refused", "address_outside_domains"), ("invited", None)
    ]  # fmt: skip
    assert done(says(ada, domains=["example.org"]))["pending"] is None, "fewer domains: at once"
    number = proposes(ada, domains=["example.com"])
    done(signs(bea, number))
    house.passes(days=8)
    assert values(ada)["domains"] == ["example.com"]
    waits = done(says(ada, domains=None), 202)
    assert waits["settings"]["domains"] == []
