"""The cold start: while the house is put up nothing is thrown away, so nobody looks for what could be.

Imported first and ended last by `app.py`. Collecting during the imports cost 50 of 430 ms of CPU; what
stands afterwards stays for the life of the process and is never looked through again.
"""

import gc

gc.disable()


def over() -> None:
    """Everything stands: from now on garbage is collected, but not among what was imported."""
    gc.freeze()
    gc.enable()
