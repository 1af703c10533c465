"""What loosens a setting, and when a change that takes two comes or lapses. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, Final

from chalicelib.access.model import NetworkRole, Status
from chalicelib.foundation import clock
from chalicelib.foundation.refusals import fault
from chalicelib.network.model import Ceiling, LinkPreviews, Proposal, Settings, State

UNSIGNED_STANDS: Final = 14 * clock.DAY
"""How long a proposal waits for its second signature."""
_CEILINGS: Final = list(Ceiling)
_ASKERS: Final = list(LinkPreviews)


def _admits_more(was: Sequence[str], now: Sequence[str]) -> bool:
    # No domain at all means any: a list bounds where none did.
    return bool(was) and (not now or not set(now) <= set(was))


def _never(_was: int, _now: int) -> bool:
    return False


LOOSENS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "widening_days": lambda was, now: now < was,
    "guests": lambda was, now: now and not was,
    "guest_days": lambda was, now: now > was,
    "mail_ceiling": lambda was, now: _CEILINGS.index(now) > _CEILINGS.index(was),
    "domains": _admits_more,
    "link_previews": lambda was, now: _ASKERS.index(now) > _ASKERS.index(was),
    # Room is a matter of money: whoever reads what is another matter, and stays the same.
    "file_megabytes": _never,
    "community_gigabytes": _never,
    "network_gigabytes": _never,
}
"""For each setting whether a change of it lets more happen than before."""


def differing(was: Settings, said: Mapping[str, Any]) -> dict[str, Any]:
    """What is said otherwise than it is."""
    now = asdict(was)
    return {name: value for name, value in said.items() if value != now[name]}


def loosened(was: Settings, wanted: Mapping[str, Any]) -> frozenset[str]:
    """Which of some settings would let more happen."""
    now = asdict(was)
    return frozenset(name for name, value in wanted.items() if LOOSENS[name](now[name], value))


def after(was: Settings, wanted: Mapping[str, Any]) -> Settings:
    """The settings with those that are wanted."""
    return replace(was, **wanted)


def told(was: Settings, wanted: Mapping[str, Any]) -> dict[str, str | int]:
    """What the news of a change says: of each setting what it is to be, and what it was."""
    now = asdict(was)
    said: dict[str, str | int] = {name: _code(value) for name, value in wanted.items()}
    return {**said, **{f"was_{name}": _code(now[name]) for name in wanted}}


def _code(value: Any) -> str | int:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, int):
        return value
    return str(value) if isinstance(value, str) else " ".join(value)


def holds(card: Mapping[str, Any] | None, since: int) -> bool:
    """Whether a card is that of an administrator who can act now, without a break since an instant."""
    if card is None or card["status"] != Status.ACTIVE:
        return False
    return NetworkRole.ADMINISTRATOR in (card.get("roles") or ()) and card.get("stood", 0) <= since


def is_due(proposal: Proposal, now: int) -> bool:
    """Whether something is to happen to a change that waits: its day has come, or nobody signed in time."""
    if proposal.state is State.SIGNED:
        return proposal.effective is not None and proposal.effective <= now
    return proposal.state is State.PROPOSED and proposal.at + UNSIGNED_STANDS <= now


def admits(settings: Settings, address: str) -> bool:
    """Whether an employee may have this address (in its one spelling)."""
    return not settings.domains or address.rpartition("@")[2] in settings.domains


def domains(texts: Iterable[str]) -> tuple[str, ...]:
    """Domains in their one spelling, in order, without repeats. Raises Invalid at the one that is none."""
    return tuple(sorted({_domain(text, f"/domains/{number}") for number, text in enumerate(texts)}))


def _domain(text: str, pointer: str) -> str:
    # Loaded on first use: the cold start has a budget.
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(f"someone@{text}", check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        raise fault(pointer, "wrong_domain") from None
    return str(found.ascii_domain).lower()
