"""The rows that everybody is judged by: packed memberships and gates. Written only inside a change."""

from pynamodb.attributes import (
    BinaryAttribute,
    BooleanAttribute,
    ListAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
)
from pynamodb.expressions.condition import Condition

from chalicelib.access import keys, memberships
from chalicelib.access.gate import Standing
from chalicelib.access.model import Admission, Gate, Packed, PersonId
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict
from chalicelib.foundation.tables import NetworkRow


class InsideRow(NetworkRow, discriminator="Inside"):
    """`PERSON#p` / `IN`: the packed document, changed under its version."""

    packed = BinaryAttribute(legacy_encoding=False)
    version = NumberAttribute()


class GateRow(NetworkRow, discriminator="Gate"):
    """`COMMUNITY#c#g{0-7}` / `GATE`: at most 1 KB, eight equal copies changed in one transaction."""

    visibility = UnicodeAttribute()
    guests = UnicodeAttribute()
    era = NumberAttribute()
    since = NumberAttribute()
    since_guests = NumberAttribute()
    archived = BooleanAttribute(null=True)
    deleted = BooleanAttribute(null=True)
    companies = UnicodeSetAttribute(null=True)
    bridges = UnicodeSetAttribute(null=True)
    widened = ListAttribute(of=NumberAttribute, null=True)
    restored = ListAttribute(of=NumberAttribute, null=True)
    terms = NumberAttribute(null=True)
    cap = NumberAttribute(null=True)
    frozen = BooleanAttribute(null=True)
    admission = UnicodeAttribute(null=True)


class MemberCheck(NetworkRow, discriminator="Member"):
    """`COMMUNITY#c#M` / `PERSON#p`, as far as writes demand it to be there."""


def keep_inside(change: Change, person: PersonId, was: Packed, document: Packed) -> None:
    """Replaces a packed document; one that changed meanwhile is decided anew."""
    key = keys.inside(person)
    row = InsideRow(key.pk, key.sk, packed=memberships.packed(document), version=was.version + 1)
    if was.version:
        change.put(row, InsideRow.version == was.version)
    else:
        change.make(row)


def keep_gate(change: Change, gate: Gate, *, was: Gate | None) -> None:
    """Writes all copies of a gate. Those of a gate that changed meanwhile are decided anew."""
    for copy in range(keys.COPIES):
        key = keys.gate_copy(gate.community, copy)
        row = GateRow(
            key.pk, key.sk,
            visibility=gate.rule.visibility.value, guests=gate.rule.guests,
            era=gate.era, since=gate.since, since_guests=gate.since_guests,
            archived=gate.archived or None, deleted=gate.deleted or None,
            companies=set(gate.companies) or None, bridges=set(gate.bridges) or None,
            widened=list(gate.widened) or None, restored=list(gate.restored) or None,
            terms=gate.terms or None, cap=gate.cap or None, frozen=gate.frozen or None,
            admission=gate.admission.value,
        )  # fmt: skip
        if was is None:
            change.make(row)
        elif copy == 0:
            change.put(row, _unchanged(was))
        else:
            change.put(row)


def demand_gate(change: Change, standing: Standing) -> None:
    """What is written stands only if rule, companies inside and archiving are as they were judged.

    A write that raced a change of rule is refused (409 `rule_changed`), not stamped wrongly.
    """
    key = keys.gate(standing.community, standing.viewer.person)
    change.check(GateRow(key.pk, key.sk), _unchanged(standing.gate), otherwise=Conflict("rule_changed"))


def demand_cap(change: Change, gate: Gate, person: PersonId) -> None:
    """Somebody's going stands only if seats are counted, or not, as when it was judged: else anew."""
    key = keys.gate(gate.community, person)
    counted: Condition = GateRow.cap.exists() if gate.cap else GateRow.cap.does_not_exist()
    change.check(GateRow(key.pk, key.sk), counted)


def demand_member(change: Change, standing: Standing) -> None:
    """What is written stands only if the writer (of a bot, its owner) is still inside; one who left meanwhile
    is judged anew."""
    key = keys.member(standing.community, standing.viewer.principal)
    change.check(MemberCheck(key.pk, key.sk), MemberCheck.pk.exists())


def _unchanged(gate: Gate) -> Condition:
    same: Condition = GateRow.era == gate.era
    same &= GateRow.archived.exists() if gate.archived else GateRow.archived.does_not_exist()
    # Nothing that was read before a tombstone is written over it.
    same &= GateRow.deleted.exists() if gate.deleted else GateRow.deleted.does_not_exist()
    same &= _same_set(GateRow.companies, gate.companies) & _same_set(GateRow.bridges, gate.bridges)
    same &= _same_number(GateRow.terms, gate.terms) & _same_number(GateRow.cap, gate.cap)
    same &= GateRow.frozen.exists() if gate.frozen else GateRow.frozen.does_not_exist()
    same &= _same_admission(gate.admission)
    return same


def _same_admission(admission: Admission) -> Condition:
    condition: Condition = GateRow.admission == admission.value
    if admission is Admission.STEWARDS:
        # Gates that were written before there was a choice say nothing of it.
        condition |= GateRow.admission.does_not_exist()
    return condition


def _same_number(attribute: NumberAttribute, value: int) -> Condition:
    condition: Condition = attribute == value if value else attribute.does_not_exist()
    return condition


def _same_set(attribute: UnicodeSetAttribute, values: tuple[str, ...]) -> Condition:
    condition: Condition = attribute == set(values) if values else attribute.does_not_exist()
    return condition
