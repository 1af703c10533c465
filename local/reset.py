"""`make reset`: forgets the network on this machine."""

import os
import sys
from pathlib import Path

from local.house import AlreadyRunning, House
from local.stack import KEPT
from local.texts import console


def main() -> None:
    """Empties the folder, unless a network runs on it."""
    house = House(Path(os.environ.get("NETWORK_FOLDER") or KEPT))
    try:
        house.take()
    except AlreadyRunning:
        sys.exit(console("running"))
    house.forget()
    print(console("forgotten"))


if __name__ == "__main__":
    main()
