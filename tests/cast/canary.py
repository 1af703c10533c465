"""Canaries: words that nothing outgoing may hold where nobody wrote them to.

    word = canary()
    ines.posts(place, f"The plan is {word}.")

From then on whatever leaves the network in this run is looked through, without the story's doing: rows of
the journal, the ledger, the inbox and what is ephemeral, messages on topics and queues, lines of the log
(metrics stand in them) never hold a canary, since they hold ids only; a mail does where its address is one
that the word was made for; a refusal does where the refused request brought it. What an answer may hold is
for the story to say: `words(reply.raw)`.
"""

import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from email import message_from_bytes
from email.header import decode_header, make_header
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from tests.cast.caller import Reply

SIGN: Final = "kanari"
ALPHABET: Final = "abcdefghjkmnpqrstvwxyz234567"
_WORD: Final = re.compile(rb"kanari[a-z2-7]{8}")
WRITES: Final = frozenset({"PutItem", "UpdateItem", "TransactWriteItems", "BatchWriteItem"})
SENT: Final = {"sns": ("Publish", "PublishBatch"), "sqs": ("SendMessage", "SendMessageBatch")}
TOLD_ON_PURPOSE: Final = frozenset({"audience_widened", "terms_not_accepted"})
"""Refusals that say to whom, or under which rules, one would have written."""

Addressed = Callable[[str], bool]
"""Whether a mail to that address may hold the word."""


def nobody(address: str) -> bool:
    """To no address, as long as a story says nothing else."""
    return False


MAILED: Final[dict[str, Addressed]] = {}


def canary(*, mailed: Addressed = nobody) -> str:
    """A word that was never written before. `mailed` says to which addresses a mail may hold it."""
    word = SIGN + "".join(secrets.choice(ALPHABET) for _ in range(8))
    MAILED[word] = mailed
    return word


def words(raw: bytes | str) -> set[str]:
    """The canaries in a text."""
    return {found.decode() for found in _WORD.findall(raw.encode() if isinstance(raw, str) else raw)}


class Guard:
    """Looks through whatever goes out. What it found fails the story in which it was found."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._of_words = ""

    def listen(self) -> None:
        """Begins to listen to the store, and to the process's clients of other services."""
        from chalicelib.foundation import aws, rows, settings

        # The one table where what people wrote stands. The others hold ids and codes.
        self._of_words = settings.TABLES["network"]
        store = rows.connection.client.meta.events
        for operation in WRITES:
            store.register(f"provide-client-params.dynamodb.{operation}", self._written)
        for service, messages in SENT.items():
            for message in messages:
                aws.client(service).meta.events.register(
                    f"provide-client-params.{service}.{message}", self._sent
                )
        aws.client("sesv2").meta.events.register("provide-client-params.sesv2.SendEmail", self._mailed)

    def demand(self) -> None:
        """Fails when a canary was found where none may be."""
        found, self.found = self.found, []
        assert not found, "\n".join(found)

    def answered(self, reply: "Reply", asked: bytes) -> None:
        """A refusal tells nothing but what was sent, or what it is there to tell."""
        if reply.status >= 400 and SIGN.encode() in reply.raw and reply.code not in TOLD_ON_PURPOSE:
            told = words(reply.raw) - words(asked) - words(reply.path)
            assert not told, f"{reply.method} {reply.path} answers {reply.status} with {told}"

    def _written(self, params: Mapping[str, Any], model: Any, **_: Any) -> None:
        for table, row in _rows(params):
            if table != self._of_words:
                self._none("a row of", table, row)

    def _sent(self, params: Mapping[str, Any], model: Any, **_: Any) -> None:
        self._none("a message of", model.name, params)

    def _mailed(self, params: Mapping[str, Any], **_: Any) -> None:
        for word in words(_spelled_out(params["Content"]["Raw"]["Data"])):
            for address in params["Destination"]["ToAddresses"]:
                if not MAILED.get(word, nobody)(address):
                    self.found.append(f"a mail to {address} holds {word}")

    def _none(self, what: str, where: str, told: Any) -> None:
        for text in _texts(told):
            if SIGN in (text if isinstance(text, str) else text.decode("latin-1")):
                self.found.append(f"{what} {where} holds {words(text)}: {told}")


def _rows(params: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    if "TransactItems" in params:
        yield from (
            (what["TableName"], what) for step in params["TransactItems"] for what in step.values()
        )  # fmt: skip
    elif "RequestItems" in params:
        yield from params["RequestItems"].items()
    else:
        yield params["TableName"], params


def _spelled_out(mail: bytes) -> str:
    """A mail as its reader has it: on the wire its words may be wrapped, or spelled in base64."""
    # Headers are read by decode_header, in a tenth of the time that a mail's newer policy takes for them.
    read = message_from_bytes(mail)
    parts = (part.get_payload(decode=True) for part in read.walk() if part.get_content_maintype() == "text")
    texts = (part.decode("utf-8", "replace") for part in parts if isinstance(part, bytes))
    return "\n".join([*map(_unwrapped, read.values()), *texts])


def _unwrapped(header: str) -> str:
    whole = "".join(header.splitlines())
    return str(make_header(decode_header(whole))) if "=?" in whole else whole


def _texts(told: Any) -> Iterator[str | bytes]:
    if isinstance(told, str | bytes):
        yield told
    elif isinstance(told, Mapping):
        for name, value in told.items():
            yield from _texts(name)
            yield from _texts(value)
    elif isinstance(told, list | tuple | set):
        for each in told:
            yield from _texts(each)


GUARD: Final = Guard()


def judge(report: pytest.TestReport) -> None:
    """Fails a test whose log holds a canary: the application writes it to standard output."""
    said = {word for _, text in report.sections for word in words(text)}
    if said and report.passed:
        report.outcome = "failed"
        report.longrepr = f"what was written to the log holds {sorted(said)}"
