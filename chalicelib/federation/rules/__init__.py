"""What holds for the company's sign-in: pure decisions."""


class Refused(Exception):
    """Nobody comes in by this. The reason is for the log; who asks is told nothing that depends on it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
