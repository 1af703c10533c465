"""The pure decisions about people, as tables."""

from dataclasses import replace

import pytest

from chalicelib.access.model import CompanyId, Kind, NetworkRole, PersonId, Status
from chalicelib.foundation import clock
from chalicelib.foundation.refusals import Conflict, Invalid
from chalicelib.people.model import Appointment, Company, Person
from chalicelib.people.rules import codes, domain_fits, names, profiles, standing

ADMINISTRATOR = frozenset({NetworkRole.ADMINISTRATOR})
INES = Person(PersonId("1" * 13), Kind.MEMBER, Status.ACTIVE, "Inès Marchand", "i@example.org", activated=1)
GIL = replace(INES, id=PersonId("2" * 13), kind=Kind.GUEST, sponsor=INES.id, name="Gil")


@pytest.mark.parametrize(
    ("was", "activated", "wanted", "becomes"),
    [
        ("invited", None, "suspended", "suspended"), ("invited", None, "departed", "departed"),
        ("invited", None, "active", "invited"), ("active", 1, "suspended", "suspended"),
        ("active", 1, "departed", "departed"), ("suspended", 1, "active", "active"),
        ("suspended", None, "active", "invited"), ("suspended", 1, "departed", "departed"),
        ("departed", 1, "departed", "departed"), ("departed", 1, "active", None),
        ("departed", 1, "suspended", None),
    ],
)  # fmt: skip
def test_where_an_account_can_go(was: str, activated: int | None, wanted: str, becomes: str | None) -> None:
    person = replace(INES, status=Status(was), activated=activated)
    if becomes is None:
        with pytest.raises(Conflict):
            standing.with_status(person, Status(wanted))
    else:
        assert standing.with_status(person, Status(wanted)).status == becomes


def test_who_departs_keeps_a_name_and_neither_address_nor_roles() -> None:
    gone = standing.with_status(replace(INES, roles=ADMINISTRATOR), Status.DEPARTED)
    assert (gone.name, gone.address, gone.roles) == ("Inès Marchand", None, frozenset())


@pytest.mark.parametrize(
    ("status", "ends", "may"),
    [
        ("invited", None, True), ("active", None, True), ("suspended", None, False),
        ("departed", None, False),
        ("active", clock.now() - 1, False), ("active", clock.now() + clock.DAY, True),
    ],
    ids=["invited", "active", "suspended", "departed", "ended", "ending"],
)  # fmt: skip
def test_who_may_sign_in(status: str, ends: int | None, *, may: bool) -> None:
    assert standing.may_sign_in(replace(INES, status=Status(status), ends=ends)) is may


@pytest.mark.parametrize(
    ("by", "roles", "age", "counts"),
    [
        ("2" * 13, ADMINISTRATOR, 0, True), ("1" * 13, ADMINISTRATOR, 0, False),
        ("2" * 13, frozenset(NetworkRole), 0, False), ("2" * 13, ADMINISTRATOR, 8 * clock.DAY, False),
    ],
)  # fmt: skip
def test_what_counts_as_the_first_of_two_signatures(
    by: str, roles: frozenset[NetworkRole], age: int, *, counts: bool
) -> None:
    pending = Appointment(PersonId("3" * 13), roles, PersonId(by), clock.now() - age)
    assert (standing.second_signature(pending, ADMINISTRATOR, INES.id) is not None) is counts


@pytest.mark.parametrize(
    ("person", "partitions"),
    [
        (INES, {"NAMES", "NAME#i", "NAME#in", "NAME#ine", "NAME#m", "NAME#ma", "NAME#mar"}),
        (GIL, {"GUESTS", f"SPONSOR#{INES.id}"}),
        (replace(INES, status=Status.SUSPENDED), {"STATUS#suspended"}),
        (replace(GIL, status=Status.DEPARTED), {"STATUS#departed"}),
        (replace(INES, kind=Kind.BOT), {"BOTS"}),
        (replace(INES, name="Li Ü"), {"NAMES", "NAME#l", "NAME#li", "NAME#u"}),
    ],
)
def test_where_people_are_listed(person: Person, partitions: set[str]) -> None:
    assert names.partitions(person) == partitions


def test_a_name_of_many_words_fits_into_one_transaction() -> None:
    wordy = replace(INES, name=" ".join(f"w{number}" for number in range(60)))
    assert len(names.partitions(wordy)) <= 1 + 3 * names.WORDS
    long = replace(INES, name="﷽" * 100)
    assert len(names.entry(long).encode()) < 1024


@pytest.mark.parametrize(
    ("asked", "partition", "exact"),
    [
        ("", "NAMES", True), ("  ", "NAMES", True), ("É", "NAME#e", True), ("Eli", "NAME#eli", True),
        ("elia", "NAME#eli", False), ("de Elia", "NAME#eli", False), ("?!", "NAME#", True),
    ],
)  # fmt: skip
def test_the_longest_word_picks_the_partition(asked: str, partition: str, *, exact: bool) -> None:
    search = names.among_members(asked)
    assert (search.partition, search.exact) == (partition, exact)


@pytest.mark.parametrize(
    ("domains", "address", "fits"),
    [((), "a@any.fr", True), (("b.fr", "c.fr"), "a@c.fr", True), (("b.fr",), "a@sub.b.fr", False)],
)
def test_whose_addresses_a_company_has(domains: tuple[str, ...], address: str, *, fits: bool) -> None:
    assert domain_fits(Company(CompanyId("1" * 13), "B", domains), address) is fits


def test_domains_have_one_spelling() -> None:
    assert profiles.domains(["Exämple.fr", "xn--exmple-cua.fr", "B.fr"]) == ("xn--exmple-cua.fr", "b.fr")
    with pytest.raises(Invalid) as refused:
        profiles.domains(["b.fr", "b@c.fr"])
    assert refused.value.faults[0].pointer == "/domains/1"


def test_one_household_is_one_origin() -> None:
    home = codes.origin("2001:db8:1:2::1")
    assert home == codes.origin("2001:db8:1:2:ffff::9")
    assert home != codes.origin("2001:db8:1:3::1")
    assert codes.origin("::ffff:10.0.0.1") != codes.origin("::ffff:10.0.0.2")
    assert codes.origin("10.0.0.1") != codes.origin("10.0.0.2")
    assert codes.origin("no address")


def test_codes_are_six_digits_and_differ() -> None:
    drawn = {codes.code_for(str(number)) for number in range(200)}
    assert all(len(code) == 6 and code.isdecimal() for code in drawn)
    assert len(drawn) > 190
