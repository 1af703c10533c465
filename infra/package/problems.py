"""Why there is no artefact."""


class NotPackaged(Exception):
    """The artefact could not be made; the text says why, in the words of the tool that refused."""
