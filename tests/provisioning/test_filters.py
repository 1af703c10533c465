"""Filters: what the grammar of RFC 7644 means, and what is sent as an attack. Pure."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.provisioning.model.refusals import Misunderstood
from chalicelib.provisioning.rules import filters, lexing, matching

ENTERPRISE: Final = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
BJENSEN: Final[dict[str, Any]] = {
    "id": "2819c223",
    "externalId": "Extern",
    "userName": "bjensen@example.com",
    "name": {"familyName": "O'Malley", "givenName": "Barbara"},
    "active": True,
    "emails": [
        {"type": "work", "value": "bjensen@example.com", "primary": True},
        {"type": "home", "value": "b@h"},
    ],
    "meta": {"lastModified": "2011-05-13T04:42:34Z"},
    "age": 40,
    ENTERPRISE: {"department": "Tours"},
}
# The examples of RFC 7644, section 3.4.2.2, and what they mean of this person.
MEANT: Final = {
    'userName eq "bjensen@example.com"': True,
    'username EQ "BJENSEN@example.com"': True,
    'externalId eq "Extern"': True,
    'externalId eq "extern"': False,
    'name.familyName co "O\'Malley"': True,
    'userName sw "B"': True,
    'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"': False,
    'userName ew ".COM"': True,
    "title pr": False,
    "userName pr": True,
    'meta.lastModified gt "2011-05-13T04:42:33Z"': True,
    'meta.lastModified ge "2011-05-13T04:42:34Z"': True,
    'meta.lastModified lt "2011-05-13T04:42:34Z"': False,
    'meta.lastModified le "2011-05-13T04:42:34Z"': True,
    'title pr and userType eq "Employee"': False,
    "title pr or userName pr": True,
    'schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"': False,
    'userName ne "x"': True,
    "active eq true": True,
    "active eq false": False,
    'active eq "true"': False,
    "title eq null": True,
    "title ne null": False,
    "userName ne null": True,
    "age gt 39": True,
    "age le 39.5": False,
    'emails[type eq "work" and value co "@example.com"]': True,
    'emails[type eq "home" and value co "@example.com"]': False,
    'emails co "example.com" or emails.value co "example.org"': True,
    'not (emails co "example.com" or emails.value co "example.org")': False,
    "userName pr and not (title pr)": True,
    "title pr and userName pr or active eq true": True,
    "title pr and (userName pr or active eq true)": False,
    f'{ENTERPRISE}:department eq "tours"': True,
    f"{ENTERPRISE} pr": False,
    "urn:of:nobody:department pr": False,
    'emails[primary eq true].value eq "x"': None,
}


@pytest.mark.parametrize("text", MEANT)
def test_what_a_filter_means(text: str) -> None:
    if MEANT[text] is None:
        with pytest.raises(Misunderstood):
            filters.read(text)
    else:
        assert matching.fits(BJENSEN, filters.read(text)) is MEANT[text]


ATTACKS: Final = (
    "", " ", "(", ")", "((((", "(" * 10_000, "(" * 9 + "a pr" + ")" * 9, "not " * 300 + "(a pr)",
    "a pr and " * 30 + "a pr", "a[b[" * 9 + "j pr" + "]]" * 9, "a" * 10_000, 'a eq "' + "x" * 2_000 + '"',
    'a eq "unended', 'a eq "\\u12"', "a eq 'x'", "a eq", "eq a", "a pr b pr", "a pr)", "a eq x", "a zz 1",
    "a gt true", "a lt null", "a eq 1e999999", "a eq " + "9" * 500, "a..b pr", ".a pr", "a. pr", "a.b.c pr",
    "a pr;",
    "a pr \u0000", "é pr", "a eq \u201cx\u201d", "\u202ea pr", "a pr and", "or a pr", "a[] pr", "[a pr]",
    "a eq [1]", "a eq {}", "not a pr", "$where pr or", "a\u00a0pr and\u3000(",
)  # fmt: skip


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Misunderstood) as refused:
        filters.read(text)
    assert refused.value.code == "scim_filter"
    with pytest.raises(Misunderstood) as refused:
        filters.path(text if text != "a..b pr" else "a..b")
    assert refused.value.code == "scim_path"


def refusal(read: Callable[[str], Any], text: str) -> str | None:
    try:
        read(text)
    except Misunderstood as refused:
        return refused.code
    return None


@given(st.text(alphabet='ab.eq prandot()[]"\\ 1:-$é\u202e', max_size=60) | st.text(max_size=60))
def test_whatever_is_sent_is_read_or_refused(text: str) -> None:
    assert refusal(filters.read, text) in (None, "scim_filter")
    assert refusal(filters.path, text) in (None, "scim_path", "scim_filter")


def test_what_takes_longest_is_short() -> None:
    """Nothing that fits the bounds goes deep or asks much: counted in words, never in time."""
    longest = "(" * 7 + " or ".join(["a pr"] * filters.TERMS_MOST) + ")" * 7
    assert len(longest) < lexing.LENGTH_MOST
    filters.read(longest)
    assert max(len(lexing.words("(" * number)) for number in (1, lexing.LENGTH_MOST)) == lexing.LENGTH_MOST


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ('userName eq "a@b"', {("address", "a@b")}),
        ('emails[type eq "work" and value eq "a@b"]', {("address", "a@b")}),
        ('emails.value eq "a@b" and active eq true', {("address", "a@b")}),
        ('userName eq "a@b" or externalId eq "x"', {("address", "a@b"), ("external", "x")}),
        ('id eq "p" and (userName eq "a@b" or externalId eq "x")', {("id", "p")}),
        ('userName eq "a@b" or title pr', None),
        ('not (userName eq "a@b")', None),
        ('userName sw "a"', None),
        ("userName eq null", None),
        ('displayName eq "x"', None),
        ("active eq true", None),
    ],
)
def test_by_what_people_are_looked_up(text: str, by: set[tuple[str, str]] | None) -> None:
    assert matching.lookups(filters.read(text)) == by
