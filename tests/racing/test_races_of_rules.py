"""Races about what takes two, about seats and about what is kept for good: each counts once."""

from collections import Counter
from functools import partial
from typing import Any

from chalicelib.foundation import ids
from chalicelib.governance.actions import sealing
from chalicelib.governance.model.ledger import NETWORK
from chalicelib.governance.rules import chains
from tests.cast.caller import Reply
from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import audit
from tests.cast.network import STAY, calm
from tests.cast.newcomers import joined, officer
from tests.governance.keeping import Ruled, keep
from tests.governance.keeping import rows as ledger_rows
from tests.racing.crowd import Deed, after, at_once, codes, place, told

ROUNDS = 2
OPEN = {"visibility": "open"}
GLASS = {"category": "legal", "reason": "The court of Lyon has ordered it."}


def settled(deeds: list[Deed]) -> list[Reply]:
    """Their answers, where whoever was told to come again has done so."""
    return [after(reply, deed) for reply, deed in zip(at_once(*deeds), deeds, strict=True)]


def facts(name: str, **about: str) -> int:
    """How many facts of a name the audit log of today holds about something."""
    return sum(
        each.name == name and all(getattr(each, field) == value for field, value in about.items())
        for each in audit()
    )


def test_no_more_come_in_than_there_are_seats(crowd: list[Somebody]) -> None:
    for _ in range(ROUNDS):
        here = place(crowd[0], cap=4)
        replies = settled([partial(who.joins, here) for who in crowd[1:]])
        assert (told(replies), codes(replies)) == (Counter({200: 3, 409: 4}), {"community_full"})
        assert len(done(crowd[0].get(f"/communities/{here}/people"))["items"]) == 4


def test_who_comes_and_goes_while_a_cap_is_set_is_counted(crowd: list[Somebody]) -> None:
    for _ in range(ROUNDS):
        here = place(crowd[0], *crowd[1:3])
        coming: list[Deed] = [partial(who.joins, here) for who in crowd[3:]]
        going: list[Deed] = [partial(who.leaves, here) for who in crowd[1:3]]
        sets = partial(crowd[0].patch, f"/communities/{here}", {"cap": 4}, if_match="*")
        told(at_once(sets, *coming, *going))
        card = done(crowd[0].get(f"/communities/{here}"))
        inside = len(done(crowd[0].get(f"/communities/{here}/people"))["items"])
        # Who came before the cap stays.
        assert card["cap"] == 4
        assert card["full"] == (inside >= 4)


def proposed(steward: Somebody, here: str) -> str:
    number = done(steward.post(f"/communities/{here}/changes", OPEN), 202)["number"]
    return f"/communities/{here}/changes/{number}"


def test_of_all_who_sign_a_widening_at_once_one_has_signed(crowd: list[Somebody]) -> None:
    for _ in range(ROUNDS):
        here = place(crowd[0], *crowd[1:5], rule="private", role="steward")
        path = proposed(crowd[0], here)
        replies = settled([partial(who.put, f"{path}/signature") for who in crowd[1:5]])
        assert (told(replies), codes(replies)) == (Counter({200: 1, 409: 3}), {"already_signed"})
        assert facts("change.signed", community=here) == 1


def test_a_widening_that_is_signed_and_withdrawn_at_once_is_withdrawn(crowd: list[Somebody]) -> None:
    for _ in range(ROUNDS):
        here = place(crowd[0], crowd[1], rule="private", role="steward")
        path = proposed(crowd[0], here)
        signed, withdrawn = settled(
            [partial(crowd[1].put, f"{path}/signature"), partial(crowd[0].delete, path)]
        )
        assert (withdrawn.status, signed.status in (200, 409)) == (204, True)
        assert done(crowd[0].get(path))["state"] == "withdrawn"
        assert facts("change.withdrawn", community=here) == 1


def test_a_signer_who_loses_the_role_while_signing_signs_nothing_that_stands(
    crowd: list[Somebody], house: House
) -> None:
    for _ in range(ROUNDS):
        here = place(crowd[0], crowd[1], rule="private", role="steward")
        path = proposed(crowd[0], here)
        lowered: Deed = partial(crowd[0].adds, here, crowd[1], "participant")
        told(at_once(partial(crowd[1].put, f"{path}/signature"), lowered))
        house.settle()
        found = done(crowd[0].get(path))
        # Who signed first has signed, but no day will come of it.
        assert (found["state"], found["reason"]) in (("proposed", None), ("lapsed", "role_lost"))
        assert found["signed_by"] is None or found["state"] == "lapsed"


def test_of_all_who_sign_for_a_look_inside_one_opens_it(house: House, crowd: list[Somebody]) -> None:
    asker, *signers = [officer(house) for _ in range(4)]
    for _ in range(ROUNDS):
        here = place(crowd[0], rule="secret")
        number = done(asker.post(f"/communities/{here}/break-glass", GLASS), 202)["number"]
        path = f"/communities/{here}/break-glass/{number}"
        replies = settled([partial(who.put, f"{path}/signature") for who in signers])
        assert (told(replies), codes(replies)) == (Counter({200: 1, 409: 2}), {"glass_signed"})
        assert facts("glass.opened", community=here) == 1
        ends: list[Deed] = [partial(asker.delete, path)] * 3
        assert told(settled(ends)) == Counter({204: 3})
        assert facts("glass.ended", community=here) == 1


def test_settings_that_two_change_at_once_are_changed_by_one(house: House, crowd: list[Somebody]) -> None:
    two = [officer(house), officer(house)]
    for days in (STAY - 10, STAY + 10):
        match = f'"{calm()}"'
        said = [{"guest_days": days + number} for number in range(2)]
        replies = settled(
            [
                partial(who.patch, "/settings", draft, if_match=match)
                for who, draft in zip(two, said, strict=True)
            ]
        )
        statuses = told(replies)
        won = 200 if days < STAY else 202
        assert (statuses[won], statuses[412] + statuses[409]) == (1, 1), statuses
        winner = said[[each.status for each in replies].index(won)]["guest_days"]
        found = done(two[0].get("/settings"))
        shown = found["settings"] if won == 200 else found["pending"]["settings"]
        assert shown["guest_days"] == winner
    calm()


def test_settings_that_are_signed_twice_and_withdrawn_at_once_do_not_wait(
    house: House, crowd: list[Somebody]
) -> None:
    one, *others = [officer(house) for _ in range(3)]
    for _ in range(ROUNDS):
        calm()
        draft = {"guest_days": STAY + 20}
        number = done(one.patch("/settings", draft, if_match="*"), 202)["number"]
        path = f"/settings/changes/{number}"
        *signed, withdrawn = settled(
            [*(partial(who.put, f"{path}/signature") for who in others), partial(one.delete, path)]
        )
        assert withdrawn.status == 204
        assert told(signed)[200] <= 1
        found = done(one.get("/settings"))
        assert (found["pending"], found["settings"]["guest_days"]) == (None, STAY)


def test_an_appointment_that_is_signed_twice_and_refused_at_once_is_one_of_both(
    house: House, crowd: list[Somebody]
) -> None:
    one, *others = [officer(house) for _ in range(3)]
    for _ in range(ROUNDS):
        path = f"/people/{joined(house).id}"
        done(one.patch(path, {"roles": ["administrator"]}), 202)
        signs: list[Deed] = [partial(who.put, f"{path}/appointment/signature") for who in others]
        *signed, refused = settled([*signs, *signs, partial(one.delete, f"{path}/appointment")])
        assert refused.status == 204
        assert codes(signed) <= {"no_appointment"}
        found = done(one.get(path))
        runs = any(each.status == 200 for each in signed)
        assert (found["roles"], found["appointment"]) == (["administrator"] if runs else [], None)
        assert facts("person.roles_changed", subject=path.rpartition("/")[2]) == int(runs)


def test_two_words_at_once_let_somebody_in_once(crowd: list[Somebody]) -> None:
    for _ in range(ROUNDS):
        here = place(crowd[0], *crowd[1:4], rule="private", admission="vouching")
        done(crowd[4].post(f"/communities/{here}/requests", {}), 201)
        path = f"/communities/{here}/requests/{crowd[4].id}/vouch"
        replies = settled([partial(who.put, path) for who in crowd[:4]])
        assert set(told(replies)) <= {200, 404, 409}
        assert any(each.status == 200 and each["admitted"] for each in replies)
        items = done(crowd[0].get(f"/communities/{here}/people"))["items"]
        assert sum(each["person"]["id"] == crowd[4].id for each in items) == 1
        assert facts("person.admitted", community=here, subject=crowd[4].id) == 1


def test_sealers_at_once_seal_everything_once_and_in_one_chain(house: House, crowd: list[Somebody]) -> None:
    here = ids.short()
    ruled = [Ruled(by="", subject=here, community=here) for _ in range(60)]
    keep(*ruled)
    at_once(*[sealing.run] * 4)
    sealing.run()
    stored = ledger_rows()
    for name in (NETWORK, here):
        links = _chain(stored, name)
        before = [chains.mark_of(each).hash for each in links]
        assert [each.previous for each in links[1:]] == before[:-1]
        entries = [entry for each in links for entry, _ in each.entries]
        assert len(entries) == len(set(entries))
        assert {each.id for each in ruled} <= set(entries)


def _chain(stored: list[dict[str, Any]], name: str) -> list[Any]:
    from chalicelib.governance.store import seals

    found = [chains.seal_of(row["text"]) for row in stored if row["pk"] == seals.chain(name)]
    return sorted((each for each in found if each is not None), key=lambda each: each.number)
