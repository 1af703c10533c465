"""The cold start leaves the collector on, and off only while it lasts."""

import gc
import subprocess
import sys

SCRIPT = "import gc, app; print(gc.isenabled(), gc.get_freeze_count() > 50_000)"


def test_garbage_is_collected_once_everything_stands() -> None:
    said = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["True", "True"]


def test_garbage_is_collected_here() -> None:
    import app

    assert app.app
    assert gc.isenabled()
