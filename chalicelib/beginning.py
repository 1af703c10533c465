"""The cold start: while the house is put up nothing is thrown away, so nobody looks for what could be.

Imported first and ended last by `app.py`. Collecting during the imports cost 50 of 430 ms of CPU; what
stands afterwards stays for the life of the process and is never looked through again.
"""

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, cast

BESIDE: Final = "urllib3.contrib.pyopenssl"
_modules: Final = cast("dict[str, Any]", sys.modules)
_putting_up: Final = threading.RLock()

gc.disable()
# Where pyOpenSSL is installed (passkeys need it, and few requests need passkeys), botocore would load it and
# cryptography with it, to take the standard library's context from it all the same.
_modules.setdefault(BESIDE, None)


def over() -> None:
    """Everything stands: from now on garbage is collected, but not among what was imported."""
    if _modules[BESIDE] is None:
        del _modules[BESIDE]
    gc.freeze()
    gc.enable()


@contextmanager
def more() -> Iterator[None]:
    """Within, something more is put up in the same way, for whoever is the first to need it.

    One thread does so at a time: another that needs the same waits until all of it stands.
    """
    with _putting_up:
        collecting = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            if collecting:
                gc.freeze()
                gc.enable()
