"""The page on a laptop: `web/dist` as CloudFront serves it, with the same headers and the same fallback.

A test holds the headers equal to those of infra/web.yaml.
"""

import functools
import gzip
import hashlib
from pathlib import Path
from typing import Final

from infra.deploy.page import ASK, ASSETS, FOREVER, TEXT, kind
from local.engine import ROOT
from local.server import Asked, Told

DIST: Final = ROOT / "web" / "dist"
POLICY: Final = (
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "manifest-src 'self'",
    "worker-src 'self'", "img-src 'self' {files}", "connect-src 'self' {files}", "form-action 'self'",
    "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
    "trusted-types entrenous-html entrenous-worker",
)  # fmt: skip
HEADERS: Final = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Web:
    """Answers the page's addresses. `files` is the origin where files are uploaded and read."""

    def __init__(self, folder: Path = DIST, files: str = "") -> None:
        self._folder = folder.resolve()
        policy = "; ".join(POLICY).format(files=files)
        self._own = [("Content-Security-Policy", policy.replace(" ;", ";")), *HEADERS.items()]

    def answer(self, asked: Asked) -> Told | None:
        """A file of the page, or the page itself for an address inside it; None where a file is absent."""
        # As CloudFront's function does: what has a dot is a file, everything else is the page's to show.
        key = asked.path.lstrip("/") if "." in asked.path.rpartition("/")[2] else "index.html"
        file = (self._folder / key).resolve()
        if not (file.is_relative_to(self._folder) and file.is_file()):
            return None
        # A build may replace the file while the network runs: its age is part of what is remembered.
        raw, packed, tag = _read(file, file.stat().st_mtime_ns)
        lasting = FOREVER if key.startswith(ASSETS) else ASK
        headers = [*self._own, ("Cache-Control", lasting), ("ETag", tag), ("Vary", "Accept-Encoding")]
        if asked.headers.get("if-none-match") == tag:
            return Told(304, b"", headers)
        headers.append(("Content-Type", kind(key)))
        if kind(key).startswith(TEXT) and "gzip" in asked.headers.get("accept-encoding", ""):
            return Told(200, packed, [*headers, ("Content-Encoding", "gzip")])
        return Told(200, raw, headers)


@functools.lru_cache(maxsize=256)
def _read(file: Path, _age: int) -> tuple[bytes, bytes, str]:
    """A file's bytes, the same compressed, and its tag."""
    raw = file.read_bytes()
    return raw, gzip.compress(raw, mtime=0), f'"{hashlib.sha256(raw).hexdigest()[:32]}"'
