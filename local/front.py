"""The front door of a laptop's network: which address is answered by whom."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from chalicelib.foundation import log
from chalicelib.foundation.refusals import BadRequest, Forbidden, NotAllowed, NotFound, fault
from chalicelib.foundation.serving import Internal
from local import gateway
from local.gateway import Gateway, language_of, refusal
from local.mailbox import Mailbox
from local.pages import mail
from local.pages.home import home
from local.pages.reference import reference
from local.server import JSON_HEADERS, Asked, Told
from local.timepiece import MOST_DAYS, Timepiece
from local.web import Web

DOCUMENT: Final = "/api/v1/openapi.json"
HOSTS: Final = frozenset({"127.0.0.1", "localhost", "::1"})
READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})

View = Callable[[Asked], Told]


class Front:
    """Answers every request: the API by the app, the laptop's own addresses here, all else by the page.

    `fall_due` does what is due at the instant that a moved clock shows; `changed` is told of each
    request that may have written something.
    """

    def __init__(
        self,
        api: Gateway,
        mailbox: Mailbox,
        timepiece: Timepiece,
        fall_due: Callable[[str], None],
        changed: Callable[[], None],
        web: Web,
    ) -> None:
        self._api = api
        self._mailbox = mailbox
        self._timepiece = timepiece
        self._fall_due = fall_due
        self._changed = changed
        self._web = web
        self._views: Mapping[str, Mapping[str, View]] = {
            "/local": {"GET": self._home},
            "/local/mail": {"GET": self._mail},
            "/local/mail.json": {"GET": self._mail_json},
            "/local/clock": {"GET": self._clock, "POST": self._move},
            "/local/reference": {"GET": self._reference},
        }

    def answer(self, asked: Asked) -> Told:
        """The answer to a request. What nobody foresaw is a 500, and a line in the log."""
        try:
            return self._answered(asked)
        except Exception as problem:  # noqa: BLE001 (the thread of a connection has nobody above it to tell)
            log.failure("front.failed", problem)
            return refusal(Internal(), asked)

    def _answered(self, asked: Asked) -> Told:
        if asked.refused:
            return gateway.unreadable(asked)
        if not _ours(asked):
            return refusal(Forbidden(), asked)
        if asked.path.startswith("/api/"):
            told = self._api.answer(asked)
            if asked.method not in READS:
                self._changed()
            return told
        views = self._views.get(asked.path)
        if views is None:
            return self._page(asked)
        view = views.get("GET" if asked.method == "HEAD" else asked.method)
        return view(asked) if view else refusal(NotAllowed(), asked)

    def _page(self, asked: Asked) -> Told:
        """The page. A mistyped address of the API or of the laptop is none of its addresses."""
        if asked.path.startswith(("/api", "/local/")):
            return refusal(NotFound(), asked)
        if asked.method not in ("GET", "HEAD"):
            return refusal(NotAllowed(), asked)
        return self._web.answer(asked) or refusal(NotFound(), asked)

    def _home(self, asked: Asked) -> Told:
        shown = str(self._timepiece.shown()["now"])
        origin = f"http://{asked.headers.get('host', '127.0.0.1')}"
        return home(language_of(asked), origin, f"{shown[:10]} {shown[11:16]} UTC")

    def _mail(self, asked: Asked) -> Told:
        to = _one(asked, "to")
        return mail.shown(self._mailbox.mails(to), to, language_of(asked))

    def _mail_json(self, asked: Asked) -> Told:
        return mail.listed(self._mailbox.mails(_one(asked, "to")))

    def _clock(self, asked: Asked) -> Told:
        return _json(self._timepiece.shown())

    def _move(self, asked: Asked) -> Told:
        """JSON is demanded because a form of another site cannot send it without asking first."""
        if not asked.headers.get("content-type", "").startswith("application/json"):
            return refusal(BadRequest("not_json"), asked)
        try:
            draft = json.loads(asked.body)
        except ValueError:
            return refusal(BadRequest("not_json"), asked)
        days = draft.get("days") if isinstance(draft, dict) else None
        if isinstance(days, bool) or not isinstance(days, int | float) or not 0 < days <= MOST_DAYS:
            return refusal(fault("/days", "wrong_value"), asked)
        # Mails already sent bear the time that the clock showed before.
        self._mailbox.collect()
        self._timepiece.move(days, self._fall_due)
        self._changed()
        return _json(self._timepiece.shown())

    def _reference(self, asked: Asked) -> Told:
        told = self._api.answer(Asked("GET", DOCUMENT, {}, b"", asked.peer))
        document = json.loads(told.body) if told.status == 200 else None
        return reference(document, language_of(asked))


def _ours(asked: Asked) -> bool:
    """A page elsewhere whose name was made to mean 127.0.0.1 sends that name as host, and reads nothing."""
    host = asked.headers.get("host", "127.0.0.1")
    try:
        return urlsplit(f"//{host}").hostname in HOSTS
    except ValueError:
        return False


def _one(asked: Asked, name: str) -> str:
    return parse_qs(urlsplit(asked.target).query).get(name, [""])[-1]


def _json(value: Any) -> Told:
    return Told(200, json.dumps(value).encode(), list(JSON_HEADERS))
