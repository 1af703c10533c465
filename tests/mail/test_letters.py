"""Letters: whatever people are called, nothing of it is markup, a header or a template."""

from dataclasses import replace

import pytest

from chalicelib.access.model import Kind, PersonId, Status
from chalicelib.mail.actions import sending
from chalicelib.mail.present import letters, pages
from chalicelib.people.model import Person
from tests.mail.postbox import page, plain

INES = Person(PersonId("1" * 13), Kind.MEMBER, Status.ACTIVE, "Inès Marchand", "i@example.org", activated=1)
GIL = replace(INES, id=PersonId("2" * 13), kind=Kind.GUEST, sponsor=INES.id, name="Gil")


@pytest.mark.parametrize("inviter", ["Ada", None])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("person", [INES, GIL])
def test_no_name_is_markup_in_a_mail(person: Person, language: str, inviter: str | None) -> None:
    letter = letters.invitation(
        replace(person, name='<img src=x onerror="x">'),
        inviter and "<b>Ada</b>",
        "https://network.example",
        language,
    )
    mail = pages.letter("1", letter)
    assert "<img" not in mail.html
    assert "<b>" not in mail.html
    assert 'href="https://network.example/"' in mail.html
    assert "<img" in mail.text, "plain text is plain"
    assert f'lang="{language}"' in mail.html


HOSTILE = [
    "{{ 7 * 7 }}", "{% raw %}", "{name}", "{0.__class__}", "%s", "$(id)", "\u202egnp.exe", "🦊👩‍👩‍👧",
    "x" * 300,
    "Ann\r\nBcc: all@example.org", "\u2028split\u2029", "<script>alert(1)</script>", '"><img src=x>',
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_a_name(name: str) -> None:
    letter = letters.invitation(replace(INES, name=name), name, "https://network.example", "en")
    mail = replace(pages.letter("1", letter), subject=f"From {name}")
    sent = sending.message("i@example.org", mail)
    whole = sent.as_bytes()
    head = whole.partition(b"\r\n\r\n")[0]
    assert b"\nBcc" not in head
    assert len(str(sent["Subject"])) <= 150
    assert not any(turn in str(sent["Subject"]) for turn in "\u202e\u2028\n\r")
    assert "49" not in plain(sent)
    assert "<script" not in page(sent)
    assert "<img" not in page(sent)
    for line in whole.split(b"\r\n"):
        assert len(line) <= 998


@pytest.mark.parametrize("address", ["ines@exämple.org", "inès@example.org", "ines@example.org"])
def test_an_address_of_any_script_is_spelled_for_the_wire(address: str) -> None:
    sent = sending.message(address, pages.letter("1", letters.code("123456", "fr")))
    whole = sent.as_bytes()
    assert whole.partition(b"\r\n\r\n")[0].isascii()
    assert (b"xn--exmple-cua.org" in whole) is ("ä" in address)
