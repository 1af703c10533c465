"""Who may do what to a file or a folder that they can read, beyond what the community's policy says. Pure."""

from chalicelib.access.gate import Standing
from chalicelib.access.verbs import Verb
from chalicelib.files.model import File, Folder


def may_change(standing: Standing, thing: File | Folder) -> bool:
    """Whoever brought a file or made a folder changes it while they may write; and so may moderators."""
    return standing.may(Verb.POST) and (_theirs(standing, thing) or standing.may(Verb.MODERATE))


def may_delete(standing: Standing, file: File) -> bool:
    """Whoever brought a file takes it back for as long as they can read it; moderators what they can read."""
    return _theirs(standing, file) or standing.may(Verb.MODERATE)


def may_replace(standing: Standing) -> bool:
    """Everybody who may write where a file is adds a version to it; former ones stay."""
    return standing.may(Verb.POST)


def _theirs(standing: Standing, thing: File | Folder) -> bool:
    return thing.by == standing.viewer.person
