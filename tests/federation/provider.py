"""A small provider: discovery, authorization, tokens, keys, UserInfo; it does what providers do, or meddles.

Each of `meddle` changes one thing on its way out: `metadata`, `claims`, `header`, `jwks` take what would be
said, `sign` makes the token, and a path is answered whole. `who` is whoever comes by a browser of their own,
`informs` what UserInfo says to who brings an access token; where it is None there is no UserInfo.
"""

import base64
import functools
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import parse_qs, parse_qsl, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

CLIENT: Final = "entrenous tests"
SECRET: Final = "a secret/with +signs%"
Claims = dict[str, Any]
Answer = tuple[int, dict[str, str], bytes]


@functools.cache
def rsa(name: str, bits: int = 2048) -> RSAKey:
    """A key pair, made once."""
    return RSAKey.generate_key(bits, {"kid": name, "use": "sig"}, auto_kid=False)


@functools.cache
def elliptic(name: str) -> ECKey:
    """The same, on a curve."""
    return ECKey.generate_key("P-256", {"kid": name, "use": "sig"}, auto_kid=False)


class Provider(ThreadingHTTPServer):
    """Serves on a free port of this machine until it is closed."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.key: RSAKey | ECKey = rsa("first")
        self.granted: dict[str, Claims] = {}
        self.meddle: dict[str, Callable[[Any], Any]] = {}
        self.asked: list[str] = []
        self.clock: Callable[[], float] = time.time
        self.who: Claims = {}
        self.informs: Claims | None = None
        self.handed: set[str] = set()
        self.closing = threading.Event()
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self.closing.set()
        self.shutdown()
        self.server_close()

    def _meddled(self, what: str, said: Any) -> Any:
        return self.meddle.get(what, lambda same: same)(said)

    def agrees(self, link: str, **claims: Any) -> dict[str, str]:
        """What a browser that was sent to `link` brings back, once its person has agreed."""
        place = urlsplit(link)
        asked = dict(parse_qsl(place.query))
        assert f"{place.scheme}://{place.netloc}{place.path}" == f"{self.issuer}/authorize"
        assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT)
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.granted[code] = {**asked, "claims": claims}
        return {"code": code, "state": asked["state"]}

    def metadata(self) -> Claims:
        said = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "response_types_supported": ["code"],
            "code_challenge_methods_supported": ["S256"],
        }
        if self.informs is not None:
            said["userinfo_endpoint"] = f"{self.issuer}/userinfo"
        return dict(self._meddled("metadata", said))

    def jwks(self) -> Claims:
        said: Claims = self._meddled("jwks", {"keys": [self.key.as_dict(private=False)]})
        return said

    def tokens(self, grant: Claims) -> Claims:
        now, access = int(self.clock()), secrets.token_urlsafe(20)
        self.handed.add(f"Bearer {access}")
        half = hashlib.sha256(access.encode()).digest()[:16]
        claims = {
            "iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": grant["nonce"],
            "at_hash": base64.urlsafe_b64encode(half).decode().rstrip("="), **grant["claims"],
        }  # fmt: skip
        claims = self._meddled("claims", claims)
        alg = "ES256" if isinstance(self.key, ECKey) else "RS256"
        header = self._meddled("header", {"alg": alg, "kid": self.key.kid})
        sign = self.meddle.get("sign", lambda pair: jwt.encode(*pair, self.key, algorithms=[alg]))
        return {"id_token": sign((header, claims)), "access_token": access, "token_type": "Bearer"}

    def redeems(self, form: dict[str, str], basic: str) -> Claims | None:
        """The tokens for a form, None where it is not what was agreed."""
        grant = self.granted.pop(form.get("code", ""), None)
        name, _, secret = base64.b64decode(basic.removeprefix("Basic ")).decode().partition(":")
        if grant is None or (unquote(name), unquote(secret)) != (CLIENT, SECRET):
            return None
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if challenge != grant["code_challenge"] or form["redirect_uri"] != grant["redirect_uri"]:
            return None
        return self.tokens(grant)


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        self._answers(urlsplit(self.path).path, self._read)

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", "0"))
        form = {name: value[0] for name, value in parse_qs(self.rfile.read(length).decode()).items()}
        self._answers("/token", lambda path: self._token(form))

    def _answers(self, path: str, usual: Callable[[str], Answer]) -> None:
        self.server.asked.append(path)
        raw = self.server.meddle.get(path)
        status, headers, body = raw(self) if raw else usual(path)
        self.send_response(status)
        for name, value in {**headers, "content-length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _read(self, path: str) -> Answer:
        if path == "/authorize":
            asked = dict(parse_qsl(urlsplit(self.path).query))
            back = self.server.agrees(f"{self.server.issuer}{self.path}", **self.server.who)
            return 302, {"location": f"{asked['redirect_uri']}?{urlencode(back)}"}, b""
        if path == "/userinfo" and self.headers.get("authorization") not in self.server.handed:
            return 401, {"www-authenticate": 'Bearer error="invalid_token"'}, b""
        known = {
            "/userinfo": lambda: self.server.informs,
            "/.well-known/openid-configuration": self.server.metadata,
            "/jwks": self.server.jwks,
        }
        return said(known[path]()) if path in known else (404, {}, b"")

    def _token(self, form: dict[str, str]) -> Answer:
        got = self.server.redeems(form, self.headers.get("authorization", ""))
        return said({"error": "invalid_grant"}, 400) if got is None else said(got)

    def log_message(self, *told: Any) -> None:
        """Says nothing."""


def said(body: Any, status: int = 200, media: str = "application/json") -> Answer:
    """An answer in JSON."""
    return status, {"content-type": media}, json.dumps(body).encode()
