"""Addresses: one spelling for each mailbox, and every trick refused at its place with its reason."""

import pytest

from chalicelib.foundation.words import say
from chalicelib.people.addresses import ADDRESS_MOST, BadAddress, address, company_domain

ACCEPTED = [
    ("ines@atelier.example", "ines@atelier.example"),
    ("  Ines.Durand@Atelier.EXAMPLE\u00a0", "ines.durand@atelier.example"),
    ("Ines+projet@atelier.example", "ines+projet@atelier.example"),
    ("o'brien_2@mail.example.co.uk", "o'brien_2@mail.example.co.uk"),
    ("a@société.example", "a@xn--socit-esab.example"),
    ("a@XN--SOCIT-ESAB.example", "a@xn--socit-esab.example"),
    ("a@ｅxample.com", "a@example.com"),
    ("a@日本ab.jp", "a@xn--ab-5t7du0c.jp"),
    ("a@пример.example", "a@xn--e1afmkfd.example"),
    ("a@supplier.test", "a@supplier.test"),
    ("\u212aelvin@b.fr", "kelvin@b.fr"),
    ("x" * 64 + "@b.fr", "x" * 64 + "@b.fr"),
]

REFUSED = [
    ("", "empty"),
    ("   ", "empty"),
    ("a@b.fr\n", "control"),
    ("a@b.fr\r\nBcc: c@d.fr", "control"),
    ("a\x00@b.fr", "control"),
    ("a\t@b.fr", "control"),
    ("a@\u202eb.fr", "bidi"),
    ("a@b\u200e.fr", "bidi"),
    ("a@b\u200bc.fr", "invisible"),
    ("a\xad@b.fr", "invisible"),
    ("a@b\ud800.fr", "lone_surrogate"),
    ("x" * 60 + "@" + ("b" * 60 + ".") * 4 + "fr", "too_long"),
    ("Bob <a@b.fr>", "address_display_name"),
    ("<a@b.fr>", "address_display_name"),
    ('"a b"@c.fr', "address_quoted"),
    ("a(c)@b.fr", "address_comment"),
    ("a@(c)b.fr", "address_comment"),
    ("a@[192.0.2.1]", "address_literal"),
    ("a@[IPv6:2001:db8::1]", "address_literal"),
    ("a@b.fr,c@d.fr", "address_several"),
    ("a@b.fr;c@d.fr", "address_several"),
    ("a@b@c.fr", "address_several"),
    ("a@b.fr c@d.fr", "address_several"),
    ("ab.fr", "address_incomplete"),
    ("a b@c.fr", "address_local_part"),
    ("@b.fr", "address_local_part"),
    (".a@b.fr", "address_local_part"),
    ("a..b@c.fr", "address_local_part"),
    ("é@b.fr", "address_local_part"),
    ("а@b.fr", "address_local_part"),
    ("victim%bank.example@b.fr", "address_local_part"),
    ("b.fr!victim@c.fr", "address_local_part"),
    ("x" * 65 + "@b.fr", "address_local_part"),
    ("a@", "address_domain"),
    ("a@b", "address_domain"),
    ("a@b..fr", "address_domain"),
    ("a@b.fr.", "address_domain"),
    ("a@-b.fr", "address_domain"),
    ("a@b_c.fr", "address_domain"),
    ("a@192.0.2.1", "address_domain"),
    ("a@localhost", "address_domain"),
    ("a@printer.local", "address_domain"),
    ("a@" + "b" * 64 + ".fr", "address_domain"),
    ("a@xn--zz--.com", "address_domain"),
    ("a@аpple.com", "address_mixed_scripts"),
    ("a@xn--pple-43d.com", "address_mixed_scripts"),
    ("a@ἀpple.example", "address_mixed_scripts"),
]


@pytest.mark.parametrize(("written", "kept"), ACCEPTED)
def test_a_mailbox_has_one_spelling(written: str, kept: str) -> None:
    assert address(written, pointer="/email") == kept
    assert address(kept, pointer="/email") == kept


@pytest.mark.parametrize(("written", "reason"), REFUSED, ids=ascii)
def test_a_trick_is_refused_at_its_place(written: str, reason: str) -> None:
    with pytest.raises(BadAddress) as refused:
        address(written, pointer="/people/3/email")
    assert (refused.value.pointer, refused.value.reason) == ("/people/3/email", reason)
    (fault,) = refused.value.faults
    assert (fault.pointer, fault.code) == ("/people/3/email", reason)
    assert say(fault.code, "fr", **dict(fault.values)) != say(fault.code, "en", **dict(fault.values))


def test_the_longest_address_is_bounded_as_it_is_stored() -> None:
    labels = ("b" * 46 + ".") * 4
    longest = "x" * (ADDRESS_MOST - len(labels) - 3) + "@" + labels + "fr"
    assert address(longest, pointer="") == longest
    with pytest.raises(BadAddress):
        address("x" + longest, pointer="")


def test_the_domain_of_a_company_is_what_stands_after_the_at() -> None:
    assert company_domain(address("Ines@SOCIÉTÉ.example", pointer="")) == "xn--socit-esab.example"
