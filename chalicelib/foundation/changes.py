"""Writing: every change is one transaction, with the fact of it in the journal and the answer to a repeat.

A `Change` gathers puts, updates, deletes and checks, each with what to raise when its condition does
not hold. Conflicts with other transactions are tried again with jitter (botocore does not).
Source: TransactWriteItems takes 100 items and 4 MB; cancellation reasons come in PynamoDB's order:
checks, deletes, puts, updates.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from botocore.exceptions import BotoCoreError
from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.foundation import ledger, once, rows
from chalicelib.foundation.events import Event, journal_row
from chalicelib.foundation.refusals import Raced, Unavailable
from chalicelib.foundation.tables import Row

Otherwise = Exception | Callable[[], Exception]
"""What a failed step raises, or how to find that out once it has failed."""
TRIES: Final = 8
KINDS: Final = ("check", "delete", "put", "update")


@dataclass(slots=True)
class _Step:
    kind: str
    row: Row
    condition: Condition | None
    actions: list[Action]
    otherwise: Otherwise


@dataclass(slots=True)
class Change:
    """One transaction in the making.

    `otherwise` is raised, or asked what to raise, when that step's condition fails; Raced asks the door to
    decide anew.
    """

    steps: list[_Step] = field(default_factory=list)

    def put(
        self, row: Row, condition: Condition | None = None, *, otherwise: Otherwise | None = None
    ) -> None:
        """Writes a whole row."""
        self._add("put", row, condition, [], otherwise)

    def make(self, row: Row, *, otherwise: Otherwise | None = None) -> None:
        """Writes a row that must not exist yet."""
        self.put(row, type(row).pk.does_not_exist(), otherwise=otherwise)

    def update(
        self,
        row: Row,
        *actions: Action,
        condition: Condition | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Changes attributes of a row known by its keys."""
        self._add("update", row, condition, list(actions), otherwise)

    def delete(
        self, row: Row, condition: Condition | None = None, *, otherwise: Otherwise | None = None
    ) -> None:
        """Removes a row known by its keys."""
        self._add("delete", row, condition, [], otherwise)

    def check(self, row: Row, condition: Condition, *, otherwise: Otherwise | None = None) -> None:
        """Demands something of a row that is not written."""
        self._add("check", row, condition, [], otherwise)

    def commit(self, *facts: Event) -> None:
        """Does it all or nothing, tells the facts in the journal and remembers the first for a repeat.

        Raises the failed step's `otherwise`; Unavailable when conflicts or throttling last.
        """
        for fact in facts:
            self.put(journal_row(fact))
            for entry in ledger.rows_of(fact):
                self.put(entry)
        repeat = once.row(facts[0].subject if facts else "")
        if repeat is not None:
            self.put(repeat, once.free())
        token = str(uuid.uuid4())
        for attempt in range(TRIES):
            try:
                return self._write(token)
            except TransactWriteError as problem:
                self._judge(problem)
            rows.pause(attempt)
        raise Unavailable

    def _add(
        self,
        kind: str,
        row: Row,
        condition: Condition | None,
        actions: list[Action],
        otherwise: Otherwise | None,
    ) -> None:
        self.steps.append(_Step(kind, row, condition, actions, otherwise or Raced()))

    def _ordered(self) -> list[_Step]:
        return [step for kind in KINDS for step in self.steps if step.kind == kind]

    def _write(self, token: str) -> None:
        with TransactWrite(connection=rows.connection, client_request_token=token) as transaction:
            for step in self._ordered():
                _enter(transaction, step)

    def _judge(self, problem: TransactWriteError) -> None:
        """Returns where a retry can help; raises what the first failed condition says otherwise."""
        reasons: list[Any] = list(problem.cancellation_reasons)
        for step, reason in zip(self._ordered(), reasons, strict=False):
            if reason is not None and reason.code == "ConditionalCheckFailed":
                raise _reason(step.otherwise) from problem
        codes = {reason.code for reason in reasons if reason is not None}
        unanswered = isinstance(problem.cause, BotoCoreError)
        if unanswered or (codes or {problem.cause_response_code}) <= PASSING:
            return
        raise problem


PASSING: Final = rows.PASSING | {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}


def _reason(otherwise: Otherwise) -> Exception:
    return otherwise if isinstance(otherwise, Exception) else otherwise()


def _enter(transaction: TransactWrite, step: _Step) -> None:
    if step.kind == "put":
        transaction.save(step.row, condition=step.condition)
    elif step.kind == "update":
        transaction.update(step.row, actions=step.actions, condition=step.condition)
    elif step.kind == "delete":
        transaction.delete(step.row, condition=step.condition)
    else:
        transaction.condition_check(type(step.row), step.row.pk, step.row.sk, condition=step.condition)
