"""A company's provider on the laptop itself: for trying its sign-in out, where its owner names one.

Nothing that is deployed has this: there a provider is asked by `https` alone. Where the environment says
`OIDC_ISSUER=http://127.0.0.1:PORT`, with `OIDC_CLIENT_ID` and `OIDC_SECRET`, this machine may be asked too.
"""

import os

BEGINS = "OIDC_"


def named() -> dict[str, str]:
    """What the environment of whoever starts the laptop says of a provider; a deployment has its template."""
    return {name: value for name, value in os.environ.items() if name.startswith(BEGINS)}


def allow() -> bool:
    """Lets a provider of this machine be asked, where the environment names one; answers whether it does."""
    # The code reads its environment when it is imported, which must not be before that stands.
    from chalicelib.federation.asking import calls
    from local.receivers import near

    asked = near(os.environ.get(f"{BEGINS}ISSUER", "")) is not None
    if asked and near not in calls.NEARBY:
        calls.NEARBY.append(near)
    return asked
