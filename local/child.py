"""Runs in the engine's own environment, as a child of `local.engine`.

Its standard input is a pipe: a line that says `save` saves, one that says `empty` and names a file empties
everything and then makes that file; and when the pipe closes, however whoever started us died, it saves and
leaves. Imports nothing of ours: this environment has only the engine.
"""

import os
import signal
import sys
import threading
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

IDLE_SECONDS = 75
FINISH_SECONDS = 3
OF_OBJECTS = ("_object_versions", "_object_retention", "_object_legal_hold", "_object_tags", "_object_acl")


def listen(engine: Any) -> None:
    """Does what the pipe says until it closes."""
    for line in sys.stdin.buffer:
        loop = vars(engine)["_MAIN_LOOP"]
        if line.strip() == b"save" and loop is not None:
            loop.call_soon_threadsafe(save, engine)
        elif line.startswith(b"empty ") and loop is not None:
            loop.call_soon_threadsafe(empty, Path(os.fsdecode(line.strip().partition(b" ")[2])))
    os.kill(os.getpid(), signal.SIGTERM)


def save(engine: Any) -> None:
    """Writes all state to disk. On the engine's own loop, so that no request runs meanwhile.

    Saving and its loop are private to the engine; its version is pinned, and a test saves and kills.
    """
    engine.save_all(vars(engine)["_build_persistence_save_dict"]())
    kept = Path(os.environ["STATE_DIR"]) / "saves"
    kept.write_text(str(int(kept.read_text()) + 1 if kept.exists() else 1))


def empty(done: Path) -> None:
    """Forgets rows, messages, mails and objects, and keeps the tables, queues and buckets that held them.

    On the engine's own loop as well, so that nobody finds it half done; its stores are private to it.
    """
    tables, trimmed = _store("dynamodb", "_tables"), _store("dynamodb", "_stream_trimmed")
    for table in tables.values():
        table["items"].clear()
        vars(_service("dynamodb"))["_items_replaced"](table)
    for name, records in _store("dynamodb", "_stream_records").items():
        trimmed[name] = trimmed.get(name, 0) + len(records)
        records.clear()
    for queue in _store("sqs", "_queues").values():
        queue["messages"].clear()
    for mails in _store("ses", "_sent_emails").values():
        mails.clear()
    for bucket in _store("s3", "_buckets").values():
        bucket["objects"].clear()
    for name in OF_OBJECTS:
        _store("s3", name).clear()
    done.touch()


def _beside(name: str) -> Any:
    """A module of this folder, whoever runs this file and from wherever."""
    found: Any = spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return module


def _service(name: str) -> Any:
    return import_module(f"ministack.services.{name}")


def _store(service: str, name: str) -> dict[Any, Any]:
    """What a service keeps, of all accounts and regions."""
    kept: dict[Any, Any] = vars(_service(service))[name]._data  # noqa: SLF001 (its own methods see one account)
    return kept


def main() -> None:
    """Serves until the pipe closes. A closed terminal is the parent's business, not ours."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    sys.argv = ["ministack"]
    engine = import_module("ministack.app")
    _beside("quick").better(_service("dynamodb"), _service("s3"), import_module("ministack.core.persistence"))
    threading.Thread(target=listen, args=(engine,), daemon=True).start()
    serve(_beside("asides").answering(engine.app, lambda: _store("sqs", "_queues")))


def serve(app: Any) -> None:
    """Serves until it is told to leave, then saves; what is under way may finish for three seconds.

    By uvicorn with a parser in C: the server that the engine brings takes three fifths of each small call.
    """
    uvicorn = import_module("uvicorn")
    config = uvicorn.Config(
        app, host=os.environ["BIND_HOST"], port=int(os.environ["GATEWAY_PORT"]), loop="asyncio",
        http="httptools", ws="none", lifespan="on", log_config=None, access_log=False, date_header=False,
        server_header=False, timeout_keep_alive=IDLE_SECONDS, timeout_graceful_shutdown=FINISH_SECONDS,
    )  # fmt: skip
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main()
