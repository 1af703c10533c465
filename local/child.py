"""Runs in the engine's own environment, as a child of `local.engine`.

Its standard input is a pipe: a line that says `save` saves, and when the pipe closes, however whoever
started us died, it saves and leaves. Imports nothing of ours: this environment has only the engine.
"""

import os
import signal
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import Any


def listen(engine: Any) -> None:
    """Does what the pipe says until it closes."""
    for line in sys.stdin.buffer:
        loop = vars(engine)["_MAIN_LOOP"]
        if line.strip() == b"save" and loop is not None:
            loop.call_soon_threadsafe(save, engine)
    os.kill(os.getpid(), signal.SIGTERM)


def save(engine: Any) -> None:
    """Writes all state to disk. On the engine's own loop, so that no request runs meanwhile.

    Saving and its loop are private to the engine; its version is pinned, and a test saves and kills.
    """
    engine.save_all(vars(engine)["_build_persistence_save_dict"]())
    kept = Path(os.environ["STATE_DIR"]) / "saves"
    kept.write_text(str(int(kept.read_text()) + 1 if kept.exists() else 1))


def reckon(engine: Any) -> None:
    """Lets a copy have the checksum that is asked for, as S3 does it: the engine hears of it under the name
    that only uploads use.

    Copying is private to the engine; its version is pinned, and a test compares the checksum of a copy.
    """
    copied = vars(engine)["_copy_object"]

    def copy(bucket: str, key: str, headers: dict[str, str]) -> Any:
        asked = headers.get("x-amz-checksum-algorithm")
        return copied(bucket, key, {**headers, "x-amz-sdk-checksum-algorithm": asked} if asked else headers)

    vars(engine)["_copy_object"] = copy


def main() -> None:
    """Serves until the pipe closes. A closed terminal is the parent's business, not ours."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    sys.argv = ["ministack"]
    engine = import_module("ministack.app")
    reckon(import_module("ministack.services.s3"))
    threading.Thread(target=listen, args=(engine,), daemon=True).start()
    engine.main()


if __name__ == "__main__":
    main()
