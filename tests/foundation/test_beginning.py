"""The cold start leaves the collector on, and off only while it lasts."""

import gc
import subprocess
import sys

SCRIPT = "import gc, app; print(gc.isenabled(), gc.get_freeze_count() > 50_000)"
LATER = ("authlib", "joserfc", "cryptography", "webauthn", "cbor2", "OpenSSL")
"""What only some requests need: it is loaded by the first of them."""
LOADED = f"import sys, app; print([name for name in {LATER} if name in sys.modules])"


def test_what_few_requests_need_is_not_loaded_by_the_start() -> None:
    said = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_garbage_is_collected_once_everything_stands() -> None:
    said = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["True", "True"]


def test_garbage_is_collected_here() -> None:
    import app

    assert app.app
    assert gc.isenabled()
