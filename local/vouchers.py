"""A company's provider on the laptop itself: for trying its sign-in out, where its owner names one.

Nothing that is deployed has this: there a provider is asked by `https` alone. Where the environment says
`OIDC_ISSUER=http://127.0.0.1:PORT`, with `OIDC_CLIENT_ID` and `OIDC_SECRET`, this machine may be asked too.
"""

from chalicelib.federation.asking import calls
from chalicelib.foundation import settings
from local.receivers import near


def allow() -> bool:
    """Lets it be asked, where the environment names one here; answers whether it does."""
    asked = near(settings.oidc_issuer()) is not None
    if asked and near not in calls.NEARBY:
        calls.NEARBY.append(near)
    return asked
